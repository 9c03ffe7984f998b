package dev.ringfence.jdbc.gate;

import dev.ringfence.jdbc.database.UserTables;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.Statement;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The temporary tables that a session made on this connection: what only it sees, and what ends with it, is no data. A name
 * alone proves nothing, since {@code IF NOT EXISTS} may have made none, so the catalog is asked before each statement that
 * would be refused; a database whose catalog does not tell has none. As a connection, not for many threads.
 */
public final class SessionTables {
    private static final int MOST = 1_000;

    private final Connection raw;
    private final WriteGuard guard;
    private final Dialect dialect;
    private final Set<String> made = new HashSet<>(0);

    public SessionTables(Connection raw, WriteGuard guard, Dialect dialect) {
        this.raw = raw;
        this.guard = guard;
        this.dialect = dialect;
    }

    /** Notes the tables that a statement made. */
    void after(Verdict verdict) {
        if (verdict.analysis == null || !verdict.effect.changesStructure() || made.size() >= MOST) {
            return;
        }
        for (Statement statement : verdict.analysis.statements()) {
            if (statement.temporary() && statement.kind() == Kind.DDL) {
                statement.targets().stream()
                        .filter(target -> target.parts().size() == 1)
                        .forEach(target -> made.add(target.name()));
            }
        }
    }

    /** True if all that a statement changes are such tables. */
    boolean hold(Verdict verdict) {
        if (made.isEmpty() || verdict.analysis == null) {
            return false;
        }
        Set<String> changed = new HashSet<>();
        for (Statement statement : verdict.analysis.statements()) {
            if (statement.kind() == Kind.READ && statement.effects().isEmpty()) {
                continue;
            }
            boolean tables = statement.kind().changesRows() || statement.kind() == Kind.DROP;
            if (!tables
                    || statement.targets().isEmpty()
                    || !statement.targets().stream().allMatch(this::isMade)) {
                return false;
            }
            statement.targets().forEach(target -> changed.add(target.name()));
        }
        return !changed.isEmpty() && changed.stream().allMatch(this::isTemporary);
    }

    private boolean isMade(ObjectName target) {
        return target.parts().size() == 1 && made.contains(target.name());
    }

    /** What cannot be read is a table like others. */
    private boolean isTemporary(String name) {
        try {
            if (raw.getAutoCommit()) {
                return read(name);
            }
            Savepoint before = raw.setSavepoint();
            try {
                boolean temporary = read(name);
                raw.releaseSavepoint(before);
                return temporary;
            } catch (SQLException | RuntimeException failure) {
                raw.rollback(before);
                throw failure;
            }
        } catch (SQLException | RuntimeException failure) {
            guard.error("jdbc.temporary-tables", failure);
            return false;
        }
    }

    private boolean read(String name) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL ->
                first(
                        "SELECT c.relnamespace = pg_catalog.pg_my_temp_schema() FROM pg_catalog.pg_class c"
                                + " WHERE c.oid = pg_catalog.to_regclass(?)",
                        UserTables.quoted(name, "\""));
            // A table of a schema comes before a temporary one of its name.
            case H2 ->
                first(
                        "SELECT COUNT(*) > 0 AND COUNT(*) = SUM(CASE STORAGE_TYPE WHEN 'LOCAL TEMPORARY' THEN 1 ELSE 0 END)"
                                + " FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_NAME) = UPPER(?)",
                        name);
            case MYSQL -> shown(name);
            default -> false;
        };
    }

    private boolean first(String query, String name) throws SQLException {
        try (PreparedStatement select = raw.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private boolean shown(String name) throws SQLException {
        try (java.sql.Statement show = raw.createStatement();
                ResultSet rows = show.executeQuery("SHOW CREATE TABLE " + UserTables.quoted(name, "`"))) {
            return rows.next() && rows.getString(2).toUpperCase(Locale.ROOT).startsWith("CREATE TEMPORARY TABLE");
        }
    }
}

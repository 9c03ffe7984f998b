package dev.ringfence.jdbc.statement;

import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.RowReach;
import dev.ringfence.sql.Statement;
import dev.ringfence.sql.StatementAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a text does as far as the connection it runs on is concerned, read from its analysis alone.
 *
 * @param destructive the stamp is read again before it, if it was read more than a second ago
 * @param writes changes what is stored, or may: all but reads and what concerns the session and the transaction alone
 * @param maxRows the most rows it can change: 0 for what changes none that can be counted, MAX_VALUE where the text sets
 *     no bound
 * @param uncounted changes rows in a way that no update count tells
 * @param opaque runs code that the text does not show
 * @param mixed changes rows and besides ends transactions, or changes structure or the server
 * @param returning changes rows and hands out rows, as by RETURNING, so that the driver may not tell how many
 * @param selection which rows of one table it means, where the text says so plainly; null elsewhere
 * @param deletesFrom the tables it deletes rows from, also by replacing them
 * @param turn what it does to the transaction it runs in
 * @param changesCatalog the connection may have gone to another catalog by it, which has a stamp of its own
 * @param changesNames the names of tables may mean others after it, as when it sets the search path
 * @param changesStructure what was learned of tables may no longer hold after it
 */
public record StatementEffect(
        boolean destructive,
        boolean writes,
        long maxRows,
        boolean uncounted,
        boolean opaque,
        boolean mixed,
        boolean returning,
        @Nullable RowReach selection,
        List<ObjectName> deletesFrom,
        Turn turn,
        boolean changesCatalog,
        boolean changesNames,
        boolean changesStructure) {
    /** What a session sets to have names of tables mean others. */
    private static final List<String> NAMING =
            List.of("search_path", "schema", "schema_search_path", "role", "session_authorization");

    /** What a statement does to the transaction it runs in. */
    public enum Turn {
        NONE,
        BEGINS,
        ENDS,
        ROLLS_BACK
    }

    static StatementEffect of(StatementAnalysis analysis) {
        boolean destructive = false;
        boolean writes = false;
        boolean uncounted = false;
        boolean opaque = false;
        boolean catalog = false;
        boolean session = false;
        boolean structure = false;
        boolean other = false;
        long maxRows = 0;
        List<ObjectName> deletesFrom = new ArrayList<>(0);
        int changes = 0;
        List<Optional<RowReach>> reaches = analysis.readOnly() ? List.of() : analysis.reaches();
        int index = -1;
        for (Statement statement : analysis.statements()) {
            index++;
            destructive |= destroys(statement);
            writes |= writes(statement.kind());
            catalog |= statement.kind() == Kind.SESSION && leadsElsewhere(analysis);
            session |= statement.kind() == Kind.SESSION;
            structure |= statement.kind().changesStructure();
            other |= isNeitherChangeNorRead(statement.kind());
            if (statement.kind().opaque()) {
                opaque = true;
                maxRows = Long.MAX_VALUE;
            } else if (statement.kind().changesRows() && statement.kind() != Kind.TRUNCATE) {
                changes++;
                uncounted |= statement.nested();
                if (deletes(statement.kind())) {
                    deletesFrom.addAll(statement.targets());
                }
                maxRows = RowBound.sum(
                        maxRows, reaches.isEmpty() ? Long.MAX_VALUE : bound(statement, reaches.get(index)));
            }
        }
        boolean mixed = other && maxRows > 0;
        return new StatementEffect(
                destructive,
                writes,
                maxRows,
                uncounted || opaque || mixed || changes > 1,
                opaque,
                mixed,
                maxRows > 0 && analysis.references("returning"),
                reaches.size() == 1 ? selection(reaches.get(0)) : null,
                deletesFrom,
                turn(analysis),
                catalog,
                session && NAMING.stream().anyMatch(analysis::references),
                structure);
    }

    /** The most rows that a statement can change: MySQL counts one twice that an INSERT finds there. Never 0. */
    private static long bound(Statement statement, Optional<RowReach> reach) {
        long rows = Math.max(
                1, reach.map(RowReach::maxRows).orElse(OptionalLong.empty()).orElse(Long.MAX_VALUE));
        return statement.kind() == Kind.UPSERT ? RowBound.sum(rows, rows) : rows;
    }

    private static @Nullable RowReach selection(Optional<RowReach> reach) {
        return reach.filter(read ->
                        !read.valuesByColumn().isEmpty() || !read.assigned().isEmpty())
                .orElse(null);
    }

    public StatementEffect {
        deletesFrom = List.copyOf(deletesFrom);
    }

    /** True if what it can change depends on keys of its tables. */
    boolean dependsOnTables() {
        return selection != null || !deletesFrom.isEmpty();
    }

    private static boolean writes(Kind kind) {
        return switch (kind) {
            case READ, COPY_OUT, TRANSACTION, SESSION, LOCK -> false;
            default -> true;
        };
    }

    private static boolean deletes(Kind kind) {
        return kind == Kind.DELETE || kind == Kind.REPLACE || kind == Kind.MERGE;
    }

    /** Of a text that could not be analysed. */
    static StatementEffect unknown(boolean destructive) {
        return new StatementEffect(
                destructive,
                destructive,
                0,
                false,
                false,
                false,
                false,
                null,
                List.of(),
                Turn.NONE,
                false,
                false,
                false);
    }

    /** In MySQL and MariaDB, USE goes to another catalog, with a stamp of its own; SET does not. */
    private static boolean leadsElsewhere(StatementAnalysis analysis) {
        return analysis.dialect() == Dialect.MYSQL
                && analysis.shape().toUpperCase(Locale.ROOT).contains("USE ");
    }

    private static boolean destroys(Statement statement) {
        return switch (statement.kind()) {
            case TRUNCATE, DROP, ALTER_DROP, SERVER -> true;
            case UPDATE, DELETE, MERGE -> statement.where().unlimited();
            default -> false;
        };
    }

    /** True for what may end the transaction, or falsify what is counted in it. */
    private static boolean isNeitherChangeNorRead(Kind kind) {
        return switch (kind) {
            case TRANSACTION, TRUNCATE, SERVER, MAINTENANCE, LOCK -> true;
            default -> kind.changesStructure();
        };
    }

    private static Turn turn(StatementAnalysis analysis) {
        Turn turn = Turn.NONE;
        for (Statement statement : analysis.statements()) {
            if (statement.kind() == Kind.TRANSACTION) {
                String shape = analysis.shape().toUpperCase(Locale.ROOT);
                if (shape.startsWith("ROLLBACK TO") || shape.contains("SAVEPOINT")) {
                    turn = Turn.NONE;
                } else if (shape.startsWith("ROLLBACK") || shape.startsWith("ABORT")) {
                    turn = Turn.ROLLS_BACK;
                } else if (shape.startsWith("COMMIT") || shape.startsWith("END")) {
                    turn = Turn.ENDS;
                } else {
                    turn = Turn.BEGINS;
                }
            }
        }
        return turn;
    }
}

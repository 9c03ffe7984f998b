package dev.ringfence.jdbc.limit;

import dev.ringfence.base.Decision;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.Statement;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a table that a statement changed. The table is counted after it, and only as far as it takes to tell: to the
 * rows changed, divided by the part that is allowed.
 */
final class TableShare {
    private TableShare() {}

    /** The first table that an UPDATE, DELETE or MERGE changes; null for anything else. */
    static @Nullable ObjectName table(Verdict verdict) {
        if (verdict.analysis != null) {
            for (Statement statement : verdict.analysis.statements()) {
                Kind kind = statement.kind();
                if ((kind == Kind.UPDATE || kind == Kind.DELETE || kind == Kind.MERGE)
                        && !statement.targets().isEmpty()) {
                    return statement.targets().get(0);
                }
            }
        }
        return null;
    }

    /** Decides about rows that were changed, in their transaction. */
    static Decision decide(WriteGuard guard, Connection raw, Verdict verdict, String table, long rows)
            throws SQLException {
        double most = guard.tableFractionLeft();
        if (rows <= 0 || most >= 1) {
            return Decision.allowed();
        }
        long gone = verdict.effect.deletesFrom().isEmpty() ? 0 : rows;
        long enough = (long) Math.ceil(rows / most);
        long held = CountedRows.upTo(enough, raw, verdict, List.of(table)) + gone;
        return guard.decideFraction(rows, held, table);
    }
}

package dev.ringfence.jdbc.gate;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.jdbc.statement.StatementEffect;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.Statement;
import dev.ringfence.sql.StatementAnalysis;
import java.util.List;

/**
 * What a dry run refuses: whatever could end its transaction, since that would commit what is to be rolled back. MySQL,
 * MariaDB and H2 commit before a change of structure; PostgreSQL rolls it back like anything else. Not rolled back
 * anywhere, and not refused: numbers taken from sequences, and what functions do outside of the database.
 */
final class DryRunRules {
    private DryRunRules() {}

    /** True if a statement may end the transaction that it runs in. */
    static boolean ends(Verdict verdict) {
        StatementAnalysis analysis = verdict.analysis;
        if (analysis == null || verdict.effect.turn() != StatementEffect.Turn.NONE) {
            return true;
        }
        boolean keepsOpen = analysis.dialect() == Dialect.POSTGRESQL;
        for (Statement statement : analysis.statements()) {
            if (keepsOpen ? statement.kind() == Kind.SERVER : endsElsewhere(statement.kind(), analysis)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsElsewhere(Kind kind, StatementAnalysis analysis) {
        return switch (kind) {
            case READ, COPY_OUT, SIDE_EFFECT, INSERT, UPSERT, REPLACE, MERGE, UPDATE, DELETE, COPY_IN, TRANSACTION ->
                false;
            case SESSION -> analysis.references("autocommit");
            case TRUNCATE, DROP, ALTER_DROP, DDL, GRANT, CALL, LOCK, MAINTENANCE, SERVER, UNKNOWN -> true;
        };
    }

    static Refusal refusal(String environment) {
        return new Refusal(
                Guard.OPERATIONS,
                "write.dry-run-cannot-undo",
                "A statement within a dry run that could end its transaction",
                environment,
                List.of("what it commits could not be rolled back"),
                "leave it out of the dry run");
    }
}

package dev.ringfence.write;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.Statement;
import dev.ringfence.sql.StatementAnalysis;
import dev.ringfence.sql.Where;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Denials by the shape of a statement. Pure, so that the answer can be kept beside the statement. */
final class SqlRules {
    private static final Set<String> LIFTABLE = Set.of(
            "sql.update-without-where",
            "sql.delete-without-where",
            "sql.merge-without-where",
            "sql.truncate",
            "sql.drop",
            "sql.ddl",
            "sql.administration",
            "sql.not-understood");

    private final WritePolicy policy;
    private final String environment;

    SqlRules(WritePolicy policy, String environment) {
        this.policy = policy;
        this.environment = environment;
    }

    Decision decide(StatementAnalysis analysis) {
        for (Statement statement : analysis.statements()) {
            String rule = rule(statement);
            if (rule != null && policy.permission(rule, analysis.shapeDigest()).isEmpty()) {
                return Decision.denied(refusal(rule, statement, analysis));
            }
        }
        return Decision.allowed();
    }

    /** True if a rule is one of these, which an override lifts; what other guards say of statements it does not. */
    static boolean isLiftable(String rule) {
        return LIFTABLE.contains(rule);
    }

    private static @Nullable String rule(Statement statement) {
        if (statement.temporary()) {
            // Nobody else's rows are in it. Mappers keep the identifiers of a bulk change there.
            return null;
        }
        return switch (statement.kind()) {
            case UPDATE -> statement.where().unlimited() ? "sql.update-without-where" : null;
            case DELETE -> statement.where().unlimited() ? "sql.delete-without-where" : null;
            case MERGE -> statement.where().unlimited() ? "sql.merge-without-where" : null;
            case TRUNCATE -> "sql.truncate";
            case DROP, ALTER_DROP -> "sql.drop";
            case DDL -> "sql.ddl";
            case GRANT, SERVER -> "sql.administration";
            case UNKNOWN -> "sql.not-understood";
            case READ,
                    COPY_OUT,
                    SIDE_EFFECT,
                    INSERT,
                    UPSERT,
                    REPLACE,
                    COPY_IN,
                    CALL,
                    LOCK,
                    TRANSACTION,
                    SESSION,
                    MAINTENANCE -> null;
        };
    }

    private Refusal refusal(String rule, Statement statement, StatementAnalysis analysis) {
        String target = statement.targets().stream()
                .map(ObjectName::toString)
                .collect(Collectors.joining(", ", statement.targets().isEmpty() ? "" : " on ", ""));
        String condition = condition(statement.where());
        return new Refusal(
                Guard.SQL,
                rule,
                statement.kind() + target + condition,
                environment,
                List.of("WRITE_UNGUARDED is not held"),
                remedy(rule) + "or permit this shape: WritePolicy.builder().permit(\"" + rule + "\", \""
                        + analysis.shapeDigest() + "\", \"<why>\")");
    }

    private static String condition(Where where) {
        return switch (where) {
            case ALWAYS_TRUE -> " whose WHERE is always true";
            case TRUE_UNLESS_NULL -> " whose WHERE is true wherever its columns have a value";
            case UNRELATED -> " whose WHERE says nothing about the rows that are changed";
            case NOT_APPLICABLE, ABSENT, PRESENT, NEVER_TRUE -> "";
        };
    }

    private static String remedy(String rule) {
        return switch (rule) {
            case "sql.update-without-where", "sql.delete-without-where", "sql.merge-without-where" ->
                "add a WHERE that names the rows, ";
            case "sql.not-understood" -> "write it in a form the analysis knows, ";
            default -> "run it as a migration, outside the application's datasource, ";
        };
    }
}

package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import java.util.List;

/** Denials by the number of rows that were changed. */
final class RowRules {
    private final String environment;

    RowRules(String environment) {
        this.environment = environment;
    }

    Decision operationCeiling(WriteScope scope) {
        return denied(
                "rows.operation-ceiling",
                "Write '" + scope.write.operation() + "' changing " + scope.rows() + " rows with a ceiling of "
                        + scope.ceiling(),
                "narrow the operation, run it in smaller parts, or raise its ceiling: Write.custom(\""
                        + scope.write.operation() + "\").maxRows(" + scope.rows() + ")");
    }

    Decision statementCeiling(long rows, long ceiling, Actor actor) {
        return denied(
                "rows.statement-ceiling",
                "One statement of " + actor + " changing " + rows + " rows with a ceiling of " + ceiling,
                "run it in smaller parts, or raise the ceiling: WritePolicy.builder()."
                        + (actor.kind() == Actor.Kind.SERVICE ? "maxRowsPerStatement" : "maxRowsPerStatementOfPeople")
                        + "(" + rows + ")");
    }

    private Decision denied(String rule, String what, String remedy) {
        return Decision.denied(
                new Refusal(Guard.ROWS, rule, what, environment, List.of("WRITE_UNGUARDED is not held"), remedy));
    }
}

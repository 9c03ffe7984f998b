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

    Decision operationCeiling(RunningWrite running) {
        return denied(
                "rows.operation-ceiling",
                "Write '" + running.write().operation() + "' changing " + running.rows() + " rows with a ceiling of "
                        + running.ceilings().rows(),
                "narrow the operation, run it in smaller parts, or " + DoorRemedies.moreRows(running));
    }

    Decision statementsCeiling(RunningWrite running) {
        return denied(
                "rows.statements-ceiling",
                "Write '" + running.write().operation() + "' with " + running.statements()
                        + " changing statements and a ceiling of "
                        + running.ceilings().statements(),
                "batch them, run it in smaller parts, or raise the ceiling of statements in the policy");
    }

    Decision entitiesCeiling(RunningWrite running) {
        return denied(
                "rows.entities-ceiling",
                "Write '" + running.write().operation() + "' touching " + running.entities()
                        + " entities with a ceiling of " + running.ceilings().entities(),
                "run it in smaller parts, or raise the ceiling of entities in the policy");
    }

    Decision fractionCeiling(long rows, long ofTable, String table, double ceiling) {
        return denied(
                "rows.fraction-ceiling",
                "One statement changing " + rows + " of " + ofTable + " rows of " + table + " where at most a part of "
                        + ceiling + " is allowed",
                "run it in smaller parts, or raise the ceiling of the table's part in the policy");
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

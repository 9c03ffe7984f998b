package dev.ringfence.write;

import dev.ringfence.base.Decision;
import org.jspecify.annotations.Nullable;

/** Counts what changes on a thread against the writes that run there and the policy. Safe for use by many threads. */
final class RowCounts {
    private final WritePolicy policy;
    private final RowRules rules;
    private final CurrentWrite current;

    RowCounts(WritePolicy policy, String environment, CurrentWrite current) {
        this.policy = policy;
        this.rules = new RowRules(environment);
        this.current = current;
    }

    long left() {
        RunningWrite running = current.running();
        return running == null ? ofStatement(null) : Math.min(ofStatement(running), running.rowsLeft());
    }

    /** That of the innermost write, whose terms hold that of the policy where no rule speaks of it. */
    private long ofStatement(@Nullable RunningWrite running) {
        return running == null
                ? policy.maxRowsPerStatement(current.actor().kind())
                : running.ceilings().rowsPerStatement();
    }

    Decision count(long rows) {
        if (rows <= 0) {
            return Decision.allowed();
        }
        RunningWrite running = current.running();
        RunningWrite passed = running == null ? null : running.addRows(rows);
        if (passed != null) {
            return rules.operationCeiling(passed);
        }
        long most = ofStatement(running);
        return rows > most ? rules.statementCeiling(rows, most, current.actor()) : Decision.allowed();
    }

    Decision countStatement() {
        RunningWrite running = current.running();
        RunningWrite passed = running == null ? null : running.addStatement();
        return passed == null ? Decision.allowed() : rules.statementsCeiling(passed);
    }

    Decision countEntities(long entities) {
        RunningWrite running = current.running();
        RunningWrite passed = running == null || entities <= 0 ? null : running.addEntities(entities);
        return passed == null ? Decision.allowed() : rules.entitiesCeiling(passed);
    }

    double tableFractionLeft() {
        double least = 1;
        for (RunningWrite write = current.running(); write != null; write = write.outer) {
            least = Math.min(least, write.ceilings().tableFraction());
        }
        return least;
    }

    Decision decideFraction(long rows, long ofTable, String table) {
        double ceiling = tableFractionLeft();
        return ofTable <= 0 || rows <= ofTable * ceiling
                ? Decision.allowed()
                : rules.fractionCeiling(rows, ofTable, table, ceiling);
    }
}

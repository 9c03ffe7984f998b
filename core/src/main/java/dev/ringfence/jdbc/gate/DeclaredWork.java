package dev.ringfence.jdbc.gate;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.jdbc.statement.BoundParameters;
import dev.ringfence.jdbc.statement.Denials;
import dev.ringfence.jdbc.statement.RowChange;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.ValueSite;
import dev.ringfence.write.DeclaredStatements;
import dev.ringfence.write.RunningWrite;
import dev.ringfence.write.WriteGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the statements on one connection to those that the write on this thread declared, if it declared any. As a
 * connection, not for many threads.
 */
public final class DeclaredWork {
    private final WriteGuard guard;
    private final Dialect dialect;
    private @Nullable RunningWrite known;
    private Optional<DeclaredStatements> declared = Optional.empty();

    public DeclaredWork(WriteGuard guard, Dialect dialect) {
        this.guard = guard;
        this.dialect = dialect;
    }

    /** True if parameters of statements have to be kept, to be compared. */
    boolean compares() {
        return guard.writing() && declared().isPresent();
    }

    /** What the write on this thread, or the nearest around it, declared. */
    private Optional<DeclaredStatements> declared() {
        RunningWrite running = guard.running().orElse(null);
        while (running != null && running.write().statements().isEmpty()) {
            running = running.outer().orElse(null);
        }
        if (running != known) {
            known = running;
            declared = running == null ? Optional.empty() : DeclaredStatements.of(running.write(), dialect);
        }
        return declared;
    }

    /** Throws if one of these statements was not declared. One that was prepared before the write cannot be compared. */
    void require(List<RowChange.Element> elements) {
        Optional<DeclaredStatements> statements = declared();
        if (statements.isPresent()) {
            for (RowChange.Element element : elements) {
                Denials.refuse(guard, decide(statements.get(), element), element.verdict());
            }
        }
    }

    private Decision decide(DeclaredStatements statements, RowChange.Element element) {
        Verdict verdict = element.verdict();
        return verdict.analysis == null
                ? Decision.allowed()
                : statements.decide(
                        verdict.sql,
                        verdict.analysis,
                        values(element),
                        guard.environment().name());
    }

    private static List<@Nullable Object> values(RowChange.Element element) {
        BoundParameters parameters = element.parameters();
        List<@Nullable Object> values = new ArrayList<>();
        int expected = element.verdict().sites().stream()
                .mapToInt(ValueSite::parameter)
                .max()
                .orElse(0);
        if (!parameters.repeatable() || parameters.count() < expected) {
            // Of a type that nothing can be compared with.
            values.add(parameters);
        }
        for (int number = 1; number <= parameters.count(); number++) {
            values.add(parameters.value(number));
        }
        return values;
    }

    /** Throws if statements were declared: the change of a row through a result set is none. */
    void requireNone() {
        if (compares()) {
            Refusal refusal = new Refusal(
                    Guard.OPERATIONS,
                    "write.undeclared-statement",
                    "The change of a row through a result set, within a write that declares its statements",
                    guard.environment().name(),
                    List.of("it may run only those"),
                    "run it as a declared statement: Write.sql(...).statement(sql, parameters...)");
            Denials.apply(guard, Decision.denied(refusal), Verdict.unnamed());
        }
    }
}

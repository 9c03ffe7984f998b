package dev.ringfence.spring.actuator;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.parity.EnvironmentFingerprint;
import dev.ringfence.write.Approval;
import dev.ringfence.write.GuardReport;
import dev.ringfence.write.WriteGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Asks every part how it stands, and none to do anything. A part that fails, such as a store that is down, is named and
 * leaves the others readable. Safe for use by many threads.
 */
final class SafeguardsReader {
    private final ConfigurableListableBeanFactory beans;
    private final WriteGuard guard;
    private final DatastoreReader datastores;

    SafeguardsReader(ConfigurableListableBeanFactory beans, WriteGuard guard, SeenDatastores seen) {
        this.beans = beans;
        this.guard = guard;
        this.datastores = new DatastoreReader(beans, seen);
    }

    Safeguards read() {
        List<String> unreadable = new ArrayList<>();
        GuardReport report = guard.report();
        return new Safeguards(
                report.until(),
                ShownEnvironment.of(guard.environment().resolution()),
                attempt("datastores", unreadable, datastores::read),
                ShownGuard.all(guard, report),
                ShownPolicy.of(guard.policy()),
                ShownDecisions.of(report),
                guard.modes().map(ShownOperations::of).orElse(null),
                attempt("approvals", unreadable, this::approvals),
                attempt("health", unreadable, this::health),
                attempt("audit", unreadable, () -> List.of(ShownAudit.of(audit()))).stream()
                        .findFirst()
                        .orElse(null),
                all(EnvironmentFingerprint.class).map(ShownFingerprint::of).toList(),
                unreadable);
    }

    /** The chained trail, also where it is one of two. */
    private AuditTrail audit() {
        return beans.getBeansOfType(JdbcAuditTrail.class).values().stream()
                .findFirst()
                .map(AuditTrail.class::cast)
                .orElseGet(guard::audit);
    }

    private <T> Stream<T> all(Class<T> type) {
        return beans.getBeanProvider(type).orderedStream();
    }

    private List<ShownApproval> approvals() {
        return all(Approval.class)
                .flatMap(approval -> approval.waiting().stream())
                .map(ShownApproval::of)
                .toList();
    }

    private List<ShownHealth> health() {
        return Stream.of(
                        all(HealthBoard.class)
                                .flatMap(board -> board.snapshot().checks().stream())
                                .map(ShownHealth::of),
                        all(CircuitBreakers.class)
                                .flatMap(breakers -> breakers.all().stream())
                                .map(ShownHealth::of),
                        all(ErrorBudget.class).map(ShownHealth::of))
                .flatMap(parts -> parts)
                .toList();
    }

    /** Nothing if it fails: of what was thrown the class is told, since a message may quote anything. */
    private static <T> List<T> attempt(String part, List<String> unreadable, Callable<List<T>> reading) {
        try {
            return reading.call();
        } catch (Exception failure) {
            unreadable.add(part + ": " + failure.getClass().getSimpleName());
            return List.of();
        }
    }
}

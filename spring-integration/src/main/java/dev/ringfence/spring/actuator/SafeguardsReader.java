package dev.ringfence.spring.actuator;

import dev.ringfence.write.Approval;
import dev.ringfence.write.GuardReport;
import dev.ringfence.write.WriteGuard;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Asks every part how it stands, and none to do anything. A part that fails, such as a store that is down, is named and
 * leaves the others readable. Safe for use by many threads.
 */
final class SafeguardsReader {
    private final ConfigurableListableBeanFactory beans;
    private final WriteGuard guard;
    private final ObjectProvider<Approval> approvals;

    SafeguardsReader(ConfigurableListableBeanFactory beans, WriteGuard guard, ObjectProvider<Approval> approvals) {
        this.beans = beans;
        this.guard = guard;
        this.approvals = approvals;
    }

    Safeguards read() {
        List<String> unreadable = new ArrayList<>();
        GuardReport report = guard.report();
        List<ShownApproval> waiting = attempt("approvals", unreadable, this::waiting);
        return new Safeguards(
                report.until(),
                ShownEnvironment.of(guard.environment().resolution()),
                datastores(unreadable),
                ShownGuard.all(guard, report),
                ShownPolicy.of(guard.policy()),
                ShownDecisions.of(report),
                guard.modes().map(ShownOperations::of).orElse(null),
                waiting == null ? List.of() : waiting,
                attempt("audit", unreadable, () -> ShownAudit.of(guard.audit())),
                unreadable);
    }

    private List<ShownApproval> waiting() {
        return approvals
                .orderedStream()
                .flatMap(approval -> approval.waiting().stream())
                .map(ShownApproval::of)
                .toList();
    }

    /** Only beans that exist: to look must not open a pool that nobody uses. */
    private List<ShownDatastore> datastores(List<String> unreadable) {
        List<ShownDatastore> shown = new ArrayList<>();
        for (String name : beans.getBeanNamesForType(DataSource.class, false, false)) {
            if (beans.containsSingleton(name)) {
                ShownDatastore datastore = attempt(
                        "datastore " + ShownText.of(name),
                        unreadable,
                        () -> datastore(name, beans.getBean(name, DataSource.class)));
                if (datastore != null) {
                    shown.add(datastore);
                }
            }
        }
        return shown;
    }

    private static ShownDatastore datastore(String name, DataSource bean) throws SQLException {
        return GuardedBeans.guardOf(bean)
                .map(guarded -> guarded.lastAdmission()
                        .map(admission -> ShownDatastore.of(name, admission))
                        .orElseGet(() -> ShownDatastore.unseen(name)))
                .orElseGet(() -> ShownDatastore.unguarded(name));
    }

    /** Nothing if it fails: of what was thrown the class is told, since a message may quote anything. */
    private static <T> @Nullable T attempt(String part, List<String> unreadable, Callable<T> reading) {
        try {
            return reading.call();
        } catch (Exception failure) {
            unreadable.add(part + ": " + failure.getClass().getSimpleName());
            return null;
        }
    }
}

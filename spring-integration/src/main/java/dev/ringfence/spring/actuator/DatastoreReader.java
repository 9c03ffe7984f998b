package dev.ringfence.spring.actuator;

import dev.ringfence.jdbc.GuardedDataSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Tells of each DataSource: what its guard saw last, else whether it has one. */
final class DatastoreReader {
    private final ConfigurableListableBeanFactory beans;
    private final SeenDatastores seen;
    private final FreshStamps fresh = new FreshStamps();

    DatastoreReader(ConfigurableListableBeanFactory beans, SeenDatastores seen) {
        this.beans = beans;
        this.seen = seen;
    }

    List<ShownDatastore> read() {
        fresh.read(Arrays.stream(beans.getBeanNamesForType(DataSource.class, false, false))
                .filter(beans::containsSingleton)
                .flatMap(name -> GuardedBeans.guardOf(beans.getBean(name, DataSource.class)).stream())
                .toList());
        List<ShownDatastore> shown = new ArrayList<>();
        Set<String> told = new HashSet<>();
        seen.lastByName().forEach((name, admission) -> {
            told.add(name);
            shown.add(ShownDatastore.of(name, admission));
        });
        // Only beans that exist: to look must not open a pool that nobody uses.
        for (String name : beans.getBeanNamesForType(DataSource.class, false, false)) {
            if (beans.containsSingleton(name) && told.stream().noneMatch(other -> isTargetOf(name, other))) {
                shown.add(unseen(name, beans.getBean(name, DataSource.class)));
            }
        }
        return shown;
    }

    /** The targets of a router are called after it, such as {@code shops.eu}. */
    private static boolean isTargetOf(String bean, String name) {
        return name.equals(bean) || name.startsWith(bean + ".");
    }

    private static ShownDatastore unseen(String name, DataSource bean) {
        Optional<GuardedDataSource> guarded = GuardedBeans.guardOf(bean);
        return guarded.isEmpty()
                ? ShownDatastore.unguarded(name)
                : guarded.flatMap(GuardedDataSource::lastAdmission)
                        .map(admission -> ShownDatastore.of(name, admission))
                        .orElseGet(() -> ShownDatastore.unseen(name));
    }
}

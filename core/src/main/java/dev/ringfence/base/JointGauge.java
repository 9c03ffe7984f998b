package dev.ringfence.base;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A gauge that several objects of a process feed: it shows the greatest of their values, which is the worst for every gauge
 * of ours. Registering the same gauge twice with Micrometer leaves the second object out, and shows nothing once the first
 * is gone.
 *
 * <p>Holds the objects weakly. A value of NaN is none; with none it shows NaN. Configure it in one thread; what is registered is safe for use
 * by many.
 */
public final class JointGauge {
    private static final Map<MeterRegistry, Map<Key, Sources>> OF_REGISTRIES = new WeakHashMap<>();

    private final String name;
    private Tags tags = Tags.empty();
    private @Nullable String description;
    private @Nullable String baseUnit;

    private JointGauge(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    private record Key(String name, Tags tags) {}

    /** A gauge of that name. */
    public static JointGauge of(String name) {
        return new JointGauge(name);
    }

    /** Its tags; none unless set. */
    public JointGauge tags(Tags tags) {
        this.tags = tags;
        return this;
    }

    /** What it shows. */
    public JointGauge description(String text) {
        this.description = text;
        return this;
    }

    /** The unit of its values. */
    public JointGauge baseUnit(String unit) {
        this.baseUnit = unit;
        return this;
    }

    /** Adds an object to those that feed the gauge of this name and these tags in a registry. */
    public <T> void register(MeterRegistry registry, T source, ToDoubleFunction<T> value) {
        synchronized (OF_REGISTRIES) {
            Map<Key, Sources> gauges = OF_REGISTRIES.computeIfAbsent(registry, key -> new HashMap<>());
            Key key = new Key(name, tags);
            Sources before = gauges.get(key);
            if (before != null) {
                before.add(source, value);
                return;
            }
            Sources sources = new Sources();
            sources.add(source, value);
            gauges.put(key, sources);
            Gauge.builder(name, sources, Sources::greatest)
                    .tags(tags)
                    .description(description)
                    .baseUnit(baseUnit)
                    .strongReference(true)
                    .register(registry);
        }
    }

    private record Source<T>(WeakReference<T> object, ToDoubleFunction<T> value) {
        boolean gone() {
            return object.get() == null;
        }

        double read() {
            T alive = object.get();
            return alive == null ? Double.NaN : value.applyAsDouble(alive);
        }
    }

    private static final class Sources {
        private final List<Source<?>> all = new CopyOnWriteArrayList<>();

        <T> void add(T object, ToDoubleFunction<T> value) {
            all.removeIf(Source::gone);
            all.add(new Source<>(new WeakReference<>(object), value));
        }

        double greatest() {
            double greatest = Double.NaN;
            for (Source<?> source : all) {
                double value = source.read();
                greatest = Double.isNaN(greatest) || value > greatest ? value : greatest;
            }
            return greatest;
        }
    }
}

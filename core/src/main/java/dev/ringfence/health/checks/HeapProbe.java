package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Looks at how much of the heap was left occupied by the last collections; what is occupied between them is garbage for the
 * most part and says nothing. Of each pool of the heap it takes {@link MemoryPoolMXBean#getCollectionUsage}, which knows
 * nothing before the collector worked there.
 *
 * <p>DEGRADED from 85 % of the largest heap on and DOWN from 95 % on, unless set. Reaches this process alone. Safe for use by
 * many threads.
 */
public final class HeapProbe implements HealthProbe {
    private final Supplier<MemoryUsage> occupied;
    private final double degradedFrom;
    private final double downFrom;

    private HeapProbe(Supplier<MemoryUsage> occupied, double degradedFrom, double downFrom) {
        this.occupied = Objects.requireNonNull(occupied, "occupied");
        this.degradedFrom = degradedFrom;
        this.downFrom = downFrom;
    }

    /** The probe of this JVM, with the thresholds above. */
    public static HeapProbe ofThisJvm() {
        return of(HeapProbe::afterCollection);
    }

    static HeapProbe of(Supplier<MemoryUsage> occupied) {
        return new HeapProbe(occupied, 0.85, 0.95);
    }

    /**
     * The same with other thresholds, as shares of the largest heap.
     *
     * @throws IllegalArgumentException unless 0 &lt; degraded &lt;= down &lt;= 1
     */
    public HeapProbe from(double degraded, double down) {
        if (!(degraded > 0 && degraded <= down && down <= 1)) {
            throw new IllegalArgumentException(
                    "'degraded' and 'down' must be shares, the first the smaller one, but were " + degraded + " and "
                            + down);
        }
        return new HeapProbe(occupied, degraded, down);
    }

    private static MemoryUsage afterCollection() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += left == null ? 0 : left.getUsed();
        }
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new MemoryUsage(0, used, Math.max(used, heap.getCommitted()), heap.getMax());
    }

    @Override
    public HealthReading look() {
        MemoryUsage now = occupied.get();
        if (now.getMax() <= 0) {
            return HealthReading.unknown("the heap has no largest size");
        }
        double share = (double) now.getUsed() / now.getMax();
        String detail = String.format(
                Locale.ROOT,
                "%d %% of %d MiB occupied after the last collections",
                Math.round(share * 100),
                now.getMax() >> 20);
        if (share >= downFrom) {
            return HealthReading.down(detail);
        }
        return share >= degradedFrom ? HealthReading.degraded(detail) : HealthReading.up(detail);
    }

    @Override
    public HealthReach reach() {
        return HealthReach.PROCESS;
    }
}

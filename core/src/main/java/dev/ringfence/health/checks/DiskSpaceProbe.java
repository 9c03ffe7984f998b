package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Looks at how much room this process may still take on the file store of a path: DEGRADED below 1 GiB and DOWN below 100
 * MiB, unless set. A store that cannot be asked is DOWN.
 *
 * <p>Reaches this instance: a restart frees no disk. Safe for use by many threads.
 */
public final class DiskSpaceProbe implements HealthProbe {
    private final Path path;
    private final long degradedBelowBytes;
    private final long downBelowBytes;

    private DiskSpaceProbe(Path path, long degradedBelowBytes, long downBelowBytes) {
        this.path = Objects.requireNonNull(path, "path");
        this.degradedBelowBytes = degradedBelowBytes;
        this.downBelowBytes = downBelowBytes;
    }

    /** A probe of the file store that holds a path, with the thresholds above. */
    public static DiskSpaceProbe of(Path path) {
        return new DiskSpaceProbe(path, 1L << 30, 100L << 20);
    }

    /**
     * The same with other thresholds.
     *
     * @throws IllegalArgumentException if one is negative, or the first is less than the second
     */
    public DiskSpaceProbe below(long degradedBytes, long downBytes) {
        if (downBytes < 0 || degradedBytes < downBytes) {
            throw new IllegalArgumentException(
                    "'downBytes' must be 0 to 'degradedBytes' " + degradedBytes + " but was " + downBytes);
        }
        return new DiskSpaceProbe(path, degradedBytes, downBytes);
    }

    @Override
    public HealthReading look() throws IOException {
        long usable = Files.getFileStore(path).getUsableSpace();
        String detail = (usable >> 20) + " MiB left";
        if (usable < downBelowBytes) {
            return HealthReading.down(detail);
        }
        return usable < degradedBelowBytes ? HealthReading.degraded(detail) : HealthReading.up(detail);
    }

    @Override
    public HealthReach reach() {
        return HealthReach.INSTANCE;
    }
}

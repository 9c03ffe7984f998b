package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.failure.RunFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The heap did not hold what is read at a time: a row is read whole, whatever its size. */
public final class HeapExhaustedException extends RunFailure {
    private static final long serialVersionUID = 1L;
    private static final int KILO = 10;

    private final transient List<LargestValues.Value> largest;

    private HeapExhaustedException(List<LargestValues.Value> largest) {
        super(
                String.format(
                        Locale.ROOT,
                        "the heap of this process, %,d KiB, does not hold the rows that are read at a time",
                        Runtime.getRuntime().maxMemory() >> KILO),
                "refresh.heap",
                "Copying the rows",
                "give the process a heap of eight times the largest value for each thread that copies (-Xmx), or let"
                        + " fewer copy, or nullify the column");
        this.largest = List.copyOf(largest);
    }

    /** One that tells of the largest values of the source. */
    public static HeapExhaustedException of(RefreshJob job) {
        return new HeapExhaustedException(LargestValues.of(job));
    }

    /** True if a failure says so: drivers and embedded databases wrap what the JVM threw. */
    public static boolean isBehind(SQLException failed) {
        for (Throwable cause : failed) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> evidence() {
        List<String> evidence = new ArrayList<>(super.evidence());
        largest.forEach(value -> evidence.add(value.toString()));
        return evidence;
    }
}

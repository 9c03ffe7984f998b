package dev.ringfence.jdbc;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What {@link GuardedStatementBenchmark} measures, by the CPU time of the thread instead of a clock on the wall: for a
 * machine that does other things as well. Prints the best, the tenth part and the median of 120 runs. One JVM for each
 * guard, so that none is compiled with another in mind.
 *
 * <p>Arguments: the guard, such as {@code production-enforcing}.
 */
public final class StatementCpuMain {
    private static final int RUNS = 120;
    private static final int CALLS = 200_000;
    private static final long WARM_UP_NANOS = 2_000_000_000L;

    private static volatile long sum;

    private StatementCpuMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws ReflectiveOperationException, SQLException {
        GuardedStatementBenchmark benchmark = new GuardedStatementBenchmark();
        benchmark.guard = arguments[0];
        benchmark.open();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long begun = threads.getCurrentThreadCpuTime();
                threads.getCurrentThreadCpuTime() - begun < WARM_UP_NANOS; ) {
            sum = run(benchmark);
        }
        double[] nanos = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long before = threads.getCurrentThreadCpuTime();
            sum = run(benchmark);
            nanos[i] = (threads.getCurrentThreadCpuTime() - before) / (double) CALLS;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                arguments[0],
                nanos[0],
                nanos[RUNS / 10],
                nanos[RUNS / 2]);
        // The pool of a peer has threads of its own.
        System.exit(0);
    }

    private static long run(GuardedStatementBenchmark benchmark) throws SQLException {
        long rows = 0;
        for (int i = 0; i < CALLS; i++) {
            rows += benchmark.update();
        }
        return rows;
    }
}

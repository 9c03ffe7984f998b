package dev.ringfence.refresh.engine;

import java.time.Duration;

/**
 * How a run goes about it.
 *
 * @param parallelism how many threads copy, each with a connection to either side
 * @param blocks of a table that are copied in one piece, where pieces are counted so
 * @param keepsPrevious whether the rows that were there before are kept beside the new ones
 * @param patience how long a commit of a piece may take where a server may wait for room on its disk. Nothing else has a
 *     limit: an index, a check of foreign keys or a query of a large table says nothing for hours and then ends well, and no
 *     length of silence tells it from a server that waits
 */
public record RefreshOptions(int parallelism, int blocks, boolean keepsPrevious, Duration patience) {
    /** As long as MySQL waits before it repeats its warning of a full disk (MySQL 8.4, B.3.3.4). */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** 32 MiB as servers are built. */
    public static final int BLOCKS = 4_096;

    private static final int MOST_THREADS = 64;

    /** More wait for one another on the server. */
    private static final int MOST_BY_DEFAULT = 4;

    /** How many threads there are unless said otherwise. */
    public static int threadsByDefault() {
        return Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Answers with a number of threads that may be asked for.
     *
     * @throws IllegalArgumentException if it is not from 1 to 64
     */
    public static int requireThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("'threads' must be from 1 to " + MOST_THREADS + " but was " + threads);
        }
        return threads;
    }
}

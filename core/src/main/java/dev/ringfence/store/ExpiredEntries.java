package dev.ringfence.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has whoever makes entries that expire clear away a few that have: no thread of its own, and nothing for those who only
 * read. A process that ends early leaves little behind, which the next one clears. Safe for use by many threads.
 */
final class ExpiredEntries {
    /** After how many such entries of this process. */
    static final int EVERY = 32;

    /** More at a time than are made in between, so that the rest gets smaller. */
    static final int AT_ONCE = 128;

    private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

    private final AtomicInteger made = new AtomicInteger();

    /** Counts an entry that expires, and at times clears. What fails then is tried again at the next time. */
    void made(Runnable clearing) {
        if (made.incrementAndGet() % EVERY != 0) {
            return;
        }
        try {
            clearing.run();
        } catch (StoreUnavailableException failure) {
            // The entry was made. Expired ones only take room.
            LOG.warn("Expired entries were not cleared away: {}", failure.getMessage());
        }
    }
}

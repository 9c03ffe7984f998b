package dev.ringfence.write;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells when the newest backup was made from which what a write changes could be had back. Implementations are safe for
 * use by many threads and may be slow: what they say is remembered for a while.
 */
@FunctionalInterface
public interface BackupProbe {

    /** When, by a clock that is compared with the guard's; empty if there is none. Throws if it cannot tell. */
    Optional<Instant> newest();
}

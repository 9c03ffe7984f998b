package dev.ringfence.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * State that the instances of an application share: operating mode, freezes, approvals, budgets, receipts.
 *
 * <p>Guaranteed by every implementation: a change takes effect for all instances at once or not at all, and of several
 * changes that expect the same version exactly one succeeds. Expired entries are never returned. Not guaranteed: that the
 * store can be reached; every method may throw {@link StoreUnavailableException}, and the caller decides what then.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface StateStore {

    /** The entry of that name, if it exists and has not expired. */
    Optional<StateEntry> find(StateKey key);

    /** All entries of a kind that have not expired, ordered by id. */
    List<StateEntry> list(String kind);

    /**
     * Makes, or changes, an entry.
     *
     * @param expectedVersion the version it must have now; 0 if it must not exist, or must have expired
     * @param expiresAt when it ceases to exist, by the store's clock; empty if never
     * @return false if it has another version, and then nothing was changed
     */
    boolean compareAndSet(StateKey key, long expectedVersion, String json, Optional<Instant> expiresAt);

    /**
     * Removes an entry.
     *
     * @return false if it has another version or does not exist
     */
    boolean remove(StateKey key, long expectedVersion);

    /** The store's clock, so that instances whose own clocks differ agree on what has expired. */
    Instant now();

    /**
     * As {@link #find}, read in the transaction of a writer and locked against change until it ends, so that the state
     * cannot change between the reading and the writer's commit.
     *
     * @param writer a connection of the datastore that holds this store, in a transaction
     * @throws IllegalArgumentException if the connection's datastore does not hold this store, where that can be told
     */
    Optional<StateEntry> findForShare(StateKey key, Connection writer);

    /** A store that lives and ends with this process, for tests and single processes. */
    static StateStore inMemory() {
        return new InMemoryStateStore(java.time.Clock.systemUTC());
    }
}

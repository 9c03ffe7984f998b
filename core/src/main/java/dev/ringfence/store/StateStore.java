package dev.ringfence.store;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

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

    /**
     * An entry, and when that was so.
     *
     * @param entry the entry, if it exists and has not expired
     * @param at the time, by the store's clock
     */
    record Reading(Optional<StateEntry> entry, Instant at) {
        public Reading {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(at, "at");
        }
    }

    /** As {@link #find} and then {@link #now}; a store that is asked over a network answers both at once. */
    default Reading read(StateKey key) {
        return new Reading(find(key), now());
    }

    /** All entries of a kind that have not expired, ordered by id. */
    List<StateEntry> list(String kind);

    /**
     * Makes, or changes, an entry.
     *
     * @param expectedVersion the version it must have now; 0 if it must not exist, or must have expired
     * @param expiresAt when it ceases to exist, by the store's clock; empty if never
     * @return false if it has another version, and then nothing was changed
     * @throws IllegalArgumentException if the text is longer than 1,000,000 characters or holds what no database keeps:
     *     a NUL, or half of a surrogate pair
     */
    boolean compareAndSet(StateKey key, long expectedVersion, String json, Optional<Instant> expiresAt);

    /**
     * Removes an entry.
     *
     * @return false if it has another version or does not exist
     */
    boolean remove(StateKey key, long expectedVersion);

    /**
     * Forgets the entries that have expired, which are not found anyway, so that they take no room. The stores of this
     * library do it by themselves, some at a time, whenever a process has made a number of entries that expire; call it to
     * have it done at once.
     *
     * @return how many they were
     */
    int removeExpired();

    /** The store's clock, so that instances whose own clocks differ agree on what has expired. */
    Instant now();

    /**
     * As {@link #find}, read in the transaction of a writer and locked against change until it ends, so that the state
     * cannot change between the reading and the writer's commit. That holds for an absent entry too: it cannot be made
     * before the writer ends. Many writers can hold the lock at once, except on H2, where each waits for the one before.
     *
     * <p>Call it first thing in a transaction: at REPEATABLE READ or above, a change since the transaction began makes it
     * throw, and on PostgreSQL the transaction cannot go on then. The writer's user needs the right to lock the rows,
     * which is UPDATE on PostgreSQL and H2, SELECT on MariaDB.
     *
     * @param writer a connection of the datastore that holds this store, in a transaction
     * @throws IllegalArgumentException if the connection's datastore does not hold this store, where that can be told: it
     *     is another product
     */
    Optional<StateEntry> findForShare(StateKey key, Connection writer);

    /** A store that lives and ends with this process, for tests and single processes. */
    static StateStore inMemory() {
        return new InMemoryStateStore(Clock.systemUTC());
    }

    /** As {@link #jdbc(DataSource, Duration)} with a time-out of two seconds. */
    static StateStore jdbc(DataSource dataSource) {
        return jdbc(dataSource, Duration.ofSeconds(2));
    }

    /**
     * A store in tables of H2, PostgreSQL or MariaDB, which {@link StoreTables} makes. Opens no connection before it is
     * first asked. All times are the database's.
     *
     * @param dataSource gives connections that are <em>not</em> guarded; one is taken for each call, so a pool, and best
     *     one of its own with a short wait: a thread that asks may hold the last connection of the application's
     * @param timeout how long a statement may take, rounded up to whole seconds; see {@link StoreConnections}
     * @throws IllegalArgumentException if the time-out is not positive
     */
    static StateStore jdbc(DataSource dataSource, Duration timeout) {
        return new JdbcStateStore(dataSource, timeout);
    }
}

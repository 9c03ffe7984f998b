package dev.ringfence.testing;

import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store in memory that fails as a test wants it, by a test's clock. */
public final class FaultyStore implements StateStore {

    /** What goes wrong. */
    public enum Fault {
        /** It says that it cannot be reached. */
        UNAVAILABLE,
        /** It breaks its contract: a driver's defect, a class that is missing. */
        BROKEN,
        /** It answers with text that is no JSON. */
        GARBAGE
    }

    /** Stands for the connection of a writer; nothing can be called on it. */
    public static final Connection NO_CONNECTION = (Connection) Proxy.newProxyInstance(
            FaultyStore.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final StateStore inner = StateStore.inMemory();
    private final Clock clock;
    private volatile Optional<Fault> fault = Optional.empty();

    public FaultyStore(Clock clock) {
        this.clock = clock;
    }

    public void fail() {
        fault(Fault.UNAVAILABLE);
    }

    public void fault(Fault next) {
        fault = Optional.of(next);
    }

    public void heal() {
        fault = Optional.empty();
    }

    private Optional<StateEntry> answer(StateKey key, Optional<StateEntry> found) {
        if (fault.equals(Optional.of(Fault.GARBAGE))) {
            return Optional.of(new StateEntry(key, 1, "}not json{", now(), Optional.empty()));
        }
        return found;
    }

    private void check() {
        if (fault.equals(Optional.of(Fault.UNAVAILABLE))) {
            throw new StoreUnavailableException("find", new SQLTransientConnectionException("a fault of a test"));
        }
        if (fault.equals(Optional.of(Fault.BROKEN))) {
            throw new UnsupportedOperationException("a fault of a test");
        }
    }

    @Override
    public Optional<StateEntry> find(StateKey key) {
        check();
        return answer(key, inner.find(key));
    }

    @Override
    public List<StateEntry> list(String kind) {
        check();
        return inner.list(kind);
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedVersion, String json, Optional<Instant> expiresAt) {
        check();
        return inner.compareAndSet(key, expectedVersion, json, expiresAt);
    }

    @Override
    public boolean remove(StateKey key, long expectedVersion) {
        check();
        return inner.remove(key, expectedVersion);
    }

    @Override
    public int removeExpired() {
        check();
        return inner.removeExpired();
    }

    @Override
    public Instant now() {
        check();
        return clock.instant();
    }

    @Override
    public Optional<StateEntry> findForShare(StateKey key, Connection writer) {
        check();
        return answer(key, inner.findForShare(key, writer));
    }
}

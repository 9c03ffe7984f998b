package dev.ringfence.jdbc;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of physical connections, by identity, for as long as they live. Safe for use by many threads.
 *
 * @param <T> what is known
 */
final class PhysicalConnections<T> {
    private final ConcurrentHashMap<Identity, T> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** The driver's connection behind a pool's handle; the handle itself where the pool does not tell. */
    static Object of(Connection handle) {
        try {
            Connection physical = handle.unwrap(Connection.class);
            return physical == null ? handle : physical;
        } catch (SQLException | RuntimeException e) {
            // A handle is new with each borrowing, so that it is only read more often than needed.
            return handle;
        }
    }

    @Nullable
    T find(Object physical) {
        return known.get(new Identity(physical, null));
    }

    void remember(Object physical, T value) {
        for (Reference<?> dead = gone.poll(); dead != null; dead = gone.poll()) {
            known.remove(dead);
        }
        known.put(new Identity(physical, gone), value);
    }

    /** Equal to itself, and to another one of the same object. */
    private static final class Identity extends WeakReference<Object> {
        private final int hash;

        Identity(Object object, @Nullable ReferenceQueue<Object> queue) {
            super(object, queue);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object object = get();
            return object != null && other instanceof Identity that && that.refersTo(object);
        }
    }
}

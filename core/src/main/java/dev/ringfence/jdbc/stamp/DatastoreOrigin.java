package dev.ringfence.jdbc.stamp;

import java.util.Objects;

/**
 * Where a datastore stands.
 *
 * <p>PostgreSQL proves its identity: the cluster's system identifier with the database's oid, both of which a logical
 * restore changes and a physical copy keeps. H2, MariaDB and MySQL prove none that survives a restart, so there two
 * origins never provably differ, and no copy is detected.
 *
 * @param identity what the engine proves, such as {@code postgresql:7431234567890123456/16384}; empty where it proves
 *     nothing
 * @param endpoint the address as this client sees it, without user, password and options; only shown, never compared,
 *     because a tunnel makes a remote database look like a local one
 */
public record DatastoreOrigin(String identity, String endpoint) {
    public DatastoreOrigin {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(endpoint, "endpoint");
    }

    /** True if both identities are proven, and differ. */
    public boolean provablyDiffersFrom(DatastoreOrigin other) {
        return !identity.isEmpty() && !other.identity.isEmpty() && !identity.equals(other.identity);
    }

    /** The identity where there is one, else the endpoint. */
    @Override
    public String toString() {
        return identity.isEmpty() ? endpoint : identity;
    }
}

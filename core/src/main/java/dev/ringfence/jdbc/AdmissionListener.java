package dev.ringfence.jdbc;

/**
 * Told of each new admission: once for each datasource, stamp and outcome, not once for each connection. Found by {@link
 * java.util.ServiceLoader}, or given to {@link GuardedDataSource.Builder#listener}.
 *
 * <p>Called on the thread that asked for a connection, before it gets one, and before a refusal is thrown.
 * Implementations are quick, and safe for use by many threads. An exception is logged and otherwise ignored.
 */
@FunctionalInterface
public interface AdmissionListener {

    /**
     * A datastore was admitted, or is about to be refused.
     *
     * @param datasource the name of the guarded datasource
     */
    void admitted(String datasource, Admission admission);
}

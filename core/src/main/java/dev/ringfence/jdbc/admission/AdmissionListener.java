package dev.ringfence.jdbc.admission;

/**
 * Told of each admission: when a physical connection is first seen, and when its stamp is read again. Found by {@link
 * java.util.ServiceLoader}, or given to {@link dev.ringfence.jdbc.GuardedDataSource.Builder#listener}.
 *
 * <p>Called on the thread that asked, before it gets its connection. A {@link dev.ringfence.base.RingfenceException} that
 * a listener throws refuses the connection; any other exception is counted as a defect and otherwise ignored.
 * Implementations are quick, and safe for use by many threads.
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

package dev.ringfence.environment;

import java.io.IOException;
import java.util.List;

/**
 * A place that may say where this process runs.
 *
 * <p>Added by {@link EnvironmentResolver.Builder#source}, or found by {@link java.util.ServiceLoader}. A found source
 * may withhold but never grant: one of kind {@link Evidence.Kind#EXPLICIT} is refused, since a jar that lies on the
 * class path is nobody's word.
 *
 * <p>A source that throws is not an outage: it is shown as unreadable, and an explicit one then withholds every right.
 * Implementations must be safe for use by many threads and must not write to what they read.
 */
public interface EvidenceSource {

    /** Where this source looks, such as {@code environment variable}; shown. */
    String name();

    /** The kind of everything that {@link #read} returns. */
    Evidence.Kind kind();

    /**
     * Reads what there is now.
     *
     * @param context the process as the resolver sees it; read nothing around it, or no test can stand in
     * @return the evidence, {@link Evidence#silent} where nothing is set; not empty unless the source looks nowhere
     * @throws IOException if something could not be read
     */
    List<Evidence> read(EvidenceContext context) throws IOException;
}

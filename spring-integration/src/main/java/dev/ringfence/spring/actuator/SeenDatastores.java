package dev.ringfence.spring.actuator;

import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.AdmissionListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How each guarded DataSource was admitted last, by its name; also those that are no bean, such as the targets of a router.
 * There are no more of them than DataSources. Safe for use by many threads.
 */
final class SeenDatastores implements AdmissionListener {
    private final Map<String, Admission> lastByName = new ConcurrentHashMap<>();

    @Override
    public void admitted(String datasource, Admission admission) {
        lastByName.put(datasource, admission);
    }

    /** In the order of the names. */
    Map<String, Admission> lastByName() {
        return new TreeMap<>(lastByName);
    }
}

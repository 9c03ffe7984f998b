package dev.ringfence.junit;

import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.AdmissionListener;

/** Refuses guarded datasources what {@link FencedDriver} refuses drivers: production, in a JVM that runs tests. */
public final class FenceListener implements AdmissionListener {

    @Override
    public void admitted(String datasource, Admission admission) {
        if (ProductionFence.isProduction(admission)) {
            throw ProductionFence.ofThisJvm().refuse(admission);
        }
    }
}

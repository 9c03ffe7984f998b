package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Reads a datastore's stamp anew: UP if it belongs to this process's environment or is empty, DEGRADED if it is a copy or
 * unstamped, DOWN if it belongs to another environment, UNKNOWN if nobody can say.
 *
 * <p>Reaches what is shared. Safe for use by many threads.
 */
public final class StampProbe implements HealthProbe {
    private final DatastoreStamps stamps;

    private StampProbe(DatastoreStamps stamps) {
        this.stamps = Objects.requireNonNull(stamps, "stamps");
    }

    /** A probe of a datastore, unguarded as {@link DatastoreStamps} takes it. */
    public static StampProbe of(DatastoreStamps stamps) {
        return new StampProbe(stamps);
    }

    @Override
    public HealthReading look() throws SQLException {
        Admission admission = Admission.of(stamps);
        String detail = admission.outcome() + ": " + admission.explanation();
        return switch (admission.outcome()) {
            case MATCH, EMPTY -> HealthReading.up(detail);
            case COPY, UNSTAMPED -> HealthReading.degraded(detail);
            case FOREIGN -> HealthReading.down(detail);
            case UNREADABLE -> HealthReading.unknown(detail);
        };
    }
}

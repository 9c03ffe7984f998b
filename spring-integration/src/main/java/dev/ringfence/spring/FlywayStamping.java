package dev.ringfence.spring;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Stamps a datastore that carries no stamp yet, just before Flyway migrates it, while it can still be seen whether it was
 * empty. Handing this callback to Flyway is the explicit call that a stamp asks for.
 *
 * <pre>{@code
 * Flyway.configure().dataSource(migrations).callbacks(FlywayStamping.of(here, "release 12")).load().migrate();
 * }</pre>
 *
 * <p>Guaranteed: the rules of {@link DatastoreStamps#stamp(String, String)} hold; a datastore that is stamped, by
 * whomever, is left as it is; where the environment is not AGREED the migration fails before it begins. Not done: nothing
 * is stamped by {@code baseline}, {@code repair} or {@code validate} alone.
 *
 * <p>Flyway's DataSource must not be guarded: migrations run with the rights of their own user. Needs {@code
 * org.flywaydb:flyway-core} 12 or newer on the class path. Immutable and safe for use by many threads.
 */
public final class FlywayStamping implements Callback {
    private final DeploymentEnvironment here;
    private final String by;

    private FlywayStamping(DeploymentEnvironment here, String by) {
        this.here = Objects.requireNonNull(here, "here");
        this.by = Objects.requireNonNull(by, "by");
    }

    /**
     * A callback for one environment.
     *
     * @param by who stamps, such as a release; at most 200 characters
     */
    public static FlywayStamping of(DeploymentEnvironment here, String by) {
        return new FlywayStamping(here, by);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE;
    }

    /** False: the stamp is written on a connection of its own. */
    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return false;
    }

    /**
     * Stamps if there is no stamp.
     *
     * @throws dev.ringfence.jdbc.stamp.AdmissionDeniedException if the environment is not AGREED
     * @throws IllegalStateException if Flyway's DataSource is guarded, or the database fails
     */
    @Override
    public void handle(Event event, Context context) {
        DataSource dataSource = context.getConfiguration().getDataSource();
        if (dataSource instanceof GuardedDataSource) {
            throw new IllegalStateException("'dataSource' of Flyway must not be guarded: give migrations their own");
        }
        DatastoreStamps stamps = DatastoreStamps.of(dataSource, here);
        try {
            if (stamps.read() instanceof StampReading.Unstamped) {
                stamps.stamp(by, "before its first migration under a guard");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The datastore could not be stamped before its migration", failure);
        }
    }

    @Override
    public String getCallbackName() {
        return "ringfence-stamping";
    }
}

package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.RefreshProgress;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What was written is read for its proof while its indexes are built: here one of them is held up by a lock until the
 * rows are read, so that a run which built first would never end.
 */
@Timeout(600)
class IndexesBesideProofIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final int PEOPLE = 400;
    private static final String[] TABLE = {
        "CREATE FUNCTION held_up(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM"
                + " pg_advisory_xact_lock_shared(7); RETURN $1; END $$",
        "CREATE TABLE person (id int PRIMARY KEY, mail text UNIQUE DEFERRABLE, note text, boss int REFERENCES person)",
        "CREATE INDEX person_by_note ON person (held_up(note))",
    };
    private static final String ROWS = "SELECT * FROM person ORDER BY id";

    private DataSource production;
    private DataSource staging;

    @BeforeEach
    void databases() throws SQLException {
        production = database();
        staging = database();
        Sql.execute(
                production,
                "INSERT INTO person SELECT i, 'user' || i || '@mail' || i % 7 || '.org', 'note ' || i % 9,"
                        + " nullif(i / 3, 0) FROM generate_series(1, " + PEOPLE + ") i");
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
    }

    private static DataSource database() throws SQLException {
        DataSource database = PostgresServer.superuser(PostgresServer.createDatabase());
        Sql.execute(database, TABLE);
        return database;
    }

    private static EnvironmentRefresh refresh(DataSource from, DataSource to) {
        return EnvironmentRefresh.from(from)
                .to(to)
                .through(SanitizationPolicy.builder("people")
                        .keep("person.id")
                        .pseudonymize("person.mail", InfoType.EMAIL_ADDRESS)
                        .keep("person.note")
                        .keep("person.boss")
                        .build())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .parallelism(1);
    }

    /** Does something once, when rows are read that were written and the index is begun: by whoever comes last. */
    private static final class Gate implements AutoCloseable {
        private final Connection holder;
        private final AtomicBoolean written = new AtomicBoolean();
        private final AtomicBoolean reading = new AtomicBoolean();
        private final AtomicBoolean building = new AtomicBoolean();
        private final AtomicBoolean opened = new AtomicBoolean();
        private final Runnable opening;

        Gate(DataSource database, Runnable opening) throws SQLException {
            this.opening = opening;
            holder = database.getConnection();
            try (Statement statement = holder.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(7)");
            }
        }

        void told(RefreshProgress progress) {
            if (progress.allRows() == PEOPLE) {
                written.set(true);
            }
        }

        boolean wasOpened() {
            return opened.get();
        }

        private void called(String method, Object[] arguments) throws SQLException {
            if (method.equals("execute") && String.valueOf(arguments[0]).startsWith("CREATE INDEX person_by_note")) {
                building.set(true);
            }
            // Whoever reads asks for the driver's own connection, for its COPY.
            if (method.equals("unwrap") && written.get()) {
                reading.set(true);
            }
            if (reading.get() && building.get() && opened.compareAndSet(false, true)) {
                holder.close();
                opening.run();
            }
        }

        DataSource watching(DataSource database) {
            return (DataSource) watching(database, DataSource.class);
        }

        private Object watching(Object watched, Class<?> type) {
            return Proxy.newProxyInstance(
                    Gate.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                        called(method.getName(), given);
                        Object result;
                        try {
                            result = method.invoke(watched, given);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                        return switch (method.getName()) {
                            case "getConnection" ->
                                result instanceof Connection ? watching(result, Connection.class) : result;
                            case "createStatement" -> watching(result, Statement.class);
                            default -> result;
                        };
                    });
        }

        @Override
        public void close() throws SQLException {
            holder.close();
        }
    }

    private List<String> uninterrupted() throws SQLException {
        DataSource other = database();
        DatastoreStamps.of(other, Environments.STAGING).stamp("test", "test");
        refresh(production, other).run();
        return Shop.column(other, ROWS);
    }

    @Test
    void run_indexHeldUpUntilRowsAreRead_endsWithAllOfIt() throws SQLException {
        try (Gate gate = new Gate(staging, () -> {})) {
            EnvironmentRefresh refresh =
                    refresh(production, gate.watching(staging)).progress(gate::told);
            assertThat(refresh.run().rows()).isEqualTo(PEOPLE);
            assertThat(gate.wasOpened()).isTrue();
        }
        assertThat(Shop.column(staging, ROWS)).isEqualTo(uninterrupted());
        assertThat(Shop.column(
                        staging, "SELECT indexdef FROM pg_indexes WHERE tablename = 'person' ORDER BY indexname"))
                .hasSize(3)
                .isEqualTo(Shop.column(
                        production, "SELECT indexdef FROM pg_indexes WHERE tablename = 'person' ORDER BY indexname"));
    }

    @Test
    void run_survivorReadWhileAnIndexIsBuilt_isFoundAndTheTargetStays() throws SQLException {
        Sql.execute(production, "UPDATE person SET note = 'ask user77@mail0.org' WHERE id = 311");
        try (Gate gate = new Gate(staging, () -> {})) {
            EnvironmentRefresh refresh =
                    refresh(production, gate.watching(staging)).progress(gate::told);
            assertThatExceptionOfType(RefreshDeniedException.class)
                    .isThrownBy(refresh::run)
                    .withMessageContaining("person.note")
                    .withMessageNotContaining("user77");
            assertThat(gate.wasOpened()).isTrue();
        }
        assertThat(Sql.number(staging, "SELECT count(*) FROM person")).isZero();
        assertThat(Sql.number(staging, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ringfence\\_next%'"))
                .isZero();
    }

    @Test
    void run_processDiesWhileAnIndexIsBuiltAndRowsAreRead_leavesTheOldStateAndTheNextGoesOn() throws SQLException {
        Sql.execute(staging, "INSERT INTO person VALUES (1, 'old@example.com', 'old', NULL)");
        List<String> before = Shop.column(staging, ROWS);
        // Far beyond what a run calls, and far from the end of the numbers: what other threads still call finds it dead
        // too.
        MortalDataSource.Life life = new MortalDataSource.Life(1_000_000);
        try (Gate gate = new Gate(staging, life::end)) {
            EnvironmentRefresh refresh = refresh(
                            new MortalDataSource(production, life), gate.watching(new MortalDataSource(staging, life)))
                    .progress(gate::told);
            assertThatExceptionOfType(MortalDataSource.Death.class).isThrownBy(refresh::run);
            assertThat(gate.wasOpened()).isTrue();
        }
        assertThat(Shop.column(staging, ROWS)).isEqualTo(before);

        assertThat(refresh(production, staging).run().rows()).isEqualTo(PEOPLE);
        assertThat(Shop.column(staging, ROWS)).isEqualTo(uninterrupted());
        assertThat(Sql.number(staging, "SELECT count(*) FROM pg_index WHERE indrelid = 'person'::regclass"))
                .isEqualTo(3);
    }
}

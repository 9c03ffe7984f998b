package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.live.LiveReader;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plausible values on their way into a datastore, through every door that JDBC has for text. */
class LiveDataIT {
    private static final String PLAUSIBLE = "m.mustermann@ringfence.dev";
    private static final String MADE = "m.mustermann@example.com";
    private static final String INSERT = "INSERT INTO person (id, email) VALUES (1, ?)";

    private DataSource pool;

    @BeforeEach
    void createTable() throws SQLException {
        pool = H2.createDatabase();
        createTable(pool);
    }

    private static void createTable(DataSource database) throws SQLException {
        Sql.execute(database, "CREATE TABLE person (id INT PRIMARY KEY, email VARCHAR(1000), note VARCHAR(1000))");
    }

    @FunctionalInterface
    private interface Door {
        void put(Connection connection, String value) throws SQLException;
    }

    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, String value) throws SQLException;
    }

    private static Map<String, Door> doors() {
        Map<String, Setter> setters = new LinkedHashMap<>();
        setters.put("setString", (s, v) -> s.setString(1, v));
        setters.put("setNString", (s, v) -> s.setNString(1, v));
        setters.put("setObject", (s, v) -> s.setObject(1, v));
        setters.put("setObject with type", (s, v) -> s.setObject(1, v, java.sql.Types.VARCHAR));
        setters.put("setObject with scale", (s, v) -> s.setObject(1, v, java.sql.Types.VARCHAR, 0));
        setters.put("setObject with SQLType", (s, v) -> s.setObject(1, v, java.sql.JDBCType.VARCHAR));
        setters.put("setCharacterStream", (s, v) -> s.setCharacterStream(1, reader(v)));
        setters.put("setCharacterStream with length", (s, v) -> s.setCharacterStream(1, reader(v), v.length()));
        setters.put("setNCharacterStream", (s, v) -> s.setNCharacterStream(1, reader(v)));
        setters.put(
                "setAsciiStream",
                (s, v) -> s.setAsciiStream(1, new ByteArrayInputStream(v.getBytes(StandardCharsets.US_ASCII))));
        setters.put("setClob of a reader", (s, v) -> s.setClob(1, reader(v)));
        setters.put("setNClob of a reader", (s, v) -> s.setNClob(1, reader(v)));
        setters.put("setClob", (s, v) -> {
            var clob = s.getConnection().createClob();
            clob.setString(1, v);
            s.setClob(1, clob);
        });
        Map<String, Door> doors = new LinkedHashMap<>();
        setters.forEach((name, setter) -> doors.put(name, (connection, value) -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                setter.set(statement, value);
                statement.executeUpdate();
            }
        }));
        doors.put("batch", (connection, value) -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setString(1, value);
                statement.addBatch();
                statement.executeBatch();
            }
        });
        doors.put(
                "literal",
                (connection, value) -> connection
                        .createStatement()
                        .executeUpdate("INSERT INTO person (id, email) VALUES (1, '" + value + "')"));
        doors.put("literal in a batch", (connection, value) -> {
            var statement = connection.createStatement();
            statement.addBatch("INSERT INTO person (id, email) VALUES (1, '" + value + "')");
            statement.executeBatch();
        });
        doors.put(
                "literal of a prepared statement",
                (connection, value) -> connection
                        .prepareStatement("INSERT INTO person (id, email) VALUES (1, '" + value + "')")
                        .execute());
        doors.put(
                "row of a result set by number",
                (connection, value) -> rows(connection, rows -> rows.updateString(2, value)));
        doors.put(
                "row of a result set by name",
                (connection, value) -> rows(connection, rows -> rows.updateObject("email", value)));
        doors.put("within a text", (connection, value) -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setString(1, "please write to " + value + ", thanks");
                statement.executeUpdate();
            }
        });
        return doors;
    }

    private static Reader reader(String value) {
        return new StringReader(value);
    }

    private interface Row {
        void fill(ResultSet rows) throws SQLException;
    }

    private static void rows(Connection connection, Row row) throws SQLException {
        try (var statement = connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, email FROM person")) {
            rows.moveToInsertRow();
            rows.updateInt(1, 1);
            row.fill(rows);
            rows.insertRow();
        }
    }

    private static WriteGuard guard(DeploymentEnvironment environment, Level level) {
        return WriteGuard.builder(environment)
                .levels(Levels.observing().with(Guard.LIVE_DATA, level))
                .build();
    }

    private long stored() throws SQLException {
        return Sql.number(pool, "SELECT COUNT(*) FROM person");
    }

    private long stored(String value) throws SQLException {
        return Sql.number(pool, "SELECT COUNT(*) FROM person WHERE email LIKE '%" + value + "%'");
    }

    @Test
    void plausibleValue_belowProductionEnforcing_isRefusedThroughEveryDoor_andNeverShown() throws SQLException {
        for (Map.Entry<String, Door> door : doors().entrySet()) {
            WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
            try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection()) {
                assertThatThrownBy(() -> door.getValue().put(connection, PLAUSIBLE))
                        .as(door.getKey())
                        .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                            assertThat(denied.refusal().rule()).isEqualTo("live-data.plausible-value");
                            assertThat(denied.getMessage().contains("mustermann"))
                                    .isFalse();
                        });
            }
            assertThat(guard.report().toString().contains("mustermann")).isFalse();
            assertThat(stored()).as(door.getKey()).isZero();
        }
    }

    @Test
    void plausibleValue_belowProductionObserving_isStoredAndCounted() throws SQLException {
        for (Map.Entry<String, Door> door : doors().entrySet()) {
            WriteGuard guard = guard(Environments.TEST, Level.OBSERVE);
            try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection()) {
                door.getValue().put(connection, PLAUSIBLE);
            }
            assertThat(stored(PLAUSIBLE)).as(door.getKey()).isOne();
            assertThat(guard.report().denials()).as(door.getKey()).isPositive();
            Sql.execute(pool, "DELETE FROM person");
        }
    }

    @Test
    void madeValue_belowProductionEnforcing_passesThroughEveryDoor() throws SQLException {
        for (Map.Entry<String, Door> door : doors().entrySet()) {
            WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
            try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection()) {
                door.getValue().put(connection, MADE);
            }
            assertThat(stored(MADE)).as(door.getKey()).isOne();
            assertThat(guard.report().denials()).as(door.getKey()).isZero();
            Sql.execute(pool, "DELETE FROM person");
        }
    }

    @Test
    void plausibleValue_inProduction_isNotLookedAt() throws SQLException {
        WriteGuard guard = guard(Environments.PRODUCTION, Level.ENFORCE);
        try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection()) {
            doors().get("setString").put(connection, PLAUSIBLE);
        }
        assertThat(stored(PLAUSIBLE)).isOne();
    }

    @Test
    void plausibleValue_fromProductionToADatastoreStampedStaging_isRefused() throws SQLException {
        DatastoreStamps.of(pool, Environments.STAGING)
                .stamp(dev.ringfence.environment.DataClass.SYNTHETIC, "test", "a lower datastore");
        WriteGuard guard = guard(Environments.PRODUCTION, Level.ENFORCE);
        try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection()) {
            assertThatThrownBy(() -> doors().get("setString").put(connection, PLAUSIBLE))
                    .isInstanceOfSatisfying(
                            WriteDeniedException.class,
                            denied -> assertThat(denied.refusal().guard()).isEqualTo(Guard.LIVE_DATA));
        }
    }

    @Test
    void plausibleValue_inAQuery_isNotLookedAt() throws SQLException {
        WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
        try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT 1 FROM person WHERE email = ?")) {
            query.setString(1, PLAUSIBLE);
            assertThat(query.executeQuery().next()).isFalse();
            assertThat(guard.report().denials()).isZero();
        }
    }

    @Test
    void plausibleValue_whereTheGuardReplaces_isStoredAsTheSameMadeValueEachTime() throws SQLException {
        WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
        DataSource replacing = GuardedDataSource.builder(guard)
                .liveData(LiveDataGuard.builder().replacing().build())
                .wrap(pool);
        try (Connection connection = replacing.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO person (id, email) VALUES (?, ?)")) {
            for (int id = 1; id <= 2; id++) {
                insert.setInt(1, id);
                insert.setString(2, PLAUSIBLE);
                insert.executeUpdate();
            }
        }
        assertThat(stored("@example.com")).isEqualTo(2);
        assertThat(Sql.number(pool, "SELECT COUNT(DISTINCT email) FROM person")).isOne();
        assertThat(guard.report().denials()).isEqualTo(2);
    }

    @Test
    void valuesThatATeamAllows_andExemptColumns_pass() throws SQLException {
        WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
        DataSource database = GuardedDataSource.builder(guard)
                .liveData(LiveDataGuard.builder()
                        .allow(InfoType.EMAIL_ADDRESS, "@ringfence.dev", "our own mailboxes")
                        .allow(InfoType.IBAN, "DE89 3704 0044 0532 0130 00", "published example of the registry")
                        .exemptColumnsOf(SanitizationPolicy.builder("shop")
                                .rule(
                                        "person.note",
                                        new Treatment.Pseudonymize(InfoType.IBAN, PseudonymForm.FORMAT_PRESERVING))
                                .build())
                        .exemptColumn("nickname", "hand-made")
                        .build())
                .wrap(pool);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO person (id, email, note) VALUES (?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, PLAUSIBLE + " DE89370400440532013000");
            insert.setString(3, "GB29NWBK60161331926819");
            insert.executeUpdate();
            assertThatThrownBy(() -> insert.setString(2, "GB29NWBK60161331926819"))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("IBAN")
                    .hasMessageContaining("parameter 2 (PERSON.EMAIL)");
        }
        assertThat(stored()).isOne();
    }

    @Test
    void stream_ofAnyLength_arrivesAsItWas_andIsStoppedAtEverySeam() throws SQLException {
        Sql.execute(pool, "CREATE TABLE big (id INT, text CLOB)");
        WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
        try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO big VALUES (?, ?)")) {
            for (int before = 0; before < MADE.length() + 2; before++) {
                String filler = "x".repeat(before % 2) + "x ".repeat((LiveReader.HELD - before) / 2);
                insert.setInt(1, before);
                insert.setCharacterStream(2, reader(filler + MADE + " " + filler));
                insert.executeUpdate();
                assertThat(Sql.number(pool, "SELECT LENGTH(text) FROM big WHERE id = " + before))
                        .isEqualTo(2L * filler.length() + MADE.length() + 1);
                assertThatThrownBy(() -> {
                            insert.setCharacterStream(2, reader(filler + PLAUSIBLE + " " + filler));
                            insert.executeUpdate();
                        })
                        .as("%s characters before the seam", before)
                        .hasStackTraceContaining("live-data.plausible-value");
            }
        }
    }

    /** H2 takes the names of parameters for procedures only. */
    @Test
    void plausibleValue_ofANamedParameter_isRefused() throws SQLException {
        WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
        try (Connection connection = GuardedDataSource.wrap(pool, guard).getConnection();
                var call = connection.prepareCall(INSERT)) {
            assertThatThrownBy(() -> call.setString("email", PLAUSIBLE))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("parameter 'email'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void plausibleParameter_onEveryDatabase_isRefused(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        createTable(database);
        WriteGuard guard = guard(Environments.TEST, Level.ENFORCE);
        try (Connection connection = GuardedDataSource.wrap(database, guard).getConnection()) {
            for (String door :
                    java.util.List.of("setString", "setObject", "setCharacterStream with length", "literal")) {
                assertThatThrownBy(() -> doors().get(door).put(connection, PLAUSIBLE))
                        .as(door)
                        .isInstanceOf(WriteDeniedException.class);
            }
            doors().get("setString").put(connection, MADE);
        }
        assertThat(Sql.number(database, "SELECT COUNT(*) FROM person")).isOne();
    }
}

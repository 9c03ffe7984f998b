package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL's columns may be besides texts, numbers and dates, and in which format they cross. */
class RefreshPostgresIT {
    private DataSource production;
    private DataSource staging;

    @BeforeEach
    void databases() throws SQLException {
        production = PostgresServer.superuser(PostgresServer.createDatabase());
        staging = PostgresServer.superuser(PostgresServer.createDatabase());
    }

    private void both(String... statements) throws SQLException {
        Sql.execute(production, statements);
        Sql.execute(staging, statements);
    }

    private EnvironmentRefresh refresh(SanitizationPolicy policy) throws SQLException {
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
    }

    private String staged(String query) throws SQLException {
        return Shop.column(staging, query).get(0);
    }

    @Test
    void sanitizeText_onJson_followsPathsAndKeys() throws SQLException {
        both("CREATE TABLE event (id int PRIMARY KEY, body jsonb, raw json)");
        Sql.execute(
                production,
                "INSERT INTO event VALUES (1, '{\"who\": {\"mail\": \"ada@engine.org\"}, \"secret\": \"hunter2\", \"n\":"
                        + " 1}', '{\"note\" : \"write to grace@navy.mil.org\\nsoon\", \"who\": {\"mail\": \"a@b.org\"}}'),"
                        + " (2, NULL, 'null')");
        EnvironmentRefresh refresh = refresh(SanitizationPolicy.builder("json")
                .keep("event.id")
                .sanitizeText("event.body")
                .sanitizeText("event.raw")
                .path("$.who.mail", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
                .key("secret", new Treatment.Redact())
                .build());
        assertThat(refresh.plan().notes()).contains("1 tables cross in COPY's binary format");
        refresh.run();
        assertThat(staged("SELECT body ->> 'secret' FROM event WHERE id = 1")).isEqualTo("[redacted]");
        assertThat(staged("SELECT body -> 'who' ->> 'mail' FROM event WHERE id = 1"))
                .endsWith("@example.com");
        assertThat(staged("SELECT body ->> 'n' FROM event WHERE id = 1")).isEqualTo("1");
        assertThat(staged("SELECT raw::text FROM event WHERE id = 1"))
                .doesNotContain("grace@navy")
                .contains("@example.com")
                .contains("\\nsoon");
        assertThat(Sql.number(staging, "SELECT count(*) FROM event WHERE body IS NULL AND raw::text = 'null'"))
                .isEqualTo(1);
    }

    @Test
    void pseudonymize_onArray_replacesEachElement() throws SQLException {
        both("CREATE TABLE person (id int PRIMARY KEY, mail text, others text[], short varchar(40)[])");
        Sql.execute(
                production,
                "INSERT INTO person VALUES (1, 'ada@engine.org', '{ada@engine.org,NULL,\"b,\\\"c\\\"@x.org\"}',"
                        + " '[2:3]={grace@navy.mil.org,ada@engine.org}'), (2, NULL, '{}', '{{a@b.org},{c@d.org}}')");
        RefreshResult result = refresh(SanitizationPolicy.builder("arrays")
                        .keep("person.id")
                        .pseudonymize("person.mail", InfoType.EMAIL_ADDRESS)
                        .pseudonymize("person.others", InfoType.EMAIL_ADDRESS)
                        .pseudonymize("person.short", InfoType.EMAIL_ADDRESS)
                        .build())
                .run();
        assertThat(Sql.number(
                        staging,
                        "SELECT count(*) FROM person WHERE mail = others[1] AND others[2] IS NULL AND others[3] LIKE"
                                + " '%@example.com' AND short[3] = mail AND short[2] <> mail"))
                .as("the same value is the same one within an array")
                .isEqualTo(1);
        assertThat(staged("SELECT array_dims(short) || array_length(others, 1) IS NULL FROM person WHERE id = 2"))
                .isEqualTo("t");
        assertThat(result.verifications())
                .filteredOn(check -> check.check().equals("made"))
                .hasSize(3)
                .anyMatch(check -> check.finding().startsWith("all 4 values of public.person.short"));
    }

    /** 192.168.1.11 is somebody's, 192.168.11.1 a machine's: the same digits, and two addresses. */
    @Test
    void verify_addressOfTheSameDigits_isNoSurvivor() throws SQLException {
        both("CREATE TABLE login (id int PRIMARY KEY, ip text, server text)");
        Sql.execute(production, "INSERT INTO login VALUES (1, '192.168.1.11', '192.168.11.1')");
        SanitizationPolicy policy = SanitizationPolicy.builder("ip")
                .keep("login.id")
                .pseudonymize("login.ip", InfoType.IP_ADDRESS)
                .keep("login.server")
                .build();
        assertThat(refresh(policy).run().rows()).isEqualTo(1);
        Sql.execute(production, "UPDATE login SET server = 'seen at 192.168.1.11:443'");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh(policy)::run)
                .withMessageContaining("login.server")
                .withMessageNotContaining("192.168");
    }

    @Test
    void plan_labelThatTheTargetLacks_isAnObjection() throws SQLException {
        Sql.execute(production, "CREATE TYPE mood AS ENUM ('sad', 'happy', 'odd')");
        Sql.execute(staging, "CREATE TYPE mood AS ENUM ('sad', 'happy')");
        both("CREATE TABLE day (id int PRIMARY KEY, m mood)");
        SanitizationPolicy policy =
                SanitizationPolicy.builder("enum").keep("day.id").keep("day.m").build();
        EnvironmentRefresh refresh = refresh(policy);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::plan)
                .withMessageContaining("public.mood lacks the labels [odd]");
        Sql.execute(staging, "ALTER TYPE mood ADD VALUE 'odd'");
        assertThat(refresh.plan().tableNames()).hasSize(1);
    }

    @Test
    void run_tablesOfMigrationTools_stayAsTheTargetHasThem() throws SQLException {
        both(
                "CREATE TABLE a (id int PRIMARY KEY)",
                "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, script text)",
                "CREATE TABLE \"DATABASECHANGELOG\" (id text)");
        Sql.execute(production, "INSERT INTO a VALUES (1)", "INSERT INTO flyway_schema_history VALUES (1, 'theirs')");
        Sql.execute(staging, "INSERT INTO flyway_schema_history VALUES (2, 'ours')");
        EnvironmentRefresh refresh =
                refresh(SanitizationPolicy.builder("migrated").keep("a.id").build());
        assertThat(refresh.plan().notes())
                .anyMatch(note -> note.startsWith("public.flyway_schema_history is a migration tool's"))
                .anyMatch(note -> note.startsWith("public.DATABASECHANGELOG"));
        assertThat(refresh.run().rows()).isEqualTo(1);
        assertThat(Shop.column(staging, "SELECT script FROM flyway_schema_history"))
                .isEqualTo(List.of("ours"));
    }

    @Test
    void plan_typesOfTheDatabaseItself_crossAsText() throws SQLException {
        both(
                "CREATE TYPE pair AS (a int, b text)",
                "CREATE TABLE bytes (id int PRIMARY KEY, u uuid, t timestamptz, d date, n numeric, b bytea, a text[])",
                "CREATE TABLE pairs (id int PRIMARY KEY, p pair)");
        Sql.execute(
                production,
                "INSERT INTO bytes VALUES (1, gen_random_uuid(), 'infinity', '-infinity', 'NaN', '\\x00', '{}')",
                "INSERT INTO pairs VALUES (1, ROW (1, 'x'))");
        EnvironmentRefresh refresh = refresh(SanitizationPolicy.builder("types")
                .keep("bytes.id")
                .keep("bytes.u")
                .truncateDate("bytes.t", Treatment.DateUnit.YEAR)
                .truncateDate("bytes.d", Treatment.DateUnit.MONTH)
                .keep("bytes.n")
                .keep("bytes.b")
                .keep("bytes.a")
                .keep("pairs.id")
                .keep("pairs.p")
                .build());
        assertThat(refresh.plan().notes())
                .contains("1 tables cross in COPY's binary format")
                .anyMatch(note -> note.startsWith("in COPY's text format cross public.pairs:"));
        refresh.run();
        for (String table : List.of("bytes", "pairs")) {
            assertThat(Shop.column(staging, "SELECT x::text FROM " + table + " x"))
                    .isEqualTo(Shop.column(production, "SELECT x::text FROM " + table + " x"));
        }
    }

    /** An extension's type that is made of text crosses as text does, also where it is changed. */
    @Test
    void run_typeMadeOfText_crossesInBinary() throws SQLException {
        both("CREATE EXTENSION citext", "CREATE TABLE person (id int PRIMARY KEY, mail citext UNIQUE, town citext)");
        Sql.execute(
                production,
                "INSERT INTO person VALUES (1, 'Ada@Engine.org', E'K\u00f6ln\t'), (2, NULL, NULL), (3, 'b@x.org', '')");
        EnvironmentRefresh refresh = refresh(SanitizationPolicy.builder("citext")
                .keep("person.id")
                .pseudonymize("person.mail", InfoType.EMAIL_ADDRESS)
                .keep("person.town")
                .build());
        assertThat(refresh.plan().notes()).contains("1 tables cross in COPY's binary format");
        refresh.run();
        assertThat(Shop.column(staging, "SELECT town FROM person ORDER BY id"))
                .isEqualTo(Shop.column(production, "SELECT town FROM person ORDER BY id"));
        assertThat(Shop.column(staging, "SELECT mail FROM person ORDER BY id").get(0))
                .endsWith("@example.com");
    }

    /** The same rows and key, once in either format: what comes out must be the same. */
    @Test
    void run_inEitherFormat_givesTheSame() throws SQLException {
        both(
                "CREATE TABLE binary_one (id bigint PRIMARY KEY, name text, mail varchar(60), born date, seen timestamp,"
                        + " at timestamptz, code int, u uuid, doc jsonb)",
                "CREATE TABLE text_one (LIKE binary_one, kind \"char\")");
        Sql.execute(
                production,
                "INSERT INTO binary_one SELECT i, CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN E'tab\\t\\\\ line\\n' || i ELSE"
                        + " 'Ada ' || i % 7 END, CASE WHEN i % 3 > 0 THEN 'u' || i || '@mail.org' END, DATE '0044-03-15 BC' +"
                        + " i * 1000, TIMESTAMP '1999-12-31 23:59:59.999999' + i * INTERVAL '97 hours', TIMESTAMPTZ"
                        + " '1969-07-20 20:17:40.5+00' + i * INTERVAL '31 days', i * 7919 % 100000, gen_random_uuid(),"
                        + " jsonb_build_object('n', i, 'of', E'u' || i || '@mail.org\\n\\\\') FROM generate_series(1, 3000) i",
                "INSERT INTO text_one SELECT *, 'x' FROM binary_one");
        SanitizationPolicy.Builder policy =
                SanitizationPolicy.builder("formats").keep("text_one.kind");
        for (String table : List.of("binary_one", "text_one")) {
            policy.keep(table + ".id")
                    .pseudonymize(table + ".name", InfoType.PERSON_NAME)
                    .pseudonymize(table + ".mail", InfoType.EMAIL_ADDRESS)
                    .rule(table + ".born", new Treatment.ShiftDate("id", 90))
                    .rule(table + ".seen", new Treatment.ShiftDate("id", 90))
                    .truncateDate(table + ".at", Treatment.DateUnit.MONTH)
                    .rule(table + ".code", new Treatment.Bucket(1_000))
                    .rule(table + ".u", new Treatment.Encrypt())
                    .sanitizeText(table + ".doc");
        }
        EnvironmentRefresh refresh = refresh(policy.build());
        assertThat(refresh.plan().notes()).contains("1 tables cross in COPY's binary format");
        refresh.run();
        String columns = "SELECT (id, name, mail, born, seen, at, code, u, doc)::text FROM ";
        assertThat(Shop.column(staging, columns + "binary_one ORDER BY id"))
                .hasSize(3000)
                .isEqualTo(Shop.column(staging, columns + "text_one ORDER BY id"));
        assertThat(Sql.number(staging, "SELECT count(DISTINCT mail) FROM binary_one"))
                .isEqualTo(2000);
    }

    /** The server would refuse it as well, but by no name; in binary, where nothing else is in the table. */
    @ParameterizedTest
    @CsvSource({
        "date, 5874897-12-31, int",
        "date, 5874897-12-31, xml",
        "timestamp, 294276-12-31 23:59:59, int",
        "timestamp, 294276-12-31 23:59:59, xml",
        "timestamptz, 294276-12-31 23:59:59+00, int",
        "timestamptz, 294276-12-31 23:59:59+00, xml",
        "date, 4714-11-24 BC, xml"
    })
    void run_dateMovesOutOfRange_isRefusedByTableAndColumnWithoutTheDate(String type, String last, String format)
            throws SQLException {
        both("CREATE TABLE stay (id int PRIMARY KEY, until " + type + ", more " + format + ")");
        Sql.execute(production, "INSERT INTO stay SELECT i, '" + last + "', NULL FROM generate_series(1, 64) i");
        EnvironmentRefresh refresh = refresh(SanitizationPolicy.builder("dates")
                .keep("stay.id")
                .rule("stay.until", new Treatment.ShiftDate("id", 900))
                .keep("stay.more")
                .build());
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.transformation"))
                .withMessageContaining("public.stay.until: ")
                .withMessageNotContaining("294276")
                .withMessageNotContaining("587489")
                .withMessageNotContaining("471");
        assertThat(Sql.number(staging, "SELECT count(*) FROM stay")).isZero();
    }
}

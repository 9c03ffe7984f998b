package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan tells, to people and to machines. */
class RefreshPlanIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final SigningKey SIGNER = SigningKey.generate("refresh");

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging, SanitizationPolicy policy) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .proving(RefreshChecks.builder()
                        .signedBy(SIGNER)
                        .canary("grace@navy.mil.org")
                        .anonymity("customer", 2, "born", "vip")
                        .allowSurvivorsIn("login.provider", "providers name their postmaster")
                        .build())
                .runningIn(Environments.PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void text_wholeShop_isNarrowTellsTheChecksAndIsTheSameAgain(Database kind) throws SQLException {
        DataSource production = Shop.production(kind);
        DataSource staging = Shop.staging(kind);
        RefreshPlan plan = refresh(production, staging, Shop.policy()).plan();

        String text = plan.toString();
        assertThat(text.lines()).allMatch(line -> line.length() <= 100).noneMatch(line -> line.endsWith(" "));
        assertThat(text)
                .startsWith("Refresh plan " + plan.digest().substring(0, 12))
                .contains("? rows: ", "? orphans: ", "? survivors: ", "? made: ", "? canaries: 1 planted")
                .contains("? k-anonymity: each combination in customer[born, vip] is that of 2 rows or more")
                .contains("? allowed: values of the source may be in login.provider: providers name their postmaster")
                .contains("? attestation: signed by " + SIGNER.id(), "in force for 90")
                .containsPattern("(schema ringfence|tables ringfence_\\*): stamp, attestations")
                .doesNotContain("grace", "navy");
        assertThat(refresh(production, staging, Shop.policy()).plan()).hasToString(text);
    }

    @ParameterizedTest
    @EnumSource
    void json_wholeShop_countsWhatItLists(Database kind) throws SQLException {
        RefreshPlan plan = refresh(Shop.production(kind), Shop.staging(kind), Shop.policy())
                .plan();
        JsonNode json = JsonMapper.shared().readTree(plan.toJson());

        assertThat(json.path("digest").asString()).isEqualTo(plan.digest());
        assertThat(json.path("inPlace").asBoolean()).isFalse();
        assertThat(json.path("source").path("dataClass").asString()).isEqualTo("LIVE");
        assertThat(json.path("target").path("environment").asString()).isEqualTo("staging");
        JsonNode summary = json.path("summary");
        for (String fate : List.of("Kept", "Changed", "Emptied", "Computed")) {
            long listed = json.path("tables")
                    .valueStream()
                    .flatMap(table -> table.path("columns").valueStream())
                    .filter(column -> column.path("fate").asString().equalsIgnoreCase(fate))
                    .count();
            assertThat(summary.path("columns" + fate).asLong()).as(fate).isEqualTo(listed);
        }
        assertThat(summary.path("columnsComputed").asLong()).isEqualTo(1);
        assertThat(json.path("tables")
                        .valueStream()
                        .mapToLong(table -> table.path("rowsCome").asLong())
                        .sum())
                .isEqualTo(plan.sourceRows())
                .isEqualTo(14);
        assertThat(json.path("tables")
                        .valueStream()
                        .flatMap(table -> table.path("foreignKeys").valueStream()))
                .hasSize(6);
        assertThat(plan.toJson()).doesNotContain("navy", "Lovelace");
    }

    @Test
    void text_whatStandsAroundTheTables_isTold() throws SQLException {
        DataSource production = Shop.production(Database.POSTGRESQL);
        DataSource staging = Shop.staging(Database.POSTGRESQL);
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(
                    database,
                    "CREATE SEQUENCE order_number",
                    "CREATE VIEW vips AS SELECT id FROM customer WHERE vip",
                    "CREATE MATERIALIZED VIEW spent AS SELECT customer_id, sum(amount) AS amount FROM payment GROUP BY 1",
                    "CREATE INDEX by_born ON customer (born)",
                    "CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                    "CREATE TRIGGER seen BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION seen()",
                    "CREATE TABLE event (id int, at date) PARTITION BY RANGE (at)",
                    "CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2026-07-01')");
        }
        Sql.execute(staging, "CREATE SCHEMA ringfence_past_public", "SELECT lo_create(0)");
        SanitizationPolicy policy =
                Shop.policyWithout().keep("event.id").keep("event.at").build();

        RefreshPlan plan = refresh(production, staging, policy).plan();

        assertThat(plan.toString())
                .contains("with it  3 indexes, 1 trigger made anew", "with it  1 partition made anew")
                .contains("> view public.vips: reads the new rows")
                .contains("> materialized view public.spent: made anew from the new rows")
                .contains("^ sequence public.order_number: behind the source's of that name")
                .contains("^ sequence public.customer_id_seq: behind the source's, and the highest number")
                .contains("x schema ringfence_past_public: rows that an earlier refresh replaced and kept")
                .contains(". functions and procedures: 1, which read the new rows by name")
                .contains(". large objects: 1, which are no rows of a table");
        JsonNode json = JsonMapper.shared().readTree(plan.toJson());
        assertThat(json.path("surroundings")
                        .valueStream()
                        .map(item -> item.path("fate").asString()))
                .contains("swapped", "advanced", "removed", "left-alone");
    }

    @Test
    void text_namesLongerThanThePage_wrapAndAreNeverCut() throws SQLException {
        String table = "t".repeat(60);
        String column = "c".repeat(63);
        DataSource production = Database.POSTGRESQL.create();
        DataSource staging = Database.POSTGRESQL.create();
        for (DataSource database : List.of(production, staging)) {
            Sql.execute(database, "CREATE TABLE " + table + " (" + column + " varchar(300) PRIMARY KEY, n int)");
        }
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        SanitizationPolicy policy = SanitizationPolicy.builder("wide")
                .pseudonymize(table + "." + column, InfoType.EMAIL_ADDRESS)
                .nullify(table + ".n")
                .build();

        String text = EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .plan()
                .toString();

        assertThat(text)
                .contains("~ " + column + "  character varying(300)", "- n ", "pseudonymize(EMAIL_ADDRESS)")
                .contains("attestation: not signed")
                .contains("1 change, 1 become NULL, 0 computed, 0 kept.");
        assertThat(text.lines().filter(line -> !line.contains(column) && !line.contains(table)))
                .allMatch(line -> line.length() <= 100);
    }

    /** Two empty databases with the same table. */
    private static EnvironmentRefresh refresh(Database kind, String table, SanitizationPolicy policy)
            throws SQLException {
        DataSource production = kind.create();
        DataSource staging = kind.create();
        Sql.execute(production, table);
        Sql.execute(staging, table);
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "test");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "test");
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy)
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    @Test
    void plan_columnThatMayHoldAnythingWithoutRule_suggestsToLeaveItOut() {
        SanitizationPolicy empty = SanitizationPolicy.builder("empty").build();

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(
                                Database.POSTGRESQL,
                                "CREATE TYPE postal AS (street text, zip text); CREATE TABLE t (k inet PRIMARY KEY, a bytea,"
                                        + " b xml, c postal, d inet[], e macaddr NOT NULL, f point, g interval, h int4range,"
                                        + " i money, j bit(3), l tsvector, m jsonb, n numeric[])",
                                empty)
                        .plan())
                .satisfies(refused -> assertThat(refused.rulesToAdd())
                        .containsExactly(
                                suggestion("a", "nullify"),
                                suggestion("b", "nullify"),
                                suggestion("c", "nullify"),
                                suggestion("d", "nullify"),
                                suggestion("e", "block"),
                                suggestion("f", "nullify"),
                                suggestion("g", "keep"),
                                suggestion("h", "keep"),
                                suggestion("i", "keep"),
                                suggestion("j", "keep"),
                                suggestion("k", "keep"),
                                suggestion("l", "nullify"),
                                suggestion("m", "sanitize-text"),
                                suggestion("n", "keep")));
        for (Database kind : List.of(Database.H2_MEMORY, Database.MARIADB)) {
            assertThatExceptionOfType(RefreshDeniedException.class)
                    .as(kind.toString())
                    .isThrownBy(() -> refresh(
                                    kind,
                                    "CREATE TABLE t (k varbinary(16) PRIMARY KEY, a blob, b varbinary(9) NOT NULL, c int)",
                                    empty)
                            .plan())
                    .satisfies(refused -> assertThat(refused.rulesToAdd())
                            .containsExactly(
                                    suggestion("a", "nullify"),
                                    suggestion("b", "block"),
                                    suggestion("c", "keep"),
                                    suggestion("k", "keep")));
        }
    }

    private static String suggestion(String column, String action) {
        return "{\"column\":\"t." + column + "\",\"action\":\"" + action + "\"}";
    }

    @Test
    void plan_uniqueOverAnExpressionForSomeRows_needsItsColumnsDistinct() {
        SanitizationPolicy merging = SanitizationPolicy.builder("merging")
                .keep("t.id")
                .keep("t.live")
                .redact("t.title")
                .build();

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(
                                Database.POSTGRESQL,
                                "CREATE TABLE t (id int PRIMARY KEY, live boolean, title text);"
                                        + " CREATE UNIQUE INDEX ON t (lower(title)) WHERE id > 10 AND live",
                                merging)
                        .plan())
                .withMessageContaining("t.title")
                .withMessageContaining("can make two values one");
    }
}

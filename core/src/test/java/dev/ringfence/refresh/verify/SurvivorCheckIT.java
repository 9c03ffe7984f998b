package dev.ringfence.refresh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.PlannedTables;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.product.Engines;
import dev.ringfence.refresh.survivor.Canaries;
import dev.ringfence.refresh.survivor.Survivors;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivorCheckIT {
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("people")
            .keep("person.id")
            .pseudonymize("person.email", InfoType.EMAIL_ADDRESS)
            .pseudonymize("person.name", InfoType.PERSON_NAME)
            .nullify("person.phone")
            .keep("person.color")
            .keep("person.colour_code")
            .sanitizeText("person.note")
            .keep("person.at")
            .rule(
                    "person.card",
                    new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.FORMAT_PRESERVING))
            .build();

    private static final String TABLE =
            "CREATE TABLE person (id bigint PRIMARY KEY, email varchar(100), name varchar(60),"
                    + " phone varchar(40), color varchar(60), colour_code bigint, note varchar(4000), at timestamp, card varchar(30))";

    /** A source of people, a target in which all of them are replaced, and the plan between the two. */
    private record World(DataSource source, DataSource target, List<TablePlan> plans) {
        static World of(Database kind) throws SQLException {
            DataSource source = kind.create();
            DataSource target = kind.create();
            Sql.execute(source, TABLE);
            Sql.execute(target, TABLE);
            try (Connection from = source.getConnection();
                    PreparedStatement insert = from.prepareStatement("INSERT INTO person VALUES"
                            + " (?, ?, ?, ?, 'red', 7, 'nothing', TIMESTAMP '2026-01-02 03:04:05', ?)")) {
                for (int i = 0; i < 500; i++) {
                    insert.setLong(1, i);
                    insert.setString(2, "person" + i + "@mail.org");
                    insert.setString(3, i % 2 == 0 ? "Green" : "Ada Family" + (char) ('a' + i % 26));
                    insert.setString(4, String.format("+49 30 77%06d", i * 997));
                    insert.setString(5, String.format("44852757%08d", i * 99_991));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            Sql.execute(
                    target,
                    "INSERT INTO person (id, email, name, color, note, card) VALUES (1, 'x1@example.com', 'Zovaquex',"
                            + " 'red', 'nothing', '4485275700099991'), (2, 'x2@example.com', 'Zovaquexa', 'blue',"
                            + " 'nothing', '4485275700199982')");
            return new World(source, target, plansOf(source, target, POLICY));
        }

        List<Survivors> check() throws SQLException {
            SurvivorCheck check =
                    new SurvivorCheck(plans, new Canaries(List.of()), RefreshChecks.SURVIVOR_MEMORY_BYTES);
            try (Connection from = source.getConnection();
                    Connection to = target.getConnection()) {
                DatabaseEngine engine = Engines.of(from, java.util.Set.of()).orElseThrow();
                engine.beginSnapshot(from);
                engine.begin(to);
                to.setAutoCommit(false);
                show(check, from);
                SurvivorCheck.Seen seen = check.read(engine, to, UnaryOperator.identity(), Optional.empty());
                return check.check(seen, engine, from).survivors();
            }
        }

        private void show(SurvivorCheck check, Connection from) throws SQLException {
            for (TablePlan plan : plans) {
                for (TablePlan.ColumnPlan column : SurvivorCheck.identifying(plan)) {
                    List<Object> values = new ArrayList<>();
                    try (Statement statement = from.createStatement();
                            ResultSet row = statement.executeQuery("SELECT "
                                    + TableName.quoted(column.source().name()) + " FROM "
                                    + plan.table().name().quoted())) {
                        while (row.next()) {
                            values.add(row.getString(1));
                        }
                    }
                    SurvivorCheck.Worker worker = check.worker();
                    worker.see(values.toArray(), values.size());
                    worker.finished();
                }
            }
        }

        List<Survivors> failures() throws SQLException {
            return check().stream().filter(found -> !found.passed()).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void check_cleanTarget_looksAtEveryColumnThatCanHoldAnything(Database kind) throws SQLException {
        List<Survivors> results = World.of(kind).check();
        assertThat(results).allMatch(found -> found.verdict() == Survivors.Verdict.NONE);
        assertThat(results)
                .extracting(found -> found.place().orElseThrow().column())
                .containsExactly("id", "email", "name", "phone", "color", "colour_code", "note");
        assertThat(results.get(1).cells()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void check_oneValueAnywhere_isFoundAndNamedButNotShown(Database kind) throws SQLException {
        World world = World.of(kind);
        for (String[] planted : new String[][] {
            {"note", "'wrote to PERSON417@mail.org again'", "person.email"},
            {"color", "'{\"a\":[\"person3@mail.org\"]}'", "person.email"},
            {"colour_code", "493077000997", "person.phone"},
            {"phone", "'0049 (30) 77-000997'", "person.phone"},
            {"email", "'person499@mail.org'", "person.email"},
            {"name", "'Green'", "person.name"},
            {"name", "'ada familyb'", "person.name"},
            {"note", "'4485 2757 0009 9991'", "person.card"},
        }) {
            Sql.execute(world.target, "UPDATE person SET " + planted[0] + " = " + planted[1] + " WHERE id = 1");
            List<Survivors> failures = world.failures();
            assertThat(failures).as("%s", planted[0]).singleElement().satisfies(found -> {
                assertThat(found.column()).endsWith("person." + planted[0]);
                assertThat(found.origin()).endsWith(planted[2]);
                assertThat(found.times()).isEqualTo(1);
                assertThat(found.toString().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("mail.org", "green", "77", "4485");
            });
            Sql.execute(
                    world.target,
                    "UPDATE person SET email = 'x1@example.com', name = 'Zovaquex', phone = NULL,"
                            + " color = 'red', colour_code = NULL, note = 'nothing' WHERE id = 1");
        }
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void check_aColourThatIsAFamilyName_isToldAndNoFailure(Database kind) throws SQLException {
        World world = World.of(kind);
        Sql.execute(world.target, "UPDATE person SET color = 'GREEN'");
        assertThat(world.check())
                .filteredOn(found -> found.verdict() == Survivors.Verdict.WORDS)
                .singleElement()
                .satisfies(found -> assertThat(found.times()).isEqualTo(2));
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void check_madeValuesOfTheSource_areNobodys(Database kind) throws SQLException {
        World world = World.of(kind);
        Sql.execute(world.source, "UPDATE person SET email = 'x2@example.com', name = 'Prof' WHERE id = 0");
        Sql.execute(world.target, "UPDATE person SET name = 'Prof' WHERE id = 1");
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void check_manyValues_areCounted(Database kind) throws SQLException {
        World world = World.of(kind);
        try (Connection to = world.target.getConnection();
                PreparedStatement insert = to.prepareStatement("INSERT INTO person (id, note) VALUES (?, ?)")) {
            for (int i = 0; i < 500; i++) {
                insert.setLong(1, 100 + i);
                insert.setString(2, "person" + i + "@mail.org");
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(world.failures()).singleElement().satisfies(found -> {
            assertThat(found.different()).isEqualTo(500);
            assertThat(found.times()).isEqualTo(500);
        });
    }

    /** Of the 900,000 numbers of six digits the source has 500: chance makes one of 1,800, but not one of five. */
    @ParameterizedTest
    @EnumSource
    void check_numbers_areChanceByHowManyNumbersThereAre(Database kind) throws SQLException {
        World world = World.of(kind);
        Sql.execute(world.source, "UPDATE person SET phone = CAST(100000 + id * 1009 AS CHAR(6))");
        for (int number = 0; number < 2_000; number++) {
            Sql.execute(world.target, note(number, number < 1_800 ? "100001" : "nothing"));
        }
        Sql.execute(world.target, note(2_000, "call 101009"), note(2_001, "call 102018"));
        assertThat(world.check())
                .filteredOn(found -> found.verdict() == Survivors.Verdict.CHANCE)
                .singleElement()
                .satisfies(found -> assertThat(found.times()).isEqualTo(2));
        assertThat(world.failures()).isEmpty();

        Sql.execute(world.target, "UPDATE person SET note = 'nothing' WHERE note = '100001'");
        assertThat(world.failures()).singleElement().satisfies(found -> {
            assertThat(found.times()).isEqualTo(2);
            assertThat(found.cells()).isEqualTo(2_004);
        });
    }

    private static String note(int number, String note) {
        return "INSERT INTO person (id, note) VALUES (" + (number + 10) + ", '" + note + "')";
    }

    @Test
    void check_bytesAndDocumentsOfPostgres_areReadToo() throws SQLException {
        DataSource from = Database.POSTGRESQL.create();
        DataSource to = Database.POSTGRESQL.create();
        String table =
                "CREATE TABLE doc (id int PRIMARY KEY, email text, raw bytea, tree jsonb, words text[], search tsvector)";
        Sql.execute(from, table, "INSERT INTO doc (id, email) VALUES (1, 'ada.lovelace@engine.org')");
        Sql.execute(to, table);
        SanitizationPolicy policy = SanitizationPolicy.builder("docs")
                .keep("doc.id")
                .pseudonymize("doc.email", InfoType.EMAIL_ADDRESS)
                .keep("doc.raw")
                .keep("doc.tree")
                .keep("doc.words")
                .keep("doc.search")
                .build();
        World world = new World(from, to, plansOf(from, to, policy));
        Sql.execute(to, "INSERT INTO doc (id, raw, tree, words, search) VALUES (1, 'x', '{\"a\": 1}', '{a,b}', 'x')");
        assertThat(world.failures()).isEmpty();
        byte[] utf16 = "Ada.Lovelace@Engine.org".getBytes(StandardCharsets.UTF_16LE);
        StringBuilder hex = new StringBuilder();
        for (byte b : utf16) {
            hex.append(String.format("%02x", b));
        }
        for (String change : List.of(
                "raw = convert_to('mail: ada.lovelace@engine.org', 'UTF8')",
                "raw = '\\x" + hex + "'",
                "tree = '{\"b\": [{\"c\": \"x\\nada.lovelace@engine.org\\t\"}]}'",
                "tree = '{\"ada.lovelace@engine.org\": null}'",
                "words = ARRAY['x', 'to \"ada.lovelace@engine.org\"']",
                "search = to_tsvector('simple', 'ada.lovelace@engine.org')")) {
            Sql.execute(
                    to,
                    "UPDATE doc SET raw = NULL, tree = NULL, words = NULL, search = NULL",
                    "UPDATE doc SET " + change);
            assertThat(world.failures()).as(change.substring(0, 5)).hasSize(1);
        }
    }

    private static List<TablePlan> plansOf(DataSource source, DataSource target, SanitizationPolicy policy)
            throws SQLException {
        DatastoreStamps.of(source, Environments.PRODUCTION).stamp("test", "a test's production");
        DatastoreStamps.of(target, Environments.STAGING).stamp("test", "a test's staging");
        return PlannedTables.of(EnvironmentRefresh.from(source)
                        .to(target)
                        .through(policy)
                        .with(PseudonymKey.ephemeral())
                        .runningIn(Environments.PRODUCTION))
                .tables();
    }
}

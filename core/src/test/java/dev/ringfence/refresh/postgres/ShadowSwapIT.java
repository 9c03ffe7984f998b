package dev.ringfence.refresh.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.RefreshResult;
import dev.ringfence.refresh.Shop;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A schema with everything that hangs on a table: after a refresh nothing of it is missing, and it reads the new rows. */
class ShadowSwapIT {
    private static final String[] ZOO = {
        "CREATE SCHEMA \"big Zoo\"",
        "CREATE TYPE mood AS ENUM ('sad', 'happy')",
        "CREATE DOMAIN mail AS varchar(120) CHECK (VALUE LIKE '%@%')",
        "CREATE SEQUENCE tickets START 7",
        "CREATE SEQUENCE codes",
        "CREATE TABLE keeper (id serial PRIMARY KEY, email mail NOT NULL, boss int REFERENCES keeper DEFERRABLE INITIALLY"
                + " DEFERRED, mood mood DEFAULT 'sad', tags text[], extra jsonb, doc tsvector GENERATED ALWAYS AS"
                + " (to_tsvector('simple', coalesce(extra ->> 'note', ''))) STORED, photo bytea,"
                + " CONSTRAINT \"not me\" CHECK (boss <> id)) WITH (fillfactor = 70)",
        "ALTER SEQUENCE keeper_id_seq RENAME TO \"keeper's numbers\"",
        "CREATE UNIQUE INDEX \"one mail ON each\" ON keeper (lower(email)) WHERE boss IS NOT NULL",
        "CREATE INDEX by_doc ON keeper USING gin (doc)",
        "CREATE TABLE \"big Zoo\".\"an Animal\" (id bigint GENERATED ALWAYS AS IDENTITY (START 100 INCREMENT 5) PRIMARY KEY,"
                + " keeper int NOT NULL, name text COLLATE \"C\", code text DEFAULT 'C' || nextval('codes'), ticket int"
                + " DEFAULT nextval('tickets'), span int4range, EXCLUDE USING gist (span WITH &&),"
                + " CONSTRAINT \"kept by\" FOREIGN KEY (keeper) REFERENCES keeper (id) ON DELETE CASCADE)",
        "ALTER TABLE \"big Zoo\".\"an Animal\" ALTER COLUMN name SET STATISTICS 500",
        "CREATE TABLE feeding (at date NOT NULL, id int NOT NULL, animal bigint REFERENCES \"big Zoo\".\"an Animal\","
                + " note text, PRIMARY KEY (at, id)) PARTITION BY RANGE (at)",
        "CREATE TABLE feeding_2025 PARTITION OF feeding FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
        "CREATE TABLE feeding_rest (note text, at date NOT NULL, id int NOT NULL, animal bigint) PARTITION BY LIST (id)",
        "CREATE TABLE feeding_rest_any PARTITION OF feeding_rest DEFAULT",
        "ALTER TABLE feeding ATTACH PARTITION feeding_rest DEFAULT",
        "CREATE INDEX feeding_by_note ON feeding (note)",
        "CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL)",
        "CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a)",
        "ALTER TABLE a ADD CONSTRAINT round FOREIGN KEY (b) REFERENCES b",
        "CREATE UNLOGGED TABLE nothing ()",
        // Constraints of every kind: those that take over an index, and those that cannot.
        "CREATE TABLE ticket (id int, seat int, hall int, span int4range, turn int4range, CONSTRAINT \"the Ticket\" PRIMARY"
                + " KEY (id) INCLUDE (seat) WITH (fillfactor = 80), UNIQUE (seat) DEFERRABLE INITIALLY DEFERRED, UNIQUE"
                + " NULLS NOT DISTINCT (hall, seat), UNIQUE (span, turn WITHOUT OVERLAPS))",
        "CREATE UNIQUE INDEX of_another_name ON ticket (hall, id)",
        "ALTER TABLE ticket ADD CONSTRAINT in_hall UNIQUE USING INDEX of_another_name DEFERRABLE",
        "ALTER TABLE ticket REPLICA IDENTITY USING INDEX \"the Ticket\"",
        "CREATE TABLE visit (ticket int REFERENCES ticket, seat int)",
    };

    private static final String[] HANGING_ON = {
        "CREATE VIEW happy WITH (security_barrier) AS SELECT id, email, mood FROM keeper WHERE mood = 'happy'",
        "CREATE VIEW happy_too AS SELECT h.id, a.name FROM happy h JOIN \"big Zoo\".\"an Animal\" a ON a.keeper = h.id",
        "CREATE MATERIALIZED VIEW counted AS SELECT mood, count(*) AS n FROM keeper GROUP BY mood",
        "CREATE UNIQUE INDEX counted_mood ON counted (mood)",
        "CREATE MATERIALIZED VIEW counted_names AS SELECT count(*) AS n FROM happy_too",
        "GRANT SELECT ON keeper, happy, counted TO zoo_reader",
        "GRANT UPDATE (mood) ON keeper TO zoo_reader",
        "GRANT USAGE ON SEQUENCE \"keeper's numbers\" TO zoo_reader",
        "ALTER TABLE b OWNER TO zoo_keeper",
        "COMMENT ON TABLE keeper IS 'who feeds them'",
        "COMMENT ON COLUMN keeper.mood IS 'it''s how they are'",
        "COMMENT ON INDEX by_doc IS 'for search'",
        "CREATE STATISTICS keeper_mood (dependencies) ON mood, boss FROM keeper",
        "ALTER TABLE keeper REPLICA IDENTITY FULL",
        "ALTER TABLE keeper CLUSTER ON keeper_pkey",
        "CREATE TABLE audit_log (what text)",
        "CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.audit_log VALUES"
                + " (TG_OP); RETURN NEW; END $$",
        "CREATE TRIGGER logged AFTER INSERT ON keeper FOR EACH ROW EXECUTE FUNCTION log_it()",
        "CREATE TRIGGER asleep BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION log_it()",
        "ALTER TABLE a DISABLE TRIGGER asleep",
        "CREATE RULE no_delete AS ON DELETE TO a DO INSTEAD NOTHING",
        "CREATE POLICY own ON keeper FOR SELECT TO zoo_reader USING (id IN (SELECT k.keeper FROM \"big Zoo\".\"an Animal\""
                + " k))",
        "ALTER TABLE keeper ENABLE ROW LEVEL SECURITY",
    };

    private static final String[] ROWS = {
        "INSERT INTO keeper (email, boss, mood, tags, extra, photo) VALUES ('ann@zoo.org', NULL, 'happy',"
                + " '{\"a\\\\b\",NULL}', '{\"note\": \"tab\\there\"}', '\\x000a09'), ('bob@zoo.org', 1, 'happy', NULL,"
                + " NULL, NULL), ('cyd@zoo.org', 1, 'sad', '{}', 'null', '')",
        "INSERT INTO \"big Zoo\".\"an Animal\" (keeper, name, span) VALUES (1, E'Leo\\t\\\\n\\nx', '[1,5)'), (2, '\\N',"
                + " '[5,9)')",
        "INSERT INTO feeding SELECT date '2025-12-28' + i, i, 100, 'meat ' || i FROM generate_series(1, 9) i",
        "BEGIN; ALTER TABLE a DISABLE TRIGGER ALL; INSERT INTO a VALUES (1, 2); INSERT INTO b VALUES (2, 1); ALTER TABLE a"
                + " ENABLE TRIGGER ALL; COMMIT",
        "INSERT INTO nothing DEFAULT VALUES",
        "INSERT INTO ticket VALUES (1, 2, 3, '[1,5)', '[1,5)'), (2, 1, 4, '[1,5)', '[5,9)')",
        "INSERT INTO visit VALUES (1, 2)",
        "SELECT nextval('tickets') FROM generate_series(1, 40)",
    };

    private static SanitizationPolicy.Builder policy() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("zoo")
                .pseudonymize("keeper.email", InfoType.EMAIL_ADDRESS)
                .keep("audit_log.what");
        for (String kept : List.of(
                "keeper.id",
                "keeper.boss",
                "keeper.mood",
                "keeper.tags",
                "keeper.extra",
                "keeper.photo",
                "\"an Animal\".id",
                "\"an Animal\".keeper",
                "\"an Animal\".name",
                "\"an Animal\".code",
                "\"an Animal\".ticket",
                "\"an Animal\".span",
                "feeding.at",
                "feeding.id",
                "feeding.animal",
                "feeding.note",
                "a.id",
                "a.b",
                "b.id",
                "b.a",
                "ticket.id",
                "ticket.seat",
                "ticket.hall",
                "ticket.span",
                "ticket.turn",
                "visit.ticket",
                "visit.seat")) {
            policy.keep(kept);
        }
        return policy;
    }

    private static DataSource zoo(boolean production) throws SQLException {
        DataSource database = PostgresServer.superuser(PostgresServer.createDatabase());
        Sql.execute(database, ZOO);
        if (production) {
            Sql.execute(database, "CREATE TABLE audit_log (what text)");
            Sql.execute(database, ROWS);
        } else {
            // Roles are the server's, not the database's.
            Sql.execute(
                    database,
                    "DO $$ BEGIN CREATE ROLE zoo_reader; CREATE ROLE zoo_keeper; EXCEPTION WHEN duplicate_object THEN"
                            + " NULL; END $$");
            Sql.execute(database, HANGING_ON);
            Sql.execute(
                    database,
                    "INSERT INTO keeper (email, mood) VALUES ('old@example.com', 'happy')",
                    "TRUNCATE audit_log",
                    "REFRESH MATERIALIZED VIEW counted");
        }
        DatastoreStamps.of(database, production ? Environments.PRODUCTION : Environments.STAGING)
                .stamp("test", "a test's zoo");
        return database;
    }

    private static EnvironmentRefresh refresh(DataSource production, DataSource staging) {
        return EnvironmentRefresh.from(production)
                .to(staging)
                .through(policy().build())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
    }

    /** The statements by which the tables, and all that hangs on them, would be made again. */
    private static String shape(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return new PostgresEngine().shape(connection);
        }
    }

    @Test
    void run_wholeZoo_keepsAllThatHangsOnTablesAndReadsTheNewRows() throws SQLException {
        DataSource production = zoo(true);
        DataSource staging = zoo(false);
        String shape = shape(staging);

        // Twice: what the first left must not be in the way of the second.
        refresh(production, staging).run();
        RefreshResult result = refresh(production, staging).run();

        assertThat(shape(staging)).isEqualTo(shape);
        assertThat(result.rows()).isEqualTo(20);
        for (String kept : List.of(
                "SELECT id, boss, mood, tags, extra, doc, photo FROM keeper ORDER BY id",
                "SELECT * FROM \"big Zoo\".\"an Animal\" ORDER BY id",
                "SELECT * FROM feeding ORDER BY id",
                "SELECT * FROM feeding_rest_any ORDER BY id",
                "SELECT * FROM ticket JOIN visit ON visit.ticket = id",
                "SELECT * FROM a JOIN b ON b.a = a.id")) {
            assertThat(Shop.column(staging, kept)).isNotEmpty().isEqualTo(Shop.column(production, kept));
        }
        assertThat(Shop.column(staging, "SELECT email FROM keeper")).hasSize(3).noneMatch(mail -> mail.contains("zoo"));
        assertThat(Shop.column(staging, "SELECT id FROM happy ORDER BY id")).containsExactly("1", "2");
        assertThat(Sql.number(staging, "SELECT count(*) FROM happy_too")).isEqualTo(2);
        assertThat(Shop.column(staging, "SELECT n FROM counted ORDER BY mood")).containsExactly("1", "2");
        assertThat(Shop.column(staging, "SELECT n FROM counted_names")).containsExactly("2");
        assertThat(Sql.number(staging, "SELECT count(*) FROM nothing")).isEqualTo(1);
        assertThat(Sql.number(staging, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ringfence\\_%'"))
                .isZero();

        Sql.execute(
                staging,
                "INSERT INTO keeper (email) VALUES ('new@example.com')",
                "INSERT INTO \"big Zoo\".\"an Animal\" (keeper) VALUES (1)",
                "DELETE FROM a");
        assertThat(Sql.number(staging, "SELECT max(id) FROM keeper")).isEqualTo(4);
        assertThat(Sql.number(staging, "SELECT max(id) FROM \"big Zoo\".\"an Animal\""))
                .isEqualTo(110);
        assertThat(Sql.number(staging, "SELECT max(ticket) FROM \"big Zoo\".\"an Animal\""))
                .isGreaterThan(48);
        assertThat(Shop.column(staging, "SELECT what FROM audit_log")).containsExactly("INSERT");
        assertThat(Sql.number(staging, "SELECT count(*) FROM a")).isEqualTo(1);
        assertThat(constraints(staging)).isNotEmpty().isEqualTo(constraints(production));
        // At the end of a transaction, not before.
        Sql.execute(staging, "UPDATE ticket SET seat = 3 - seat");
    }

    /** Constraints with the definitions of their indexes, under whatever parameters. */
    private static List<String> constraints(DataSource database) throws SQLException {
        return Shop.column(
                database,
                "SELECT k.conname, k.condeferrable, k.condeferred, i.indimmediate, i.indisprimary, i.indisunique,"
                        + " pg_get_constraintdef(k.oid), pg_get_indexdef(i.indexrelid) FROM pg_constraint k"
                        + " LEFT JOIN pg_index i ON i.indexrelid = k.conindid JOIN pg_namespace n"
                        + " ON n.oid = k.connamespace WHERE n.nspname IN ('public', 'big Zoo') ORDER BY 1, 7");
    }

    @Test
    void run_keepingThePrevious_leavesItAsideUntilTheNextRun() throws SQLException {
        DataSource production = zoo(true);
        DataSource staging = zoo(false);
        refresh(production, staging).keepPrevious().run();
        assertThat(Shop.column(staging, "SELECT email FROM ringfence_past_public.keeper"))
                .containsExactly("old@example.com");
        refresh(production, staging).run();
        assertThat(Sql.number(staging, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ringfence\\_%'"))
                .isZero();
    }

    @Test
    void plan_whatWouldGoOnWithTheOldTables_isRefusedByName() throws SQLException {
        DataSource production = zoo(true);
        DataSource staging = zoo(false);
        Sql.execute(
                staging,
                "CREATE FUNCTION first_keeper() RETURNS int BEGIN ATOMIC SELECT min(id) FROM keeper; END",
                "CREATE FUNCTION any_keeper() RETURNS keeper LANGUAGE sql AS 'SELECT NULL::keeper'",
                "CREATE VIEW whole AS SELECT k FROM keeper k",
                "CREATE VIEW over_counted AS SELECT * FROM counted",
                "CREATE PUBLICATION everything FOR TABLE feeding");
        Sql.execute(production, "CREATE TABLE child (more int) INHERITS (a)");
        Sql.execute(staging, "CREATE TABLE child (more int) INHERITS (a)");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(production, staging).plan())
                .satisfies(
                        denied -> assertThat(String.join("\n", denied.refusal().evidence()))
                                .contains(
                                        "function public.first_keeper() depends on public.keeper",
                                        "function public.any_keeper() depends on public.keeper",
                                        "view public.whole depends on public.keeper",
                                        "public.over_counted reads the materialized view public.counted",
                                        "public.feeding is in publication everything",
                                        "public.child is in an inheritance tree",
                                        "public.a is in an inheritance tree"));
    }

    @Test
    void run_othersHoldALock_givesUpAndTheNextRunGoesOn() throws SQLException {
        DataSource production = Shop.production(Shop.Database.POSTGRESQL);
        DataSource staging = Shop.staging(Shop.Database.POSTGRESQL);
        EnvironmentRefresh refresh = EnvironmentRefresh.from(production)
                .to(staging)
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION);
        try (var reader = staging.getConnection()) {
            reader.setAutoCommit(false);
            DatabaseEngine.execute(reader, "SELECT count(*) FROM customer");
            assertThatExceptionOfType(RefreshDeniedException.class)
                    .isThrownBy(refresh::run)
                    .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("refresh.busy"));
            reader.rollback();
        }
        assertThat(Sql.number(staging, "SELECT count(*) FROM ringfence_next.chunk"))
                .isEqualTo(6);
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
        Sql.execute(production, "INSERT INTO team VALUES (8, 1)", "UPDATE employee SET team = 8");
        assertThat(refresh.run().rows()).isEqualTo(15);
        assertThat(Shop.column(staging, "SELECT team FROM employee")).containsOnly("8");
    }
}

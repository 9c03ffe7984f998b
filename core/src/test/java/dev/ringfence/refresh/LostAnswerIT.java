package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.attestation.DatastoreAttestations;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.DriverDataSource;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FlakyRelay;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.WatchedDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A connection that is lost while the rows are shown: what is told of the target is what is so. */
class LostAnswerIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final SigningKey SIGNER = SigningKey.generate("refresh");

    @TempDir
    Path directory;

    /** What befalls a connection that is about to show the rows. */
    @FunctionalInterface
    private interface Mishap {
        void befall(Connection connection) throws SQLException;
    }

    /** Watches for the statement that shows the rows: the commit with the new stamp, or a certain RENAME TABLE. */
    private static final class Loss implements WatchedDataSource.Watcher {
        private final Mishap mishap;
        private final boolean silentAfterwards;
        private int renames;
        private boolean happened;

        /** At the last commit, or at a RENAME TABLE if that is not 0. */
        Loss(int rename, boolean silentAfterwards, Mishap mishap) {
            this.renames = rename;
            this.silentAfterwards = silentAfterwards;
            this.mishap = mishap;
        }

        @Override
        public void connects() throws SQLException {
            if (happened && silentAfterwards) {
                throw new SQLException("nobody answers", "08001");
            }
        }

        @Override
        public void commits(Connection connection) throws SQLException {
            if (!happened
                    && renames == 0
                    && DatastoreStamps.readWithin(connection) instanceof StampReading.Stamped stamped
                    && stamped.stamp().dataClass() == DataClass.SANITIZED) {
                happen(connection);
            }
        }

        @Override
        public void executes(Connection connection, String statement) throws SQLException {
            if (!happened && statement.startsWith("RENAME TABLE") && --renames == 0) {
                happen(connection);
            }
        }

        private void happen(Connection connection) throws SQLException {
            happened = true;
            mishap.befall(connection);
        }
    }

    /** The server does what it is told, and nobody hears of it. H2's driver says it twice, the first time to no effect. */
    private static Mishap lostAnswer(Database kind, FlakyRelay relay) {
        if (kind != Database.H2_MEMORY) {
            return connection -> relay.loseNextAnswer();
        }
        return connection -> {
            connection.commit();
            relay.cut();
            relay.pass();
        };
    }

    /** A server of H2 for the databases in this memory. */
    private static final class Servers implements AutoCloseable {
        private final Server h2;

        Servers() throws SQLException {
            h2 = Server.createTcpServer("-tcpPort", "0").start();
        }

        int port(DataSource direct) {
            if (direct instanceof PGSimpleDataSource postgres) {
                return postgres.getPortNumbers()[0];
            }
            return direct instanceof DriverDataSource mariaDb
                    ? Integer.parseInt(mariaDb.url().replaceAll(".*:(\\d+)/.*", "$1"))
                    : h2.getPort();
        }

        static DataSource by(int port, DataSource direct) {
            if (direct instanceof PGSimpleDataSource postgres) {
                PGSimpleDataSource relayed = PostgresServer.user(postgres.getDatabaseName(), "postgres");
                relayed.setPortNumbers(new int[] {port});
                return relayed;
            }
            if (direct instanceof DriverDataSource mariaDb) {
                return new DriverDataSource(mariaDb.url().replaceAll(":\\d+/", ":" + port + "/"), "tester", "tester");
            }
            JdbcDataSource relayed = new JdbcDataSource();
            relayed.setURL(((JdbcDataSource) direct)
                    .getURL()
                    .replace("jdbc:h2:mem:", "jdbc:h2:tcp://127.0.0.1:" + port + "/mem:"));
            relayed.setUser("sa");
            return relayed;
        }

        @Override
        public void close() {
            h2.stop();
        }
    }

    private Path file() {
        return directory.resolve("attestation.json");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> names = Files.list(directory)) {
            return names.map(path -> path.getFileName().toString()).toList();
        }
    }

    private EnvironmentRefresh configured(EnvironmentRefresh refresh) {
        return refresh.through(Shop.policy())
                .with(KEY)
                .proving(RefreshChecks.builder().signedBy(SIGNER).alsoIn(file()).build())
                .runningIn(Environments.PRODUCTION);
    }

    private EnvironmentRefresh refresh(boolean inPlace, Database kind, DataSource target) throws SQLException {
        return configured(
                inPlace
                        ? EnvironmentRefresh.inPlace(target)
                        : EnvironmentRefresh.from(Shop.production(kind)).to(target));
    }

    private static DataSource target(boolean inPlace, Database kind) throws SQLException {
        if (!inPlace) {
            return Shop.staging(kind);
        }
        DataSource copy = Shop.production(kind);
        DatastoreStamps stamps = DatastoreStamps.of(copy, Environments.STAGING);
        stamps.takeOverFromOtherTier(
                ((StampReading.Stamped) stamps.read()).stamp().nonce(), "test", "restored");
        return copy;
    }

    private static List<DatastoreStamp> lineage(DataSource target) throws SQLException {
        return DatastoreStamps.of(target, Environments.STAGING).lineage();
    }

    private static DatastoreStamp stamp(DataSource target) throws SQLException {
        List<DatastoreStamp> lineage = lineage(target);
        return lineage.get(lineage.size() - 1);
    }

    private void assertProofIsThere(DataSource target) throws Exception {
        try (Connection connection = target.getConnection()) {
            assertThat(Files.readString(file()).strip())
                    .isEqualTo(DatastoreAttestations.newest(connection).orElseThrow());
        }
        assertThat(files()).containsExactly("attestation.json");
    }

    private Refusal refused(EnvironmentRefresh refresh) {
        return assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(refresh::run)
                .actual()
                .refusal();
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, false, 0",
        "POSTGRESQL, true, 0",
        "H2_MEMORY, false, 0",
        "H2_MEMORY, true, 0",
        "MARIADB, false, 1",
        "MARIADB, true, 1",
        "MARIADB, true, 2",
        "MARIADB, true, 3"
    })
    void run_answerIsLost_isDoneOnceAndSaysSo(Database kind, boolean inPlace, int rename) throws Exception {
        DataSource direct = target(inPlace, kind);
        int stamps = lineage(direct).size();
        try (Servers servers = new Servers();
                FlakyRelay relay = FlakyRelay.to(servers.port(direct))) {
            Loss loss = new Loss(rename, false, lostAnswer(kind, relay));

            RefreshResult result = refresh(inPlace, kind, WatchedDataSource.of(Servers.by(relay.port(), direct), loss))
                    .run();

            assertThat(loss.happened).isTrue();
            assertThat(result.stamp().nonce()).isEqualTo(stamp(direct).nonce());
        }
        assertThat(lineage(direct)).hasSize(stamps + 1);
        assertThat(Shop.everything(direct)).doesNotContainAnyElementsOf(Shop.DIRECT_VALUES);
        assertThat(Sql.number(direct, "SELECT count(*) FROM customer")).isEqualTo(3);
        assertProofIsThere(direct);
    }

    /** Where nothing says that it was the connection, nothing is tried again. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 0", "H2_MEMORY, 0", "MARIADB, 1"})
    void run_requestIsLost_isTriedAgainOrRefused(Database kind, int rename) throws Exception {
        DataSource direct = target(false, kind);
        List<String> before = Shop.everything(direct);
        int stamps = lineage(direct).size();
        try (Servers servers = new Servers();
                FlakyRelay relay = FlakyRelay.to(servers.port(direct))) {
            Loss loss = new Loss(rename, false, connection -> relay.loseNextRequest());
            EnvironmentRefresh refresh =
                    refresh(false, kind, WatchedDataSource.of(Servers.by(relay.port(), direct), loss));
            if (kind == Database.H2_MEMORY) {
                assertThat(refused(refresh).remedy()).endsWith("the target is as it was");
                assertThat(Shop.everything(direct)).isEqualTo(before);
                assertThat(lineage(direct)).hasSize(stamps);
                assertThat(directory).isEmptyDirectory();
                return;
            }
            refresh.run();
            assertThat(loss.happened).isTrue();
        }
        assertThat(lineage(direct)).hasSize(stamps + 1);
        assertProofIsThere(direct);
    }

    @ParameterizedTest
    @EnumSource
    void run_nobodyAnswersAfterwards_saysThatItIsUnknownAndTheNextOnePutsTheFileInPlace(Database kind)
            throws Exception {
        DataSource direct = target(true, kind);
        Refusal refusal;
        try (Servers servers = new Servers();
                FlakyRelay relay = FlakyRelay.to(servers.port(direct))) {
            Loss loss = new Loss(kind == Database.MARIADB ? 3 : 0, true, lostAnswer(kind, relay));
            refusal = refused(refresh(true, kind, WatchedDataSource.of(Servers.by(relay.port(), direct), loss)));
        }
        assertThat(refusal.rule()).isEqualTo("refresh.outcome-unknown");
        assertThat(refusal.remedy()).contains(stamp(direct).nonce()).doesNotContain("as it was");
        assertThat(files()).containsExactly(".attestation.json." + stamp(direct).nonce() + ".pending");

        assertThat(refused(refresh(true, kind, direct)).rule()).isEqualTo("refresh.not-a-copy");

        assertProofIsThere(direct);
    }
}

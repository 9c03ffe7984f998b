package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Approvals that several processes share. */
class ApprovalIT {
    private static final int PROCESSES = 8;
    private static final int ROUNDS = 3;

    /** A process that races for approvals. */
    private record Racer(Process process, BufferedReader said, OutputStream told) {
        static Racer start(String url, Path directory) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-Xss256k",
                            "-XX:TieredStopAtLevel=1",
                            "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ApprovalRace.class.getName(),
                            url,
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Racer(
                    process,
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                    process.getOutputStream());
        }

        void tell() throws IOException {
            told.write('\n');
            told.flush();
        }
    }

    @Test
    void approval_ofSixtyFourThreadsInEightProcesses_isUsedOnce(@TempDir Path directory) throws Exception {
        PGSimpleDataSource dataSource = PostgresServer.user(PostgresServer.createDatabase(), "postgres");
        StoreTables.create(dataSource);
        SigningKey bob = SigningKey.generate("bob");
        Files.writeString(directory.resolve("bob.pem"), bob.verificationKey().pem());
        DigestKey.createFile(directory.resolve("digest.key"));
        Approval approval = ApprovalRace.approval(dataSource.getURL(), directory);
        WriteAttempt attempt = Attempts.of(Attempts.purge());

        List<Racer> racers = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                racers.add(Racer.start(dataSource.getURL(), directory));
            }
            for (Racer racer : racers) {
                assertThat(racer.said().readLine()).isEqualTo("ready");
            }
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(approval.submit(ApprovalFixture.signed(approval.request(attempt), bob)))
                        .isEmpty();
                for (Racer racer : racers) {
                    racer.tell();
                }
                List<String> said = new ArrayList<>();
                for (Racer racer : racers) {
                    said.add(racer.said().readLine());
                }
                assertThat(said)
                        .containsOnly("1 won, 63 met a used one", "0 won, 64 met a used one")
                        .containsOnlyOnce("1 won, 63 met a used one");
            }
        } finally {
            racers.forEach(racer -> racer.process().destroy());
        }
    }
}

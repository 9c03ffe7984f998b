package dev.ringfence.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.store.ClockedStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveMainTest {
    /** The key of {@code attest}'s tests, {@code openssl pkcs8 -topk8}, with the password {@code geheim}. */
    private static final String ENCRYPTED = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgvEUbdqgov4wICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEIyKoHMmGL0Qe2SNHU6kYlQEQNks
            aIxhXsRSx94qgyIpJMmAARn/I7l07GSgH/vblt9FPpf9ud5xHxe9To/fFbkjcXVW
            kXBg0oGfFs08l25nSbA=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Approval approval;
    private final WriteAttempt attempt = Attempts.of(Attempts.purge());

    private int run(String typed, String... arguments) {
        return new ApproveMain(
                        new PrintStream(printed, true, UTF_8),
                        new StringReader(typed),
                        name -> name.equals(ApproveMain.PASSWORD_VARIABLE) ? "geheim" : null,
                        clock)
                .run(arguments);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private String output() {
        return printed.toString(UTF_8);
    }

    /** Makes keys as people would: a key each, whose printed half is put among the approvers. */
    @BeforeEach
    void makeKeysAndRequest() throws IOException {
        Files.createDirectory(directory.resolve("approvers"));
        for (String name : new String[] {"ada", "bob"}) {
            printed.reset();
            assertThat(run("", "key", name, path(name + ".key"))).isZero();
            Files.writeString(directory.resolve("approvers/" + name + ".pem"), output());
        }
        printed.reset();
        approval = Approval.builder(
                        Approvers.readDirectory(directory.resolve("approvers")),
                        WriteDigests.of(DigestKey.ephemeral()),
                        ClockedStore.at(clock))
                .build();
        Files.writeString(
                directory.resolve("request.json"), approval.request(attempt).toJson());
    }

    @Test
    void request_shownAndSigned_isTakenByTheApplication() throws IOException {
        assertThat(run("", "show", path("request.json"))).isZero();
        assertThat(output())
                .contains("operation: purge", "requester: ada", "reason: retention ended", "ticket: OPS-1")
                .contains("maxRows: 500", "statement: DELETE FROM CUSTOMER WHERE ID = ?", "argument: cutoff")
                .doesNotContain("4711", "2020-01-01", "'old'");

        assertThat(run("purge\n", "approve", path("request.json"), path("bob.key"), path("signed.json")))
                .isZero();
        assertThat(run("", "verify", path("signed.json"), path("approvers"))).isZero();
        assertThat(output()).contains("Holds. Signed by bob");

        assertThat(approval.submit(Files.readString(directory.resolve("signed.json"))))
                .isEmpty();
        assertThat(approval.claim(attempt)).isEmpty();
    }

    @Test
    void request_thatIsSigned_getsOneMoreSignature() throws IOException {
        assertThat(run("purge", "approve", path("request.json"), path("ada.key"), path("one.json")))
                .isZero();
        assertThat(run("purge", "approve", path("one.json"), path("bob.key"), path("two.json")))
                .isZero();
        assertThat(run("purge", "approve", path("two.json"), path("bob.key"), path("three.json")))
                .isEqualTo(2);
        assertThat(run("", "verify", path("two.json"), path("approvers"))).isZero();
        assertThat(output()).contains("ada (key").contains("bob (key");
        assertThat(approval.submit(Files.readString(directory.resolve("one.json"))))
                .isPresent();
        assertThat(approval.submit(Files.readString(directory.resolve("two.json"))))
                .isEmpty();
    }

    @Test
    void request_notConfirmed_isNotSigned() {
        for (String typed : new String[] {"", "\n", "yes\n", "purge2\n", "PURGE\n"}) {
            assertThat(run(typed, "approve", path("request.json"), path("bob.key"), path("signed.json")))
                    .isEqualTo(1);
        }
        assertThat(output()).contains("Not approved.");
        assertThat(directory.resolve("signed.json")).doesNotExist();
    }

    @Test
    void request_thatExpired_isNotSignedAndNoLongerHolds() {
        assertThat(run("purge", "approve", path("request.json"), path("bob.key"), path("signed.json")))
                .isZero();
        clock.move(Duration.ofHours(8));
        assertThat(run("purge", "approve", path("request.json"), path("bob.key"), path("late.json")))
                .isEqualTo(1);
        assertThat(run("", "verify", path("signed.json"), path("approvers"))).isEqualTo(1);
        assertThat(output()).contains("It expired", "Does not hold: it expired at");
    }

    @Test
    void receipt_ofStaging_isShownAndVerified() throws IOException {
        StagingReceipt.issuing(
                        SigningKey.read("bob", directory.resolve("bob.key")),
                        WriteDigests.of(DigestKey.ephemeral()),
                        () -> "7",
                        ReceiptStore.of(directory.resolve("receipts")))
                .withClock(clock)
                .finished(
                        Attempts.of(Attempts.purge(), Attempts.BOB, Environments.STAGING),
                        new WriteOutcome(true, false, 17));
        try (Stream<Path> files = Files.list(directory.resolve("receipts"))) {
            String receipt = files.findFirst().orElseThrow().toString();
            assertThat(run("", "show", receipt)).isZero();
            assertThat(run("", "verify", receipt, path("approvers"))).isZero();
            assertThat(run("purge", "approve", receipt, path("bob.key"), path("signed.json")))
                    .isEqualTo(2);
        }
        assertThat(output())
                .contains("Staging receipt", "operation: purge", "tier: staging", "policyVersion: 7", "rows: 17")
                .contains("Holds. Signed by bob");
    }

    @Test
    void key_withAPassword_opensByTheVariable() throws IOException {
        Path key = Files.writeString(directory.resolve("enc.key"), ENCRYPTED);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("purge", "approve", path("request.json"), path("enc.key"), path("signed.json")))
                .isZero();
        assertThat(run("", "verify", path("signed.json"), path("approvers"))).isEqualTo(1);
        assertThat(output()).contains("of a trusted key").doesNotContain("geheim");
    }

    @Test
    void words_thatSteerATerminal_areShownAsQuestionMarks() throws IOException {
        WriteAttempt odd = Attempts.of(
                Write.sql("purge").because("fine\u001b[2J\r\nrequester: bob\u202e\u2028x"),
                Actor.human("ada"),
                Environments.PRODUCTION);
        Files.writeString(directory.resolve("odd.json"), approval.request(odd).toJson());

        assertThat(run("", "show", path("odd.json"))).isZero();
        assertThat(output()).contains("reason: fine?[2J??requester: bob??x").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void arguments_orFiles_thatAreWrong_areExplained() throws IOException {
        Files.writeString(directory.resolve("nonsense"), "SECRET");
        Files.writeString(
                directory.resolve("other.json"),
                approval.request(attempt).toJson().replace(ApprovalRequest.PREDICATE_TYPE, "https://example.com/x"));
        assertThat(run("", "--help")).isZero();
        assertThat(run("")).isEqualTo(2);
        assertThat(run("", "approve", path("request.json"))).isEqualTo(2);
        assertThat(run("", "destroy", "a", "b")).isEqualTo(2);
        assertThat(run("", "show", path("nonsense"))).isEqualTo(2);
        assertThat(run("", "show", path("other.json"))).isEqualTo(2);
        assertThat(run("", "verify", path("request.json"), path("approvers"))).isEqualTo(1);
        assertThat(run("", "show", path("absent"))).isEqualTo(3);
        assertThat(run("", "key", "ada", path("ada.key"))).isEqualTo(3);
        assertThat(output()).contains("Usage:").doesNotContain("SECRET");
    }
}

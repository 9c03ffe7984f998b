package dev.ringfence.examples.guardedwrites;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKey;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.write.DigestKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What comes from the deployment and never from a database: keys, the policy, and files that processes hand to each other.
 * A directory for the length of the story; where each file lives in earnest is said beside it.
 */
public final class Deployment implements AutoCloseable {
    private static final int AUDIT_KEY_BYTES = 32;
    private static final String POLICY = "write-policy.json";

    private final Path directory;

    private Deployment(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes all keys, as it is done once.
     *
     * @param people who may approve
     * @throws IOException if a file cannot be written
     */
    public static Deployment create(String... people) throws IOException {
        Deployment made = new Deployment(Files.createTempDirectory("ringfence-example-"));
        DigestKey.createFile(made.digestKey());
        byte[] auditKey = new byte[AUDIT_KEY_BYTES];
        new SecureRandom().nextBytes(auditKey);
        Files.write(made.file("audit"), auditKey);
        Files.createDirectory(made.stagingKeys());
        publish(SigningKey.createFile("staging", made.stagingKey()), made.stagingKeys());
        Files.createDirectory(made.approvers());
        for (String person : people) {
            publish(SigningKey.createFile(person, made.personalKey(person)), made.approvers());
        }
        return made;
    }

    private static void publish(VerificationKey key, Path directory) throws IOException {
        Files.writeString(directory.resolve(key.name() + ".pem"), key.pem());
    }

    /** The file of a resource: it stands in version control, beside the code. */
    String policy() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(Deployment.class.getResourceAsStream(POLICY), "the example's own resource")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What staging and production digest operations with: a secret of both. */
    Path digestKey() {
        return file("digest");
    }

    /** What audit entries are hashed with: a secret of production's processes and of auditors. */
    byte[] auditKey() throws IOException {
        return Files.readAllBytes(file("audit"));
    }

    /** What staging signs receipts with: a secret of staging. */
    Path stagingKey() {
        return file("staging");
    }

    /** Its public half, in production. */
    Path stagingKeys() {
        return file("staging-keys");
    }

    /** The public keys of those who may approve, in production. */
    Path approvers() {
        return file("approvers");
    }

    /** What a person signs with: on nobody's machine but theirs. */
    public Path personalKey(String person) {
        return file(person);
    }

    /** What staging has signed: it travels with the release. */
    Path receipts() {
        return file("receipts");
    }

    /**
     * Where the audit trail of a process is anchored, a file for each: a place that those who can write to the database
     * cannot write to.
     */
    public Path anchors(DeploymentEnvironment here) {
        return file("anchors-of-" + here.name());
    }

    /** A file to hand over. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}

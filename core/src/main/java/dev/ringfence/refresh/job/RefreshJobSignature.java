package dev.ringfence.refresh.job;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.JsonMembers;
import dev.ringfence.refresh.signing.NamedFile;
import dev.ringfence.refresh.signing.RefreshSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who signs what a job did.
 *
 * @param name how reports name the key
 * @param validity how long the attestation is in force
 * @param file where it is written besides the target
 */
public record RefreshJobSignature(
        String name, Path key, Optional<SecretReference> password, Duration validity, Optional<Path> file) {
    /** The member of job files. */
    public static final String MEMBER = "attestation";

    private static final List<String> KEYS = List.of("name", "key", "password", "validDays", "file");

    /** Reads the member; empty if it is missing. */
    public static Optional<RefreshJobSignature> read(JsonMembers root, Path directory) {
        if (!root.has(MEMBER)) {
            return Optional.empty();
        }
        JsonMembers given = root.members(MEMBER);
        given.requireKeys(MEMBER, KEYS, List.of("name", "key"));
        return Optional.of(new RefreshJobSignature(
                given.text("name"),
                directory.resolve(given.text("key")),
                given.has("password")
                        ? Optional.of(SecretReference.read(given, "password", directory))
                        : Optional.empty(),
                given.has("validDays") ? days(given) : RefreshSignature.VALIDITY,
                RefreshJobReports.path(given, "file", directory)));
    }

    private static Duration days(JsonMembers given) {
        int days = given.integer("validDays");
        return given.using("validDays", () -> {
            if (days < 1) {
                throw new IllegalArgumentException("'validDays' must be positive but was " + days);
            }
            return Duration.ofDays(days);
        });
    }

    /**
     * Refuses a place where nothing can be written, and that of a file that the job reads.
     *
     * @param read what else the job reads
     * @return the files of this, for {@link RefreshJobReports#requireWritable}
     * @throws IllegalArgumentException if nothing can be written there
     * @throws IllegalStateException if another file has the place
     * @throws IOException if a folder cannot be looked up
     */
    public List<NamedFile> requireWritable(List<NamedFile> read) throws IOException {
        List<NamedFile> known = new ArrayList<>(read);
        known.add(new NamedFile(MEMBER + ".key", key));
        for (NamedFile other : known) {
            requireOtherThan(other);
        }
        if (file.isPresent()) {
            NamedFile written = new NamedFile(MEMBER + ".file", file.get());
            written.requireWritable();
            known.add(written);
        }
        return known;
    }

    /**
     * Refuses to write over a file.
     *
     * @throws IllegalStateException if the attestation has its place
     * @throws IOException if a folder cannot be looked up
     */
    public void requireOtherThan(NamedFile other) throws IOException {
        if (file.isPresent()) {
            new NamedFile(MEMBER + ".file", file.get()).requireOtherThan(other);
        }
    }

    /**
     * With its key.
     *
     * @throws IllegalArgumentException if the key or its password is missing or does not fit
     * @throws IOException if a file cannot be read
     */
    public RefreshSignature open(Function<String, @Nullable String> variables) throws IOException {
        // Read before the key is: a supplier cannot throw what a file does.
        String secret = password.isPresent() ? password.get().open(variables) : "";
        SigningKey signer = new NamedFile(MEMBER + ".key", key)
                .readTellingName(there -> password.isPresent()
                        ? SigningKey.read(name, there, secret::toCharArray)
                        : SigningKey.read(name, there));
        return new RefreshSignature(Optional.of(signer), validity, file);
    }
}

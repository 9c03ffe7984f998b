package dev.ringfence.refresh.signing;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.jdbc.attestation.DatastoreAttestations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Who signs what was done.
 *
 * @param key empty if nobody does
 * @param validity how long the attestation is in force
 * @param file where it is written besides the target
 */
public record RefreshSignature(Optional<SigningKey> key, Duration validity, Optional<Path> file) {
    /** Unless said otherwise. */
    public static final Duration VALIDITY = Duration.ofDays(90);

    /** Nobody's. */
    static final RefreshSignature NONE = new RefreshSignature(Optional.empty(), VALIDITY, Optional.empty());

    /**
     * Makes the table for the attestation, in a transaction of its own: some databases commit with it what is open. Puts the
     * file of an earlier run in its place, if that run died behind its commit.
     *
     * @throws IllegalArgumentException if the file could not be written
     */
    public void prepare(DataSource target) throws SQLException {
        file.ifPresent(there -> new NamedFile("attestation", there).requireWritable());
        if (key.isPresent()) {
            DatastoreAttestations.createTable(target);
            PendingFile.takeUp(file.stream().toList(), target);
        }
    }

    /**
     * In the transaction that shows the rows, right before its commit; nothing if nobody signs.
     *
     * @return the file, to be put in its place behind the commit
     */
    public Optional<PendingFile> sign(Connection target, Attestation attestation) throws SQLException {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Envelope envelope = DatastoreAttestations.sign(target, attestation, key.get());
        return file.map(there -> PendingFile.write(there, attestation.target().nonce(), envelope.toJson() + "\n"));
    }
}

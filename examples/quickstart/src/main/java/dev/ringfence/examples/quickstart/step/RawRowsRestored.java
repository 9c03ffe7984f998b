package dev.ringfence.examples.quickstart.step;

import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A backup's rows are restored over the sanitized ones. Schema, stamp and signature stay; the rows no longer fit them. */
final class RawRowsRestored implements Step<Stage> {
    @Override
    public String title() {
        return "Production's rows restored into staging, without the refresh";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        transcript.claim(
                start(stage).isEmpty(), "as it was filled, staging's application starts: its attestation holds");
        restore(stage);
        Optional<RingfenceException> refused = start(stage);
        transcript.claim(
                refused.filter(denied -> denied.refusal().rule().equals("stamp.attestation-contradicted"))
                        .isPresent(),
                "with raw rows it does not, by rule stamp.attestation-contradicted: it gets no connection");
        FillStaging.refresh(stage).run();
        transcript.claim(start(stage).isEmpty(), "refreshed again, it starts");
    }

    /** What a start does first: it opens a connection. */
    private static Optional<RingfenceException> start(Stage stage) throws SQLException {
        WriteGuard guard = WriteGuard.builder(stage.staging())
                .levels(Levels.observing().with(Guard.STAMP, Level.ENFORCE))
                .build();
        AttestationPolicy demanded =
                AttestationPolicy.of(VerificationKeys.of(stage.signer().verificationKey()));
        try {
            GuardedDataSource.builder(guard)
                    .attestations(demanded)
                    .wrap(stage.databases().staging())
                    .getConnection()
                    .close();
            return Optional.empty();
        } catch (RingfenceException denied) {
            return Optional.of(denied);
        }
    }

    private static void restore(Stage stage) throws SQLException {
        try (Connection from = stage.databases().production().getConnection();
                Connection to = stage.databases().staging().getConnection();
                Statement select = from.createStatement();
                ResultSet row = select.executeQuery("SELECT id, email FROM customers ORDER BY id");
                PreparedStatement update = to.prepareStatement("UPDATE customers SET email = ? WHERE id = ?")) {
            to.setAutoCommit(false);
            while (row.next()) {
                update.setString(1, row.getString(2));
                update.setLong(2, row.getLong(1));
                update.addBatch();
            }
            update.executeBatch();
            to.commit();
        }
    }
}

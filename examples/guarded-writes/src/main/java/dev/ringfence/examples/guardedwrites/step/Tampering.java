package dev.ringfence.examples.guardedwrites.step;

import dev.ringfence.audit.AnchorFile;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditProblem;
import dev.ringfence.audit.AuditQuery;
import dev.ringfence.audit.AuditVerification;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.audit.SealedEntry;
import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.store.StoreDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Who may write to the tables of the trail can change it, and cannot hide that. */
final class Tampering implements Step<Stage> {
    @Override
    public String title() {
        return "The audit trail: all of this is in it, and a change behind its back is found";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        JdbcAuditTrail trail = stage.production().audit();
        // Seals and anchors all that has happened: the process has ended, and an auditor comes.
        trail.close();
        List<SealedEntry> entries = trail.find(AuditQuery.all());
        show(entries, transcript);
        AuditVerification before = verify(stage);
        transcript.say(before.toString());
        transcript.claim(before.intact() && before.entries() == entries.size(), "the chain is whole, and anchored");

        SealedEntry glass = entries.stream()
                .filter(entry -> entry.entry().kind() == AuditEntry.Kind.OVERRIDDEN)
                .findFirst()
                .orElseThrow();
        DataSource driver = stage.databases().production();
        change(driver, "UPDATE %s SET actor = ? WHERE sequence_number = ?", "bob", glass.sequence());
        AuditVerification edited = verify(stage);
        transcript.claim(
                found(edited, AuditProblem.Kind.EDITED, glass.sequence()),
                "UPDATE: it was Bob who broke the glass? " + edited.problems());
        change(driver, "UPDATE %s SET actor = ? WHERE sequence_number = ?", "ada", glass.sequence());
        transcript.claim(verify(stage).intact(), "put back, the chain is whole again");

        change(driver, "DELETE FROM %s WHERE actor = ? AND sequence_number >= ?", "ada", glass.sequence());
        AuditVerification deleted = verify(stage);
        transcript.claim(
                found(deleted, AuditProblem.Kind.MISSING, glass.sequence()),
                "DELETE: nobody broke the glass? " + deleted.problems());
    }

    private static void show(List<SealedEntry> entries, Transcript transcript) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("number", "what", "who", "rule or operation"));
        for (SealedEntry sealed : entries) {
            rows.add(List.of(
                    String.valueOf(sealed.sequence()),
                    sealed.entry().kind().name(),
                    sealed.entry().actor().toString(),
                    sealed.entry().rule()));
        }
        transcript.table(rows);
    }

    private static AuditVerification verify(Stage stage) {
        return stage.production()
                .audit()
                .verify(AnchorFile.read(
                        stage.deployment().anchors(stage.production().guard().environment())));
    }

    private static boolean found(AuditVerification verification, AuditProblem.Kind kind, long sequence) {
        return verification.problems().stream()
                .anyMatch(
                        problem -> problem.kind() == kind && problem.first() <= sequence && sequence <= problem.last());
    }

    private static void change(DataSource driver, String sql, String actor, long sequence) throws SQLException {
        try (Connection connection = driver.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        sql.formatted(StoreDatabase.of(connection).table("audit_entry")))) {
            statement.setString(1, actor);
            statement.setLong(2, sequence);
            statement.executeUpdate();
        }
    }
}

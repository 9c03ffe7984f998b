package dev.ringfence.examples.quickstart.step;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Somebody copies one row by hand. The address in it could be somebody's, and staging has no right to hold that. */
final class LiveDataInStaging implements Step<Stage> {
    private static final String UPDATE = "UPDATE customers SET email = ? WHERE id = ?";

    @Override
    public String title() {
        return "A live address on its way into staging";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        WriteGuard guard = WriteGuard.builder(stage.staging())
                .levels(Levels.observing().with(Guard.LIVE_DATA, Level.ENFORCE))
                .build();
        Optional<Refusal> live = write(stage, guard, "grete.hermann@ringfence.dev");
        live.ifPresent(refusal -> transcript.say(refusal.message()));
        transcript.claim(live.isPresent(), "a plausible address is refused, and not shown");
        transcript.claim(
                write(stage, guard, "grete.hermann@example.org").isEmpty(), "an address that nobody can have passes");
    }

    private static Optional<Refusal> write(Stage stage, WriteGuard guard, String email) throws SQLException {
        try (Connection connection = GuardedDataSource.wrap(stage.databases().staging(), guard)
                        .getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            connection.setAutoCommit(false);
            try {
                update.setString(1, email);
                update.setLong(2, 1);
                update.executeUpdate();
                return Optional.empty();
            } catch (WriteDeniedException refused) {
                return Optional.of(refused.refusal());
            } finally {
                connection.rollback();
            }
        }
    }
}

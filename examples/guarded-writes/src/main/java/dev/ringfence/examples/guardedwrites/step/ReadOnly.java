package dev.ringfence.examples.guardedwrites.step;

import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.OperatingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** No change at all, also by statements that belong to no operation. */
final class ReadOnly implements Step<Stage> {
    @Override
    public String title() {
        return "Read-only mode, while somebody looks at what has happened";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        stage.production().modes().to(OperatingMode.READ_ONLY, Stage.BOB, "prices look wrong");
        Attempt refused = Attempt.of(() -> setOne(stage.production().db())).shownIn(transcript);
        transcript.claim(refused.refusal().isPresent(), "not one row may be changed");
        stage.production().modes().to(OperatingMode.NORMAL, Stage.BOB, "tea costs too much, nothing else is wrong");
        Attempt allowed = Attempt.of(() -> setOne(stage.production().db()));
        transcript.claim(allowed.changed() == 1, "back to normal: somebody corrects one of the tea prices by hand");
    }

    private static int setOne(DataSource db) throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE item SET cents = 999 WHERE id = 1");
        }
    }
}

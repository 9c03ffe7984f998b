package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A WHERE is lost, and a table keeps its rows: no operation, no annotation, nothing but the guarded datasource. */
final class CarelessDelete implements Step<Stage> {
    @Override
    public String title() {
        return "A careless DELETE in production";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        DataSource db = stage.production().db();
        long before = number(db, "SELECT COUNT(*) FROM customer");
        Attempt careless = Attempt.of(() -> delete(db)).shownIn(transcript);
        transcript.claim(careless.refusedBy("sql.delete-without-where"), "refused before it reached the database");
        long after = number(db, "SELECT COUNT(*) FROM customer");
        transcript.claim(after == before, after + " of " + before + " customers are still there");
    }

    private static int delete(DataSource db) throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM customer");
        }
    }
}

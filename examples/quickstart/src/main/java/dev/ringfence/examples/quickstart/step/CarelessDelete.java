package dev.ringfence.examples.quickstart.step;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.base.Refusal;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.shop.Count;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** A WHERE is lost. The same decision is taken twice: once it is only shown, once it holds. */
final class CarelessDelete implements Step<Stage> {
    private static final String CARELESS = "DELETE FROM payments";

    @Override
    public String title() {
        return "A careless DELETE in production: first observed, then enforced";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        long before = Count.rows(stage.databases().production(), "payments");

        WriteGuard observing = WriteGuard.observing(stage.production());
        Attempt observed = attempt(stage, observing);
        transcript.claim(
                observed.deleted() == before && observed.refusal().isEmpty(),
                String.format(Locale.ROOT, "observe: not refused, %,d payments gone until the rollback", before));
        transcript.say(observing.report().toString());
        transcript.claim(observing.report().denials() > 0, "observe: the report shows what enforce would refuse");

        Attempt enforced = attempt(stage, WriteGuard.enforcing(stage.production()));
        enforced.refusal().ifPresent(refusal -> transcript.say(refusal.message()));
        transcript.claim(enforced.refusal().isPresent(), "enforce: refused");
        long after = Count.rows(stage.databases().production(), "payments");
        transcript.claim(
                after == before, String.format(Locale.ROOT, "%,d of %,d payments are still there", after, before));
    }

    /** How many rows a DELETE has deleted, or why none. */
    private record Attempt(int deleted, Optional<Refusal> refusal) {}

    /** Deletes everything in a transaction that is never committed, through a pool as an application has it. */
    private static Attempt attempt(Stage stage, WriteGuard guard) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(stage.databases().production());
            pool.setMaximumPoolSize(1);
            DataSource db = GuardedDataSource.wrap(pool, guard);
            try (Connection connection = db.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                try {
                    return new Attempt(statement.executeUpdate(CARELESS), Optional.empty());
                } catch (WriteDeniedException refused) {
                    return new Attempt(0, Optional.of(refused.refusal()));
                } finally {
                    connection.rollback();
                }
            }
        }
    }
}

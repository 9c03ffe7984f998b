package dev.ringfence.examples.quickstart.step;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.Step;
import dev.ringfence.examples.quickstart.Transcript;
import dev.ringfence.examples.quickstart.shop.Count;
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
final class CarelessDelete implements Step {
    private static final String CARELESS = "DELETE FROM payments";

    @Override
    public String title() {
        return "A careless DELETE in production: first observed, then enforced";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        long before = Count.rows(stage.databases().production(), "payments");

        WriteGuard observing = WriteGuard.observing(stage.production());
        transcript.claim(
                attempt(stage, observing).isEmpty(),
                "observe: nothing is refused, all rows were gone until the rollback");
        transcript.say(observing.report().toString());
        transcript.claim(observing.report().denials() > 0, "observe: the report shows what enforce would refuse");

        Optional<WriteDeniedException> refused = attempt(stage, WriteGuard.enforcing(stage.production()));
        refused.ifPresent(refusal -> transcript.say(refusal.refusal().message()));
        transcript.claim(refused.isPresent(), "enforce: refused");
        long after = Count.rows(stage.databases().production(), "payments");
        transcript.claim(
                after == before, String.format(Locale.ROOT, "%,d of %,d payments are still there", after, before));
    }

    /** Deletes everything in a transaction that is never committed, through a pool as an application has it. */
    private static Optional<WriteDeniedException> attempt(Stage stage, WriteGuard guard) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(stage.databases().production());
            pool.setMaximumPoolSize(1);
            DataSource db = GuardedDataSource.wrap(pool, guard);
            try (Connection connection = db.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                try {
                    statement.executeUpdate(CARELESS);
                    return Optional.empty();
                } catch (WriteDeniedException refused) {
                    return Optional.of(refused);
                } finally {
                    connection.rollback();
                }
            }
        }
    }
}

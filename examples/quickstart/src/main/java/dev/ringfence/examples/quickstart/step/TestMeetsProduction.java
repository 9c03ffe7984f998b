package dev.ringfence.examples.quickstart.step;

import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.TestSuite;
import dev.ringfence.examples.quickstart.shop.Count;
import dev.ringfence.examples.story.OtherJvm;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** The one thing that is enforced from the first start: what says that it is a test gets no connection to production. */
final class TestMeetsProduction implements Step<Stage> {
    @Override
    public String title() {
        return "A test suite pointed at production: a second JVM, nothing configured but RINGFENCE_ENVIRONMENT=test";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException, IOException, InterruptedException {
        long before = Count.rows(stage.databases().production(), "payments");
        OtherJvm suite = OtherJvm.run(
                TestSuite.class,
                Map.of("RINGFENCE_ENVIRONMENT", "test"),
                stage.databases().productionUrl());
        transcript.say(suite.output());
        transcript.claim(suite.exitCode() == TestSuite.KEPT_OUT, "refused, although its guards only observe");
        long after = Count.rows(stage.databases().production(), "payments");
        transcript.claim(
                after == before, String.format(Locale.ROOT, "%,d of %,d payments are still there", after, before));
    }
}

package dev.ringfence.examples.spark.story;

import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.spark.RefreshedFiles;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.refresh.EnvironmentRefresh;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The same rows through both engines, warm, on this machine. */
final class WhichWhen implements Step<Stage> {
    @Override
    public String title() {
        return "Which of them when: rows a second, on this machine";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException, SQLException {
        Duration database = EnvironmentRefresh.from(stage.database("production"))
                .to(stage.database("staging"))
                .through(stage.policy())
                .with(stage.key().open())
                .runningIn(stage.production())
                .run()
                .duration();
        RefreshedFiles table = stage.refresh()
                .run(Stage.named(stage.table("production")), OutputFormat.PARQUET, stage.path("timed-table"));
        RefreshedFiles files =
                stage.refresh().run(Stage.named(stage.parquet()), OutputFormat.PARQUET, stage.path("timed-files"));
        transcript.table(List.of(
                List.of("", "rows/s", "of it copying", "proving"),
                List.of("EnvironmentRefresh, H2 to H2", perSecond(stage, database), "", ""),
                row("Spark, H2 to Parquet", stage, table),
                row("Spark, Parquet to Parquet", stage, files)));
        transcript.claim(
                table.rows() == stage.customers() && files.rows() == stage.customers(),
                "all rows arrived each time, proven each time");
    }

    private static List<String> row(String name, Stage stage, RefreshedFiles made) {
        return List.of(
                name,
                perSecond(stage, made.copying().plus(made.proving())),
                made.copying().toMillis() + " ms",
                made.proving().toMillis() + " ms");
    }

    private static String perSecond(Stage stage, Duration took) {
        return String.format(Locale.ROOT, "%,d", stage.customers() * 1_000L / Math.max(1, took.toMillis()));
    }
}

package dev.ringfence.examples.spark.story;

import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.spark.RefreshedFiles;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.refresh.EnvironmentRefresh;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One policy file and one key: a database through the refresh of databases, and files and tables through Spark. */
final class SameOnEveryPath implements Step<Stage> {
    @Override
    public String title() {
        return "The same pseudonyms on every path";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException, SQLException {
        EnvironmentRefresh.from(stage.database("production"))
                .to(stage.database("staging"))
                .through(stage.policy())
                .with(stage.key().open())
                .runningIn(stage.production())
                .run();
        Dataset<Row> expected = stage.table("staging");
        transcript.say(String.format(
                Locale.ROOT, "staging's database was filled by EnvironmentRefresh, %,d rows", expected.count()));
        same(stage, transcript, expected, "parquet", stage.parquet(), OutputFormat.PARQUET);
        same(stage, transcript, expected, "csv", stage.csv(), OutputFormat.CSV);
        same(stage, transcript, expected, "jdbc", stage.table("production"), OutputFormat.PARQUET);
        transcript.claim(
                expected.exceptAll(stage.table("production")).count() == stage.customers(),
                "and no row of it is one of production's");
    }

    private static void same(
            Stage stage,
            Transcript transcript,
            Dataset<Row> expected,
            String name,
            Dataset<Row> source,
            OutputFormat format)
            throws IOException {
        RefreshedFiles made = stage.refresh().run(Stage.named(source), format, stage.path("from-" + name));
        Dataset<Row> written =
                format.reader(stage.spark().read()).schema(source.schema()).load(made.folder() + "/" + Stage.NAME);
        Dataset<Row> inOrder = written.select(
                Arrays.stream(expected.columns()).map(written::col).toArray(Column[]::new));
        transcript.claim(
                made.rows() == stage.customers()
                        && inOrder.exceptAll(expected).isEmpty()
                        && expected.exceptAll(inOrder).isEmpty(),
                String.format(
                        Locale.ROOT,
                        "from %s to files of %s: the same %,d rows, in every column",
                        name,
                        format.name().toLowerCase(Locale.ROOT),
                        made.rows()));
    }
}

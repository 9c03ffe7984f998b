package dev.ringfence.examples.spark.story;

import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** A column is new in the archive, and nobody has told the policy. */
final class ColumnWithoutRule implements Step<Stage> {
    @Override
    public String title() {
        return "A column that the policy does not know";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException, InterruptedException {
        Dataset<Row> wider = stage.parquet().withColumn("mobile_phone", functions.col("PHONE"));
        CountedJobs jobs = CountedJobs.of(stage.spark());
        String folder = stage.path("wider");
        try {
            stage.refresh().run(Stage.named(wider), OutputFormat.PARQUET, folder);
            transcript.claim(false, "refused");
        } catch (RefreshDeniedException denied) {
            transcript.say(String.join("\n", denied.rulesToAdd()));
            transcript.claim(
                    denied.rulesToAdd().size() == 1 && !Files.exists(Path.of(folder)),
                    "refused, with the rule to look at and paste");
        }
        transcript.claim(jobs.stop() == 0, "not one job was started");
    }
}

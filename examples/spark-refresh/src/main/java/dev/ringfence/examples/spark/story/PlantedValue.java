package dev.ringfence.examples.spark.story;

import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.spark.SparkRefreshDeniedException;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Somebody has typed a customer's address into a field that is kept: one cell of all. */
final class PlantedValue implements Step<Stage> {
    @Override
    public String title() {
        return "One address where no address should be";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException {
        Dataset<Row> archive = stage.parquet();
        int one = stage.customers() / 2;
        Dataset<Row> planted = archive.withColumn(
                "LABEL",
                functions
                        .when(
                                functions.col("ID").equalTo(one),
                                functions.concat(functions.lit("ask <"), functions.col("EMAIL"), functions.lit(">")))
                        .otherwise(functions.col("LABEL")));
        String folder = stage.path("planted");
        try {
            stage.refresh().run(Stage.named(planted), OutputFormat.PARQUET, folder);
            transcript.claim(false, "found");
        } catch (SparkRefreshDeniedException denied) {
            String finding = String.join("\n", denied.refusal().evidence());
            transcript.say(finding);
            transcript.claim(
                    finding.startsWith("1 value of customers.EMAIL in 1 of ")
                            && finding.endsWith(" cells of customers.LABEL"),
                    "found, and told where, not what");
            transcript.claim(
                    !Files.exists(Path.of(folder)) && !Files.exists(Path.of(folder + ".unproven")),
                    "nothing was shown, and nothing is left");
        }
    }
}

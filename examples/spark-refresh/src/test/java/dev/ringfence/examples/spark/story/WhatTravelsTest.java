package dev.ringfence.examples.spark.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.KeyDeniedException;
import dev.ringfence.data.KeyReference;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.spark.SparkRefresh;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** What leaves the driver: task closures, plans as Spark prints them, and what workers open by themselves. */
class WhatTravelsTest {
    private static final int CUSTOMERS = 300;
    private static Stage stage;

    @BeforeAll
    static void set() throws Exception {
        stage = Stage.set(CUSTOMERS);
    }

    @AfterAll
    static void strike() throws Exception {
        stage.close();
    }

    private static Dataset<Row> sanitized(Dataset<Row> customers) {
        return stage.refresh().sanitized(Stage.NAME, customers);
    }

    private static String keyFile() {
        return stage.path("pseudonyms.key");
    }

    @Test
    void closureAndPlans_holdNothingOfTheKey() throws Exception {
        byte[] material =
                HexFormat.of().parseHex(Files.readString(Path.of(keyFile())).strip());
        // Opened here, as on the driver of every refresh.
        stage.key().open();
        Dataset<Row> sanitized = sanitized(stage.parquet());
        ByteBuffer closure = SparkEnv.get()
                .closureSerializer()
                .newInstance()
                .serialize(sanitized.javaRDD().rdd(), ClassTag$.MODULE$.apply(Object.class));
        String task = StandardCharsets.ISO_8859_1.decode(closure).toString();
        String plans = sanitized.queryExecution().toString()
                + sanitized.queryExecution().logical().treeString()
                + sanitized.queryExecution().executedPlan().treeString()
                + sanitized.javaRDD().toDebugString();

        for (int from = 0; from + 8 <= material.length; from++) {
            byte[] part = Arrays.copyOfRange(material, from, from + 8);
            for (String form : List.of(
                    new String(part, StandardCharsets.ISO_8859_1),
                    HexFormat.of().formatHex(part))) {
                assertThat(task.contains(form)).isFalse();
                assertThat(plans.contains(form)).isFalse();
            }
        }
        // What is there would be seen: where the key is, and what becomes of a column.
        assertThat(task).contains(keyFile()).contains("\"customers.email\"");
        assertThat(plans).contains("MapPartitions");
    }

    @Test
    void lineOfRows_longerThanABatch_staysInOrder() {
        Dataset<Row> one = stage.parquet().coalesce(1);
        Dataset<Row> many = one.union(one).union(one).union(one).union(one).coalesce(1);

        List<Long> ids = sanitized(many).collectAsList().stream()
                .map(row -> row.<Long>getAs("ID"))
                .toList();
        assertThat(ids)
                .hasSize(5 * CUSTOMERS)
                .isEqualTo(many.collectAsList().stream()
                        .map(row -> row.<Long>getAs("ID"))
                        .toList());
    }

    @Test
    void jobs_areCounted() throws Exception {
        CountedJobs jobs = CountedJobs.of(stage.spark());
        assertThat(stage.spark().range(3).toJavaRDD().count()).isEqualTo(3);
        assertThat(stage.spark().range(4).toJavaRDD().count()).isEqualTo(4);

        assertThat(jobs.stop()).isEqualTo(2);
    }

    @Test
    void emptyFrame_givesAnEmptyFolder_thatIsAttested() throws Exception {
        String folder = stage.path("empty");
        stage.refresh().run(Stage.named(stage.parquet().where("ID < 0")), OutputFormat.PARQUET, folder);

        assertThat(stage.spark().read().parquet(folder + "/customers").count()).isZero();
        assertThat(Path.of(folder, "attestation.json")).exists();
    }

    @Test
    void folderThatIsThere_isNotWrittenTo() throws Exception {
        Files.createDirectory(Path.of(stage.path("taken")));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        stage.refresh().run(Stage.named(stage.parquet()), OutputFormat.PARQUET, stage.path("taken")))
                .withMessageStartingWith("'folder' must not be there yet");
    }

    @Test
    void worker_withoutTheDriversKey_stopsTheRefresh_andNothingIsLeft() throws Exception {
        Path other = stage.folder().resolve("other.key");
        PseudonymKey.createFile(other);
        SparkRefresh refresh = new SparkRefresh(
                stage.spark(),
                stage.policy(),
                KeyReference.to(new KeyOfFile(other.toString())),
                stage.production(),
                stage.signer());
        Files.delete(other);
        PseudonymKey.createFile(other);

        assertThatExceptionOfType(KeyDeniedException.class)
                .isThrownBy(() -> refresh.run(Stage.named(stage.parquet()), OutputFormat.PARQUET, stage.path("never")))
                .withMessageContaining("check value");
        assertThat(Path.of(stage.path("never"))).doesNotExist();
        assertThat(Path.of(stage.path("never.unproven"))).doesNotExist();
    }

    /** A number is text in one source, and too short to be encrypted: the worker's refusal comes back with its reason. */
    @Test
    void valueThatATreatmentCannotTake_isToldByItsColumn_andNotShown() throws Exception {
        SparkRefresh refresh = new SparkRefresh(
                stage.spark(),
                SanitizationPolicy.parse(stage.policy()
                        .toJson()
                        .replaceFirst("(\"customers.label\", *\"action\": *)\"keep\"", "$1\"encrypt\"")),
                stage.key(),
                stage.production(),
                stage.signer());
        Dataset<Row> frame = stage.parquet()
                .withColumn(
                        "LABEL",
                        functions.when(functions.col("ID").equalTo(7), "Z").otherwise("long enough"));

        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh.run(Stage.named(frame), OutputFormat.PARQUET, stage.path("short")))
                .withMessageContaining("LABEL")
                .withMessageNotContaining("Z");
    }
}

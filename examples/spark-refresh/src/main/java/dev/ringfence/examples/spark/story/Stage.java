package dev.ringfence.examples.spark.story;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.KeyReference;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.spark.OutputFormat;
import dev.ringfence.examples.spark.SparkRefresh;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.h2.jdbcx.JdbcDataSource;

/**
 * What the steps share: production's database, the same customers as Parquet and CSV, an empty staging, and Spark.
 *
 * @param folder holds all files, and is gone afterwards
 * @param customers how many there are
 */
record Stage(
        Path folder,
        int customers,
        SparkSession spark,
        DeploymentEnvironment production,
        SanitizationPolicy policy,
        KeyReference key,
        SigningKey signer)
        implements AutoCloseable {
    static final String NAME = "customers";

    Stage {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(spark, "spark");
        Objects.requireNonNull(production, "production");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signer, "signer");
    }

    static Stage set(int customers) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("ringfence-spark-");
        Path keyFile = folder.resolve("pseudonyms.key");
        PseudonymKey.createFile(keyFile);
        Stage stage = new Stage(
                folder,
                customers,
                LocalSpark.start(folder),
                PlayedProcess.with("RINGFENCE_ENVIRONMENT=production"),
                policyFile(),
                KeyReference.to(new KeyOfFile(keyFile.toString())),
                SigningKey.generate("shop"));
        stage.openShop();
        return stage;
    }

    private static SanitizationPolicy policyFile() throws IOException {
        try (InputStream file = Stage.class.getResourceAsStream("policy.json")) {
            return SanitizationPolicy.parse(
                    new String(Objects.requireNonNull(file, "policy.json").readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void openShop() throws SQLException {
        Shop.open(database("production"), customers);
        Shop.openEmpty(database("staging"));
        DatastoreStamps.of(database("production"), production).stamp("story", "the shop's production");
        DatastoreStamps.of(database("staging"), PlayedProcess.with("RINGFENCE_ENVIRONMENT=staging"))
                .stamp("story", "the shop's staging");
        // Production's archive, as its own jobs would have left it.
        table("production").write().parquet(path("archive.parquet"));
        OutputFormat.CSV.writer(table("production").write()).save(path("archive.csv"));
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    DataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url(name));
        return database;
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name) + ";DB_CLOSE_DELAY=-1";
    }

    /** The customers of a database, read by two tasks. */
    Dataset<Row> table(String database) {
        return spark.read().jdbc(url(database), "CUSTOMERS", "ID", 1, customers + 1L, 2, new Properties());
    }

    Dataset<Row> parquet() {
        return spark.read().parquet(path("archive.parquet"));
    }

    Dataset<Row> csv() {
        return OutputFormat.CSV
                .reader(spark.read())
                .schema(table("production").schema())
                .load(path("archive.csv"));
    }

    SparkRefresh refresh() {
        return new SparkRefresh(spark, policy, key, production, signer);
    }

    static Map<String, Dataset<Row>> named(Dataset<Row> customers) {
        return Map.of(NAME, customers);
    }

    @Override
    public void close() throws IOException {
        spark.stop();
        closeDatabases();
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private void closeDatabases() throws IOException {
        for (String name : List.of("production", "staging")) {
            try (var connection = database(name).getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}

package dev.ringfence.examples.spark.story;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark within this process: two threads play the workers. Nothing listens but on the loopback interface. */
final class LocalSpark {
    private LocalSpark() {}

    /**
     * Starts it.
     *
     * @param work where it spills, encrypted: what it sorts is live data
     */
    static SparkSession start(Path work) {
        return SparkSession.builder()
                .appName("ringfence-spark-refresh")
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", work.resolve("spill").toString())
                .config("spark.sql.warehouse.dir", work.resolve("warehouse").toString())
                .config("spark.io.encryption.enabled", "true")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate();
    }
}

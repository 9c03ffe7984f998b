package dev.ringfence.examples.spark.story;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** How many jobs are started from now on. */
final class CountedJobs extends SparkListener {
    private final SparkSession spark;
    private final AtomicInteger started = new AtomicInteger();

    private CountedJobs(SparkSession spark) {
        this.spark = spark;
    }

    static CountedJobs of(SparkSession spark) {
        CountedJobs jobs = new CountedJobs(spark);
        spark.sparkContext().addSparkListener(jobs);
        return jobs;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        started.incrementAndGet();
    }

    /** Starts one to see that it is told of, behind all that were started before. */
    int stop() {
        spark.range(1).toJavaRDD().count();
        while (started.get() == 0) {
            Thread.onSpinWait();
        }
        spark.sparkContext().removeSparkListener(this);
        return started.get() - 1;
    }
}

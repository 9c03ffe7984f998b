package dev.ringfence.examples.spark.story;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** How many jobs are started from now on. */
final class CountedJobs extends SparkListener {
    private static final String LAST = "the last job that is counted";
    private static final long PATIENCE_SECONDS = 300;

    private final SparkSession spark;
    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch last = new CountDownLatch(1);

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
        if (LAST.equals(start.properties().getProperty("spark.job.description"))) {
            last.countDown();
        } else {
            started.incrementAndGet();
        }
    }

    /** Starts one more: listeners are told in order, so that behind it all others were told of. */
    int stop() throws InterruptedException {
        spark.sparkContext().setJobDescription(LAST);
        spark.range(1).toJavaRDD().count();
        spark.sparkContext().setJobDescription(null);
        if (!last.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("'onJobStart' must be called for each job");
        }
        spark.sparkContext().removeSparkListener(this);
        return started.get();
    }
}

package dev.ringfence.examples.spark;

import dev.ringfence.data.KeyReference;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.dataset.DatasetPlan;
import dev.ringfence.refresh.dataset.DatasetSurvivors;
import dev.ringfence.refresh.dataset.SurvivorFingerprints;
import dev.ringfence.refresh.dataset.SurvivorOrigins;
import dev.ringfence.refresh.dataset.SurvivorSuspects;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Searches what was written for values of the sources, as a distributed job: each partition remembers its identifying
 * values, the fingerprints are put together as in a tree and sent to all; what is suspected is compared exactly in a second
 * reading of the sources, which only happens then.
 */
final class SurvivorJob {
    private final JavaSparkContext spark;
    private final List<DatasetPlan> plans;
    private final List<Dataset<Row>> sources;
    private final DatasetSurvivors check;

    SurvivorJob(
            JavaSparkContext spark,
            List<DatasetPlan> plans,
            List<Dataset<Row>> sources,
            KeyReference key,
            long expectedValues,
            long mostBytes) {
        this.spark = spark;
        this.plans = List.copyOf(plans);
        this.sources = List.copyOf(sources);
        this.check = DatasetSurvivors.of(plans, key, expectedValues, mostBytes);
    }

    /** What one partition answers. */
    @FunctionalInterface
    private interface Partition<T> extends java.io.Serializable {
        T of(Iterator<@Nullable Object[]> rows) throws IOException;
    }

    /** What the sources hold, to be taken before anything is written. */
    SurvivorFingerprints remember() throws IOException {
        DatasetSurvivors travelling = check;
        SurvivorFingerprints all = check.remember(0, Collections.emptyIterator());
        for (int i = 0; i < sources.size(); i++) {
            int dataset = i;
            JavaRDD<SurvivorFingerprints> parts = parts(identifying(i), rows -> travelling.remember(dataset, rows));
            if (parts.getNumPartitions() > 0) {
                all.and(parts.treeReduce(SurvivorFingerprints::and));
            }
        }
        return all;
    }

    /** Searches the targets, which stand in the order of the sources. */
    List<VerificationResult> search(List<Dataset<Row>> targets, SurvivorFingerprints seen) throws IOException {
        Broadcast<SurvivorFingerprints> everywhere = spark.broadcast(seen);
        DatasetSurvivors travelling = check;
        SurvivorSuspects suspects = check.search(0, Collections.emptyIterator(), seen);
        for (int i = 0; i < targets.size(); i++) {
            int dataset = i;
            JavaRDD<SurvivorSuspects> parts =
                    parts(targets.get(i), rows -> travelling.search(dataset, rows, everywhere.value()));
            if (parts.getNumPartitions() > 0) {
                suspects.and(parts.treeReduce(SurvivorSuspects::and));
            }
        }
        everywhere.destroy();
        return check.judge(seen, suspects, trace(suspects));
    }

    private SurvivorOrigins trace(SurvivorSuspects suspects) {
        DatasetSurvivors travelling = check;
        SurvivorOrigins origins = check.trace(0, Collections.emptyIterator(), suspects);
        if (suspects.isEmpty()) {
            return origins;
        }
        Broadcast<SurvivorSuspects> everywhere = spark.broadcast(suspects);
        for (int i = 0; i < sources.size(); i++) {
            int dataset = i;
            JavaRDD<SurvivorOrigins> parts =
                    parts(identifying(i), rows -> travelling.trace(dataset, rows, everywhere.value()));
            if (parts.getNumPartitions() > 0) {
                origins.and(parts.treeReduce(SurvivorOrigins::and));
            }
        }
        everywhere.destroy();
        return origins;
    }

    /** No more columns than are needed: columnar files leave the others unread. */
    private Dataset<Row> identifying(int dataset) {
        Dataset<Row> source = sources.get(dataset);
        String[] names = source.columns();
        return source.select(plans.get(dataset).identifying().stream()
                .map(column -> source.col(FrameColumns.quoted(names[column])))
                .toArray(Column[]::new));
    }

    private static <T> JavaRDD<T> parts(Dataset<Row> frame, Partition<T> partition) {
        return frame.javaRDD()
                .mapPartitions(rows -> List.of(partition.of(new Cells(rows))).iterator());
    }

    /** The cells of each row. */
    private record Cells(Iterator<Row> rows) implements Iterator<@Nullable Object[]> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public @Nullable Object[] next() {
            Row row = rows.next();
            @Nullable Object[] cells = new Object[row.size()];
            Arrays.setAll(cells, row::get);
            return cells;
        }
    }
}

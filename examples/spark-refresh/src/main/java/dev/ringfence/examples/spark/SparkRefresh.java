package dev.ringfence.examples.spark;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.KeyReference;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.dataset.DatasetPlan;
import dev.ringfence.refresh.dataset.SurvivorFingerprints;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Fills a folder of files from production's data through a policy, on as many machines as Spark has.
 *
 * <p>Guarantees: without a rule for every column no job starts. Values are transformed between reading and writing, on the
 * workers; the same value becomes the same pseudonym as through {@code EnvironmentRefresh} with the same policy and key. The
 * folder is shown when all of it is written, counted, searched for survivors and attested, and not before.
 *
 * <p>Does not guarantee that the sources stood still: they are read several times, and must be files that nobody changes or
 * tables that nobody writes. Other counts of rows before and after are refused.
 *
 * @param spark whose executors run where live data may be held
 * @param policy what becomes of each column, {@code dataset.column}
 * @param key assigns the pseudonyms; opened on each worker
 * @param environment where this process runs
 * @param signer of the attestation
 */
public record SparkRefresh(
        SparkSession spark,
        SanitizationPolicy policy,
        KeyReference key,
        DeploymentEnvironment environment,
        SigningKey signer) {
    public SparkRefresh {
        Objects.requireNonNull(spark, "spark");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(signer, "signer");
    }

    /**
     * Says what {@link #run} would do, by names and types alone.
     *
     * @param sources by name
     * @throws dev.ringfence.refresh.base.RefreshDeniedException if a column has no rule, or cannot take its treatment
     */
    public List<DatasetPlan> plan(Map<String, Dataset<Row>> sources) {
        List<DatasetPlan> plans = new ArrayList<>();
        new TreeMap<>(sources)
                .forEach((name, source) ->
                        plans.add(DatasetPlan.of(name, FrameColumns.of(source.schema()), policy, environment)));
        return plans;
    }

    /**
     * A frame with the schema of its source, for a job that goes on with the rows. Lazy, but for collecting the names and
     * numbers that texts are searched for; nothing is proven of what it yields.
     *
     * @param name what the policy calls it
     * @throws dev.ringfence.refresh.base.RefreshDeniedException as {@link #plan}
     */
    public Dataset<Row> sanitized(String name, Dataset<Row> source) {
        List<DatasetPlan> plans = plan(Map.of(name, source));
        return sanitized(
                plans.get(0),
                source,
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .broadcast(KnownValues.of(plans, List.of(source), environment.name())));
    }

    private Dataset<Row> sanitized(DatasetPlan plan, Dataset<Row> source, Broadcast<KnownValues> known) {
        ZoneId zone = ZoneId.of(spark.conf().get("spark.sql.session.timeZone"));
        boolean javaTime = Boolean.parseBoolean(spark.conf().get("spark.sql.datetime.java8API.enabled"));
        StructType schema = source.schema();
        Dataset<Row> changed = source.mapPartitions(
                new SanitizingPartition(plan, key, known, schema, new CellConversion(zone, javaTime)),
                Encoders.row(schema));
        // The encoder forgets what a field says of itself beside its type, such as the length of a text.
        return changed.select(Arrays.stream(schema.fields())
                .map(field -> changed.col(FrameColumns.quoted(field.name())).as(field.name(), field.metadata()))
                .toArray(Column[]::new));
    }

    /**
     * Writes, proves, attests and shows.
     *
     * @param sources by name
     * @param folder not there yet
     * @throws dev.ringfence.refresh.base.RefreshDeniedException as {@link #plan}, or if a column holds what its treatment cannot
     *     take
     * @throws SparkRefreshDeniedException if values of the sources are readable in the output, or rows are missing
     * @throws IOException if the key or the folder cannot be read or written
     */
    public RefreshedFiles run(Map<String, Dataset<Row>> sources, OutputFormat format, String folder)
            throws IOException {
        List<DatasetPlan> plans = plan(sources);
        if (!spark.sparkContext()
                .getConf()
                .get("spark.serializer", "JavaSerializer")
                .endsWith("JavaSerializer")) {
            throw new IllegalStateException("'spark.serializer' must be Java's, which leaves keys where they are");
        }
        OutputFolder output = new OutputFolder(folder, spark.sparkContext().hadoopConfiguration());
        output.begin();
        boolean shown = false;
        try {
            RefreshedFiles refreshed = run(plans, List.copyOf(new TreeMap<>(sources).values()), format, output, folder);
            shown = true;
            return refreshed;
        } catch (Exception failed) {
            // Spark wraps what a worker threw.
            Optional<RingfenceException> refusal = RingfenceException.behind(failed);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw failed;
        } finally {
            if (!shown) {
                output.abandon();
            }
        }
    }

    private RefreshedFiles run(
            List<DatasetPlan> plans,
            List<Dataset<Row>> sources,
            OutputFormat format,
            OutputFolder output,
            String folder)
            throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        long begun = System.nanoTime();
        long expected = 0;
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            rows.add(sources.get(i).count());
            expected += rows.get(i) * plans.get(i).identifying().size();
        }
        SurvivorJob survivors =
                new SurvivorJob(context, plans, sources, key, expected, RefreshChecks.SURVIVOR_MEMORY_BYTES);
        SurvivorFingerprints seen = survivors.remember();
        long remembered = System.nanoTime();
        List<Dataset<Row>> targets = write(context, plans, sources, format, output);
        long written = System.nanoTime();
        List<VerificationResult> checks = new ArrayList<>(survivors.search(targets, seen));
        for (int i = 0; i < plans.size(); i++) {
            checks.add(counted(plans.get(i), rows.get(i), targets.get(i).count()));
        }
        refuse(checks);
        SortedMap<String, String> digests = output.digests();
        output.write(
                OutputFolder.ATTESTATION,
                FileAttestation.sign(digests, environment, policy, key, plans, checks, signer)
                        .toJson());
        output.show();
        Duration copying = Duration.ofNanos(written - remembered);
        return new RefreshedFiles(
                folder,
                rows.stream().mapToLong(Long::longValue).sum(),
                checks,
                copying,
                Duration.ofNanos(System.nanoTime() - begun).minus(copying));
    }

    private List<Dataset<Row>> write(
            JavaSparkContext context,
            List<DatasetPlan> plans,
            List<Dataset<Row>> sources,
            OutputFormat format,
            OutputFolder output) {
        Broadcast<KnownValues> known = context.broadcast(KnownValues.of(plans, sources, environment.name()));
        List<Dataset<Row>> targets = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            String path = output.of(plans.get(i).name());
            format.writer(sanitized(plans.get(i), sources.get(i), known).write())
                    .save(path);
            targets.add(
                    format.reader(spark.read()).schema(sources.get(i).schema()).load(path));
        }
        known.destroy();
        return targets;
    }

    private static VerificationResult counted(DatasetPlan plan, long before, long after) {
        return new VerificationResult(
                "rows", plan.name(), before == after, before + " rows of the source, " + after + " written");
    }

    private void refuse(List<VerificationResult> checks) {
        List<String> failed = checks.stream()
                .filter(check -> !check.passed())
                .map(VerificationResult::finding)
                .toList();
        if (!failed.isEmpty()) {
            throw new SparkRefreshDeniedException(new Refusal(
                    Guard.LIVE_DATA,
                    "refresh.verification",
                    "Showing the files",
                    environment.name(),
                    failed,
                    "give the columns that are named another rule; nothing was shown"));
        }
    }
}

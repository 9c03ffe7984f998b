package dev.ringfence.refresh.dataset;

import dev.ringfence.data.KeyReference;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.survivor.Canaries;
import dev.ringfence.refresh.survivor.FingerprintBlocks;
import dev.ringfence.refresh.survivor.Fingerprints;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import dev.ringfence.refresh.survivor.SurvivorScan;
import dev.ringfence.refresh.survivor.Survivors;
import dev.ringfence.refresh.survivor.WindowHash;
import dev.ringfence.refresh.verify.MadeRange;
import dev.ringfence.refresh.verify.SurvivorCheck;
import dev.ringfence.refresh.verify.SurvivorResults;
import dev.ringfence.refresh.verify.SurvivorTrace;
import dev.ringfence.refresh.verify.TargetScan;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves that no identifying value of some data sets is readable in what was made of them, by many processes that each see
 * a part: what {@link dev.ringfence.refresh.EnvironmentRefresh} does for databases. Each step answers for the rows it
 * was given, and the answers
 * of a step are put together by {@code and}, in any order:
 *
 * <ol>
 *   <li>{@link #remember} leaves keyed fingerprints of the source's identifying values;
 *   <li>{@link #search} looks every cell of the target up in all of them;
 *   <li>{@link #trace} compares what is suspected exactly with the source, which is read again for that;
 *   <li>{@link #judge} tells what was found.
 * </ol>
 *
 * <p>Guaranteed, if each step has seen all rows, and the source has not changed in between: what {@link RefreshChecks} says
 * of values that are found and of those that are not.
 *
 * <p>Java-serializable; the key travels by reference, and without it nobody can ask the fingerprints for a value. Suspects
 * hold values of the source in plain letters: they may only travel between processes that may hold live data. Immutable
 * and safe for use by many threads.
 */
public final class DatasetSurvivors implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int SALT_BYTES = 16;

    /** So that what is expected too low costs few false alarms. */
    private static final long FEWEST = 10_000;

    private final ArrayList<DatasetPlan> plans;
    private final KeyReference key;
    private final String salt;
    private final long expectedValues;
    private final long mostBytes;

    private DatasetSurvivors(List<DatasetPlan> plans, KeyReference key, long expectedValues, long mostBytes) {
        this.plans = new ArrayList<>(plans);
        this.key = key;
        this.salt = salt();
        this.expectedValues = expectedValues;
        this.mostBytes = mostBytes;
    }

    /** Other fingerprints each time, under the same key. */
    private static String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A check of data sets that are told apart by their place in a list.
     *
     * @param key makes the fingerprints; opened in each process that runs a step
     * @param expectedValues about how many identifying values the sources hold in all; with more, strangers are suspected
     *     more often, and none is missed
     * @param mostBytes the most memory for fingerprints, in each process and of each step that runs at a time
     * @throws IllegalArgumentException if there is no plan, or a number is negative
     */
    public static DatasetSurvivors of(List<DatasetPlan> plans, KeyReference key, long expectedValues, long mostBytes) {
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("'plans' must not be empty");
        }
        if (expectedValues < 0 || mostBytes < 0) {
            throw new IllegalArgumentException("'expectedValues' and 'mostBytes' must not be negative but were "
                    + expectedValues + " and " + mostBytes);
        }
        return new DatasetSurvivors(plans, key, expectedValues, mostBytes);
    }

    /**
     * Remembers identifying values of a source.
     *
     * @param dataset its place
     * @param rows the values of its {@linkplain DatasetPlan#identifying() identifying} columns
     * @throws IOException if the key cannot be opened here
     */
    public SurvivorFingerprints remember(int dataset, Iterator<@Nullable Object[]> rows) throws IOException {
        long expected = expectedValues + expectedValues / 4 + FEWEST;
        SurvivorFingerprints seen =
                new SurvivorFingerprints(new Fingerprints(FingerprintBlocks.of(expected, mostBytes)));
        int columns = plans.get(dataset).identifying().size();
        SurvivorCheck.Worker worker = check(seen).worker();
        while (rows.hasNext()) {
            worker.see(rows.next(), columns);
        }
        worker.finished();
        return seen;
    }

    /**
     * Looks for remembered values in what was made of a source.
     *
     * @param dataset its place
     * @param rows the values of all columns, in the plan's order; a value of another class than text or bytes is taken as
     *     its {@code toString} shows it
     * @param seen all that was remembered, of all sources
     * @throws IOException if the key cannot be opened here
     */
    public SurvivorSuspects search(int dataset, Iterator<@Nullable Object[]> rows, SurvivorFingerprints seen)
            throws IOException {
        SurvivorCheck check = check(seen);
        int first = 0;
        for (DatasetPlan before : plans.subList(0, dataset)) {
            first += places(before, check.memory()).size();
        }
        TablePlan plan = plans.get(dataset).tablePlan();
        List<TargetScan.Place> places = places(plans.get(dataset), check.memory());
        List<Optional<MadeRange>> made = made(places);
        int[] columns = places.stream()
                .mapToInt(place -> plan.table().columns().indexOf(place.column()))
                .toArray();
        long[] cells = new long[columns.length];
        SurvivorSuspects found = new SurvivorSuspects();
        SurvivorScan scan = new SurvivorScan(check.memory(), found.candidates());
        while (rows.hasNext()) {
            @Nullable Object[] row = rows.next();
            for (int i = 0; i < columns.length; i++) {
                Object value = row[columns[i]];
                if (value != null) {
                    byte[] bytes = bytes(value);
                    cells[i]++;
                    scan.look(first + i, bytes, 0, bytes.length, false);
                    made.get(i).ifPresent(range -> range.look(bytes, 0, bytes.length, false));
                }
            }
        }
        for (int i = 0; i < columns.length; i++) {
            found.count(first + i, cells[i], made.get(i).map(MadeRange::counts));
        }
        return found;
    }

    /**
     * Finds suspected values in a source.
     *
     * @param dataset its place
     * @param rows the values of its {@linkplain DatasetPlan#identifying() identifying} columns
     * @param suspects all that is suspected, of all targets
     */
    public SurvivorOrigins trace(int dataset, Iterator<@Nullable Object[]> rows, SurvivorSuspects suspects) {
        int first = 0;
        for (DatasetPlan before : plans.subList(0, dataset)) {
            first += before.identifying().size();
        }
        List<TablePlan.ColumnPlan> columns =
                SurvivorCheck.identifying(plans.get(dataset).tablePlan());
        SurvivorTrace trace = new SurvivorTrace(suspects.candidates());
        SurvivorOrigins origins = new SurvivorOrigins();
        while (!suspects.isEmpty() && rows.hasNext()) {
            @Nullable Object[] row = rows.next();
            for (int i = 0; i < columns.size(); i++) {
                Object value = row[i];
                if (value != null) {
                    byte[] bytes = bytes(value);
                    int column = first + i;
                    trace.keys(columns.get(i), bytes, 0, bytes.length, false).forEach(key -> origins.add(key, column));
                }
            }
        }
        return origins;
    }

    /**
     * What was found: a result for each column that was looked at, one for each column of made pseudonyms, and how much was
     * remembered.
     *
     * @param seen all that was remembered
     * @param suspects all that was suspected
     * @param origins all that was found to be of a source
     * @throws IOException if the key cannot be opened here
     */
    public List<VerificationResult> judge(SurvivorFingerprints seen, SurvivorSuspects suspects, SurvivorOrigins origins)
            throws IOException {
        SurvivorCheck check = check(seen);
        List<TargetScan.Place> places = new ArrayList<>();
        List<SurvivorCheck.Origin> known = new ArrayList<>();
        for (DatasetPlan dataset : plans) {
            TablePlan plan = dataset.tablePlan();
            places.addAll(places(dataset, check.memory()));
            SurvivorCheck.identifying(plan)
                    .forEach(column ->
                            known.add(new SurvivorCheck.Origin(plan.table().name(), column)));
        }
        Map<String, SurvivorCheck.Origin> found = new HashMap<>();
        origins.columns().forEach((form, column) -> found.put(form, known.get(column)));
        List<VerificationResult> results = new ArrayList<>();
        for (Survivors survivors : check.judge(places, suspects.cells(places.size()), suspects.candidates(), found)) {
            results.add(
                    new VerificationResult("survivors", survivors.column(), survivors.passed(), survivors.toString()));
        }
        List<Optional<MadeRange>> made = made(places);
        for (int i = 0; i < made.size(); i++) {
            int place = i;
            made.get(i)
                    .ifPresent(range ->
                            results.add(range.with(suspects.made(place)).result()));
        }
        results.add(SurvivorResults.of(check.memory()));
        return List.copyOf(results);
    }

    private static List<Optional<MadeRange>> made(List<TargetScan.Place> places) {
        return places.stream().map(TargetScan.Place::made).toList();
    }

    private static List<TargetScan.Place> places(DatasetPlan dataset, SurvivorMemory memory) {
        return new TargetScan(List.of(dataset.tablePlan()), memory).places();
    }

    private SurvivorCheck check(SurvivorFingerprints seen) throws IOException {
        WindowHash hash = WindowHash.of(key.open().functionFor("survivors"), salt);
        return new SurvivorCheck(
                plans.stream().map(DatasetPlan::tablePlan).toList(),
                new Canaries(List.of()),
                new SurvivorMemory(hash, seen.remembered()));
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
    }
}

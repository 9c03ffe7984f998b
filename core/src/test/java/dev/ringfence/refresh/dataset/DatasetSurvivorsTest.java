package dev.ringfence.refresh.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyReference;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Travel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a check as a distributed job runs them: in parts, each of which travels to where it runs and back. */
class DatasetSurvivorsTest {
    private static final int ROWS = 3_000;
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("shop")
            .keep("people.id")
            .pseudonymize("people.email", InfoType.EMAIL_ADDRESS)
            .pseudonymize("people.name", InfoType.PERSON_NAME)
            .keep("orders.id")
            .keep("orders.comment")
            .keep("orders.raw")
            .build();
    private static final List<DatasetPlan> PLANS = List.of(
            DatasetPlan.of(
                    "people",
                    List.of(
                            new DatasetColumn("id", JDBCType.BIGINT, 0, false),
                            new DatasetColumn("email", JDBCType.VARCHAR, 0, true),
                            new DatasetColumn("name", JDBCType.VARCHAR, 0, true)),
                    POLICY,
                    Environments.PRODUCTION),
            DatasetPlan.of(
                    "orders",
                    List.of(
                            new DatasetColumn("id", JDBCType.BIGINT, 0, false),
                            new DatasetColumn("comment", JDBCType.VARCHAR, 0, true),
                            new DatasetColumn("raw", JDBCType.VARBINARY, 0, true)),
                    POLICY,
                    Environments.PRODUCTION));

    private final SplittableRandom random = new SplittableRandom(20261122);
    private final List<List<Object[]>> sources = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<Object[]>> targets = List.of(new ArrayList<>(), new ArrayList<>());

    private static PseudonymKey open() {
        return PseudonymKey.named(
                "shop",
                () -> "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII),
                Environments.PRODUCTION);
    }

    DatasetSurvivorsTest() {
        for (long id = 0; id < ROWS; id++) {
            String name = word() + " " + word();
            sources.get(0).add(new Object[] {id, id % 7 == 0 ? null : word() + id + "@mailbox-nord.de", name});
            sources.get(1).add(new Object[] {id, "ordered by telephone", new byte[] {1, 2, 3}});
        }
        Sanitizer sanitizer = Sanitizer.of(POLICY, open());
        for (int dataset = 0; dataset < PLANS.size(); dataset++) {
            for (Object[] row : sources.get(dataset)) {
                Object[][] columns = new Object[row.length][];
                for (int i = 0; i < row.length; i++) {
                    columns[i] = new Object[] {row[i]};
                }
                PLANS.get(dataset).with(sanitizer).apply(columns, 1);
                targets.get(dataset).add(new Object[] {columns[0][0], columns[1][0], columns[2][0]});
            }
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder("Q");
        for (int i = 0; i < 7; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private DatasetSurvivors check(long expected) throws IOException {
        return DatasetSurvivors.of(PLANS, KeyReference.to(DatasetSurvivorsTest::open), expected, 1 << 20);
    }

    /** All steps over so many parts of each data set. */
    private List<VerificationResult> run(DatasetSurvivors check, int parts) throws IOException {
        SurvivorFingerprints seen = check.remember(0, List.<Object[]>of().iterator());
        for (int d = 0; d < PLANS.size(); d++) {
            for (List<Object[]> part : parts(identifying(d), parts)) {
                seen.and(Travel.copy(Travel.copy(check).remember(d, part.iterator())));
            }
        }
        SurvivorFingerprints all = Travel.copy(seen);
        SurvivorSuspects suspects = check.search(0, List.<Object[]>of().iterator(), all);
        for (int d = 0; d < PLANS.size(); d++) {
            for (List<Object[]> part : parts(targets.get(d), parts)) {
                suspects.and(Travel.copy(Travel.copy(check).search(d, part.iterator(), all)));
            }
        }
        SurvivorOrigins origins = check.trace(0, List.<Object[]>of().iterator(), suspects);
        for (int d = 0; d < PLANS.size(); d++) {
            for (List<Object[]> part : parts(identifying(d), parts)) {
                origins.and(Travel.copy(Travel.copy(check).trace(d, part.iterator(), Travel.copy(suspects))));
            }
        }
        return check.judge(all, suspects, origins);
    }

    private List<Object[]> identifying(int dataset) {
        List<Integer> columns = PLANS.get(dataset).identifying();
        return sources.get(dataset).stream()
                .map(row -> columns.stream().map(column -> row[column]).toArray())
                .toList();
    }

    private static List<List<Object[]>> parts(List<Object[]> rows, int parts) {
        List<List<Object[]>> cut = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            cut.add(rows.subList(rows.size() * i / parts, rows.size() * (i + 1) / parts));
        }
        return cut;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void rowsThroughThePolicy_inAnyNumberOfParts_areClean(int parts) throws IOException {
        List<VerificationResult> results = run(check(2 * ROWS), parts);

        assertThat(results).allMatch(VerificationResult::passed);
        assertThat(results)
                .extracting(VerificationResult::subject)
                .contains("people.email", "orders.comment", "orders.raw");
        assertThat(results)
                .filteredOn(result -> result.check().equals("made"))
                .extracting(VerificationResult::finding)
                .contains("all " + ROWS + " values of people.name are made");
        int missing = (ROWS + 6) / 7;
        assertThat(results)
                .filteredOn(result -> result.check().equals("survivor-memory"))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.finding()).startsWith((2 * ROWS - missing) + " values and 0 lone words"));
    }

    /** Spelled otherwise, within texts, and in bytes; far too little memory makes more to compare, and hides nothing. */
    @ParameterizedTest
    @CsvSource({"1, 6000", "3, 6000", "4, 0"})
    void onePlantedValue_anywhere_isFoundWhereItIsAndWhereFrom(int parts, long expected) throws IOException {
        DatasetSurvivors check = check(expected);
        for (int planted : new int[] {1, ROWS / 2, ROWS - 1}) {
            String email = (String) sources.get(0).get(planted - planted % 7 + 1)[1];
            Object[] victim = targets.get(1).get(planted);
            Object[] kept = victim.clone();
            victim[1] = "see <MAILTO:" + email.toUpperCase(Locale.ROOT) + ">, urgent";
            victim[2] = ("{\"to\":\"" + email + "\"}").getBytes(StandardCharsets.UTF_8);
            List<VerificationResult> results = run(check, parts);
            System.arraycopy(kept, 0, victim, 0, kept.length);

            assertThat(results)
                    .filteredOn(result -> !result.passed())
                    .extracting(VerificationResult::finding)
                    .containsExactly(
                            "1 value of people.email in 1 of " + ROWS + " cells of orders.comment",
                            "1 value of people.email in 1 of " + ROWS + " cells of orders.raw");
            assertThat(results.toString()).doesNotContainIgnoringCase(email);
        }
    }

    @Test
    void rawColumn_isFound_andIsNotMade() throws IOException {
        for (int i = 0; i < ROWS; i++) {
            targets.get(0).get(i)[2] = sources.get(0).get(i)[2];
        }
        List<VerificationResult> failed = run(check(2 * ROWS), 3).stream()
                .filter(result -> !result.passed())
                .toList();

        assertThat(failed).extracting(VerificationResult::check).containsExactly("survivors", "made");
        assertThat(failed.get(1).finding()).startsWith(ROWS + " of " + ROWS + " values of people.name are no made");
    }

    @Test
    void fingerprints_underAnotherSalt_areOfAnotherCheck() throws IOException {
        SurvivorFingerprints one = check(100).remember(0, identifying(0).iterator());
        SurvivorSuspects byAnother = check(100).search(0, sources.get(0).iterator(), one);
        SurvivorSuspects byNobody = check(100).search(1, sources.get(1).iterator(), one);

        assertThat(byAnother).hasToString("0 candidates in " + (2 * ROWS - (ROWS + 6) / 7 + ROWS) + " cells");
        assertThat(byNobody.isEmpty()).isTrue();
    }

    @Test
    void whatTravels_holdsNoKey_andShowsNoValue() throws IOException {
        DatasetSurvivors check = check(2 * ROWS);
        SurvivorFingerprints seen = check.remember(0, identifying(0).iterator());
        byte[] sent = Travel.bytes(seen);
        String email = (String) sources.get(0).get(1)[1];

        assertThat(Travel.holds(Travel.bytes(check), "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(Travel.holds(sent, email.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(sent.length).isLessThan((int) seen.sizeBytes() * 9 / 8 + 4_096);
        SurvivorSuspects suspects = check.search(0, sources.get(0).iterator(), seen);
        assertThat(suspects.isEmpty()).isFalse();
        assertThat(suspects.toString()).doesNotContain(email);
        assertThat(check.trace(0, identifying(0).iterator(), suspects).toString())
                .endsWith(" values");
    }

    @Test
    void emptyFingerprints_takeHardlyAnyRoom() throws IOException {
        SurvivorFingerprints none =
                check(1_000_000).remember(0, List.<Object[]>of().iterator());

        assertThat(none.sizeBytes()).isBetween((1L << 20) - 100, 1L << 20);
        assertThat(Travel.bytes(none).length).isLessThan(20_000);
    }

    @Test
    void fingerprintsOfAnotherSize_areNotPutTogether() throws IOException {
        SurvivorFingerprints small = check(0).remember(0, List.<Object[]>of().iterator());
        SurvivorFingerprints large =
                check(50_000).remember(0, List.<Object[]>of().iterator());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.and(large))
                .withMessageContaining("'other' must be of");
    }
}

package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.transform.Fidelity;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.testing.FixedKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Twenty thousand customers with skewed, missing and repeated values: what a transformation promises stays within 2 %. */
class RealismTest {
    private static final int ROWS = 20_000;
    private static final double TOLERANCE = 0.02;

    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("realism")
            .keep("c.country")
            .rule("c.number", new Treatment.Encrypt())
            .rule("c.code", new Treatment.Encrypt())
            .rule("c.ref", new Treatment.Encrypt())
            .rule("c.card", new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.FORMAT_PRESERVING))
            .rule("c.marked", new Treatment.Pseudonymize(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.MARKED_INVALID))
            .pseudonymize("c.email", InfoType.EMAIL_ADDRESS)
            .rule("c.token", new Treatment.Hash(32))
            .mask("c.tax_id", 4)
            .rule("c.card_shown", new Treatment.TruncateCard())
            .rule("c.born", new Treatment.ShiftDate("", 400))
            .rule("c.visit", new Treatment.ShiftDate("number", 400))
            .rule("c.joined", new Treatment.TruncateDate(Treatment.DateUnit.MONTH))
            .rule("c.income", new Treatment.Bucket(500))
            .rule("c.age", new Treatment.PoolAge())
            .build();

    private final Map<String, Object[]> source = new LinkedHashMap<>();

    RealismTest() {
        Random random = new Random(20_261);
        for (ColumnName column : POLICY.rules(ColumnName.class).keySet()) {
            source.put(column.column(), new Object[ROWS]);
        }
        for (int i = 0; i < ROWS; i++) {
            // A few customers have most of the orders: the square of a uniform number crowds at zero.
            int customer = (int) (Math.pow(random.nextDouble(), 2) * 9_000);
            int rare = random.nextInt(100);
            String body = String.format("%04d%011d", 4_000 + customer % 900, customer * 7_919L);
            String card = body + Luhn.checkDigit(body, 15);
            put("country", i, List.of("DE", "DE", "DE", "FR", "US").get(random.nextInt(5)));
            put("number", i, String.format("%09d", 100_000_000 + customer));
            put("code", i, "K-" + (char) ('A' + customer % 26) + (1_000_000 + customer));
            put("ref", i, new UUID(customer * 31L, customer).toString());
            put("card", i, rare < 30 ? null : rare < 60 ? card : card.replaceAll("(.{4})(?!$)", "$1 "));
            put("marked", i, rare < 5 ? null : card);
            put("email", i, rare < 12 ? null : "customer" + customer + "@mail.org");
            put("token", i, "t" + customer);
            put("tax_id", i, rare < 40 ? null : "1".repeat(8 + customer % 4));
            put("card_shown", i, card);
            put("born", i, rare < 3 ? null : LocalDate.of(1940, 1, 1).plusDays(customer * 3L));
            put("visit", i, LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700)));
            put("joined", i, LocalDate.of(2010, 1, 1).plusDays(customer % 5_000));
            put("income", i, customer * 13);
            put("age", i, customer % 110);
        }
    }

    private void put(String column, int row, Object value) {
        source.get(column)[row] = value;
    }

    @Test
    void columns_afterTheirTransformation_areWhatItPromises() {
        Sanitizer sanitizer = Sanitizer.of(POLICY, FixedKey.open());
        source.forEach((column, before) -> {
            Transformation transformation = sanitizer.transformation(ColumnName.of("c", column), 100);
            Object[] after = before.clone();
            transformation
                    .subject()
                    .ifPresentOrElse(
                            subject -> transformation.applyAll(after, source.get(subject), ROWS),
                            () -> transformation.applyAll(after, ROWS));
            assertThat(nulls(after)).as("%s: nulls", column).isEqualTo(nulls(before));
            for (Fidelity promise : transformation.keeps()) {
                check(promise, column, before, after);
            }
            long changed = 0;
            for (int i = 0; i < ROWS; i++) {
                changed += before[i] != null && !before[i].equals(after[i]) ? 1 : 0;
            }
            assertThat(changed > ROWS / 10 || column.equals("country"))
                    .as("%s: changed", column)
                    .isTrue();
        });
    }

    private void check(Fidelity promise, String column, Object[] before, Object[] after) {
        switch (promise) {
            case DISTINCT_COUNT -> {
                assertClose(
                        column + ": distinct",
                        counts(before).size(),
                        counts(after).size());
                // Joined with itself, a table has as many rows as the squares of the counts add up to.
                assertClose(column + ": join", joined(before), joined(after));
            }
            case FREQUENCIES -> {
                List<Long> top = top(before);
                List<Long> topAfter = top(after);
                for (int i = 0; i < top.size(); i++) {
                    assertClose(column + ": top " + i, top.get(i), topAfter.get(i));
                }
            }
            case LENGTHS -> assertThat(lengths(after)).as("%s: lengths", column).isEqualTo(lengths(before));
            case ORDER -> assertOrder(column, before, after);
            case INTERVALS -> assertIntervals(column, before, after);
        }
    }

    private static void assertClose(String what, double before, double after) {
        assertThat(after / before).as(what).isCloseTo(1, within(TOLERANCE));
    }

    private static long nulls(Object[] column) {
        return Arrays.stream(column).filter(value -> value == null).count();
    }

    private static Map<Object, Long> counts(Object[] column) {
        Map<Object, Long> counts = new HashMap<>();
        for (Object value : column) {
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static double joined(Object[] column) {
        return counts(column).values().stream()
                .mapToDouble(count -> (double) count * count)
                .sum();
    }

    private static List<Long> top(Object[] column) {
        return counts(column).values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(20)
                .toList();
    }

    private static Map<Integer, Long> lengths(Object[] column) {
        Map<Integer, Long> lengths = new HashMap<>();
        for (Object value : column) {
            if (value != null) {
                lengths.merge(value.toString().length(), 1L, Long::sum);
            }
        }
        return lengths;
    }

    @SuppressWarnings("unchecked")
    private static void assertOrder(String column, Object[] before, Object[] after) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            if (before[i] != null) {
                rows.add(i);
            }
        }
        rows.sort(Comparator.comparing(row -> (Comparable<Object>) before[row]));
        int turned = 0;
        for (int i = 1; i < rows.size(); i++) {
            turned += ((Comparable<Object>) after[rows.get(i - 1)]).compareTo(after[rows.get(i)]) > 0
                            && !before[rows.get(i - 1)].equals(before[rows.get(i)])
                    ? 1
                    : 0;
        }
        assertThat(turned).as("%s: pairs that changed places", column).isZero();
    }

    /** Between two dates of one subject. */
    private void assertIntervals(String column, Object[] before, Object[] after) {
        Map<Object, Long> shifts = new HashMap<>();
        for (int i = 0; i < ROWS; i++) {
            if (before[i] instanceof String) {
                assertThat(after[i].equals(before[i]))
                        .as("%s: row %d", column, i)
                        .isTrue();
            } else if (before[i] != null) {
                long shift = ChronoUnit.DAYS.between((LocalDate) before[i], (LocalDate) after[i]);
                Object subject = column.equals("visit") ? source.get("number")[i] : "all";
                Long known = shifts.putIfAbsent(subject, shift);
                assertThat(known == null || known == shift)
                        .as("%s: interval of row %d", column, i)
                        .isTrue();
            }
        }
    }
}

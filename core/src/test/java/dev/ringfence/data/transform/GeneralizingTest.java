package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.testing.FixedKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What loses detail on purpose: dates, ages, places, numbers, cards. */
class GeneralizingTest {
    private static final PseudonymKey KEY = FixedKey.open();

    private static Transformation bound(Treatment treatment) {
        return Transformation.of(treatment, KEY, 100);
    }

    @Test
    void pooledYear_whatLiesNinetyYearsBack_isOneYear() {
        Transformation pooled = new DateTruncating(
                DateUnit.POOLED_YEAR, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));

        assertThat(pooled.apply(LocalDate.of(1937, 5, 4))).isEqualTo(LocalDate.of(1937, 1, 1));
        assertThat(pooled.apply(LocalDate.of(1936, 5, 4))).isEqualTo(LocalDate.of(1936, 1, 1));
        assertThat(pooled.apply(LocalDate.of(1921, 5, 4))).isEqualTo(LocalDate.of(1936, 1, 1));
        assertThat(pooled.apply(LocalDateTime.of(1899, 5, 4, 3, 2))).isEqualTo(LocalDateTime.of(1936, 1, 1, 0, 0));
        assertThat(pooled.apply("born 4 May 1921")).isEqualTo("1936");
        assertThat(pooled.apply("1921-05-04")).isEqualTo("1936");
        assertThat(pooled.apply("1980-05-04")).isEqualTo("1980");
    }

    @ParameterizedTest
    @CsvSource({
        "02139, 021", "02139-4307, 021", "90210, 902", "03601, 000", "05907, 000", "06390, 000", "10201, 000",
                "20301, 000",
        "55600, 000", "69200, 000", "79000, 000", "82100, 000", "82300, 000", "83000, 000", "83100, 000", "87800, 000",
        "87900, 000", "88400, 000", "89000, 000", "89300, 000", "SW1A 1AA, 000", "0213, 000", "'', ''", "89400, 894",
    })
    void truncateZip_codes_keepThreeDigitsOfPopulatedAreas(String zip, String area) {
        assertThat(bound(new Treatment.TruncateZip()).apply(zip)).isEqualTo(area);
    }

    @ParameterizedTest
    @CsvSource({
        "4485275742308327, 448527******8327",
        "4485 2757 4230 8327, 4485 27** **** 8327",
        "378282246310005, 378282*****0005",
        "3782-822463-10005, 3782-82****-*0005",
        "30569309025904, 305693****5904",
        "4222222222222, *********2222",
        "6759649826438453123, 675964*********3123",
        "67596498264, ***********",
        "4485275742308327000000, **********************",
        "not a card, *** * ****",
    })
    void truncateCard_lengths_keepWhatPciLetsStay(String card, String truncated) {
        assertThat(bound(new Treatment.TruncateCard()).apply(card)).isEqualTo(truncated);
    }

    @Test
    void poolAge_above89_isNinety() {
        Transformation pool = bound(new Treatment.PoolAge());
        assertThat(pool.apply(89)).isEqualTo(89);
        assertThat(pool.apply(90)).isEqualTo(90);
        assertThat(pool.apply(113L)).isEqualTo(90L);
        assertThat(pool.apply(new BigDecimal("89.5"))).isEqualTo(BigDecimal.valueOf(90));
        assertThat(pool.apply(BigInteger.valueOf(91))).isEqualTo(BigInteger.valueOf(90));
        assertThat(pool.apply(91.0)).isEqualTo(90.0);
        assertThat(pool.apply("aged 93 years")).isEqualTo("aged 90 years");
        assertThat(pool.apply("47")).isEqualTo("47");
        assertThat(pool.apply("0104")).isEqualTo("90");
    }

    @Test
    void bucket_numbers_becomeTheLowerEnd() {
        Transformation bucket = bound(new Treatment.Bucket(10));
        assertThat(bucket.apply(19)).isEqualTo(10);
        assertThat(bucket.apply((short) -1)).isEqualTo(-10);
        assertThat(bucket.apply(100L)).isEqualTo(100L);
        assertThat(bucket.apply(new BigDecimal("-0.01"))).isEqualTo(BigDecimal.valueOf(-10));
        assertThat(bucket.apply(29.99)).isEqualTo(20.0);
        assertThat(bucket.apply(Double.NaN)).isEqualTo(Double.NaN);
        assertThat(bucket.apply("12345678901234567890.5")).isEqualTo("12345678901234567890");
        assertThat(bucket.apply("many")).isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "1980-02-29, 1980, 1980-02",
        "1980-02-29T12:00:00Z, 1980, 1980-02",
        "29.02.1980, 1980, [DATE]",
        "Feb 29th 1980, 1980, [DATE]",
        "2/29/80, [DATE], [DATE]",
        "1980 or 1981, [DATE], [DATE]",
        "1980-02-291, [DATE], [DATE]",
        "'', '', ''",
    })
    void truncateDate_texts_keepTheYearOrTheMonth(String text, String year, String month) {
        String expected = text.equals("1980-02-291") ? "1980" : year;
        assertThat(bound(new Treatment.TruncateDate(DateUnit.YEAR)).apply(text)).isEqualTo(expected);
        assertThat(bound(new Treatment.TruncateDate(DateUnit.MONTH)).apply(text))
                .isEqualTo(month);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 3, abc", "ab, 3, ab", "a😀b, 2, a", "a😀b, 3, a😀"})
    void truncate_text_keepsItsBeginning(String text, int length, String truncated) {
        assertThat(bound(new Treatment.Truncate(length)).apply(text)).isEqualTo(truncated);
    }

    @ParameterizedTest
    @CsvSource({
        "Ab-1234567, 2, 2, true, Ab-00000" + "67",
        "Ab-1234567, 0, 0, true, Xx-0000000",
        "Ab-1234567, 1, 2, false, A*-*****67",
        "abcd, 1, 1, false, a**d",
        "abc, 1, 2, false, ***",
    })
    void mask_withShape_hidesTheMiddle(String text, int first, int last, boolean shape, String masked) {
        assertThat(bound(new Treatment.Mask(first, last, shape)).apply(text)).isEqualTo(masked);
    }

    @Test
    void shiftDate_ofOneSubject_keepsIntervalsAndTimes() {
        Transformation shift = bound(new Treatment.ShiftDate("customer_id", 365));
        LocalDate first = LocalDate.of(2024, 2, 28);
        LocalDate moved = (LocalDate) shift.apply(first, 17L);
        long days = ChronoUnit.DAYS.between(first, moved);
        assertThat(Math.abs(days)).isBetween(1L, 365L);
        assertThat(shift.apply(LocalDateTime.of(2025, 1, 1, 13, 5), 17L))
                .isEqualTo(LocalDateTime.of(2025, 1, 1, 13, 5).plusDays(days));
        assertThat(shift.apply(OffsetDateTime.parse("2025-01-01T13:05:00+02:00"), "17"))
                .isEqualTo(OffsetDateTime.parse("2025-01-01T13:05:00+02:00").plusDays(days));
        assertThat(shift.apply("2024-02-28 x", " 17 ")).isEqualTo(moved + " x");
        assertThat(shift.apply("28 Feb", "17")).isEqualTo("[DATE]");
        assertThat(shift.apply("2024-02-31", "17")).isEqualTo("[DATE]");
        // What a database calls infinity cannot be moved on.
        assertThat(shift.apply(days > 0 ? LocalDate.MAX : LocalDate.MIN, "17"))
                .isEqualTo(days > 0 ? LocalDate.MAX : LocalDate.MIN);
        assertThat(shift.apply(first, null)).isEqualTo(shift.apply(first, ""));
        assertThat(shift.subject()).contains("customer_id");
    }

    @Test
    void shiftDate_withoutItsSubject_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> bound(new Treatment.ShiftDate("id", 30)).apply(LocalDate.EPOCH))
                .withMessage("'subject' must be given for shift-date: the value of id");
        Transformation all = bound(new Treatment.ShiftDate("", 30));
        assertThat(all.apply(LocalDate.EPOCH)).isEqualTo(all.apply(LocalDate.EPOCH, "anything"));
        assertThat(all.distinctness()).isEqualTo(Distinctness.BIJECTIVE);
    }

    @Test
    void shiftDate_manySubjects_useTheWholeRangeButZero() {
        Transformation shift = bound(new Treatment.ShiftDate("id", 2));
        boolean[] seen = new boolean[5];
        for (int id = 0; id < 200; id++) {
            LocalDate moved = (LocalDate) shift.apply(LocalDate.EPOCH, id);
            seen[(int) moved.toEpochDay() + 2] = true;
        }
        assertThat(seen).containsExactly(true, true, false, true, true);
    }

    @Test
    void hash_textsAlike_areHexadecimalAndEqual() {
        Transformation hash = bound(new Treatment.Hash(40));
        assertThat(hash.apply(" a ")).isEqualTo(hash.apply("a"));
        assertThat((String) hash.apply("a")).matches("[0-9a-f]{40}");
        assertThat(((String) hash.apply("a")))
                .startsWith((String) bound(new Treatment.Hash(16)).apply("a"));
        assertThat(hash.apply(" ")).isEqualTo(" ");
        assertThat(hash.distinctness()).isEqualTo(Distinctness.COLLISION_RESISTANT);
        assertThat(bound(new Treatment.Hash(16)).distinctness()).isEqualTo(Distinctness.LOSSY);
    }

    @Test
    void applyAll_subjects_decideRowByRow() {
        Transformation shift = bound(new Treatment.ShiftDate("id", 30));
        Object[] values = {LocalDate.EPOCH, null, LocalDate.EPOCH};
        shift.applyAll(values, new Object[] {1, 1, 2}, 3);
        assertThat(values).containsExactly(shift.apply(LocalDate.EPOCH, 1), null, shift.apply(LocalDate.EPOCH, 2));
    }

    @Test
    void markedInvalid_typeWithoutCheck_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound(new Treatment.Pseudonymize(InfoType.PERSON_NAME, PseudonymForm.MARKED_INVALID)))
                .withMessageContaining("PERSON_NAME, which has no check characters");
    }

    @Test
    void redacting_whatNeedsAKey_showsNothing() {
        assertThat(Transformation.redacting(new Treatment.Encrypt(), 100).apply("12345678"))
                .isEqualTo("[redacted]");
        assertThat(Transformation.redacting(new Treatment.Hash(16), 100).apply("x"))
                .isEqualTo("[redacted]");
        assertThat(Transformation.redacting(new Treatment.ShiftDate("id", 9), 100)
                        .apply(LocalDate.EPOCH, 1))
                .isNull();
        assertThat(Transformation.redacting(new Treatment.ShiftDate("id", 9), 100)
                        .apply("2020-01-01", 1))
                .isEqualTo("[redacted]");
        assertThat(Transformation.redacting(
                                new Treatment.Pseudonymize(InfoType.IBAN, PseudonymForm.FORMAT_PRESERVING), 100)
                        .apply("DE89370400440532013000"))
                .isEqualTo("[IBAN]");
        assertThat(Transformation.redacting(new Treatment.Mask(2), 100).apply("abcd"))
                .isEqualTo("**cd");
    }
}

package dev.ringfence.data.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples that standards and authorities print. */
class ChecksumTest {
    private static final CheckCharacters NHS =
            Weighted.sum(10, 9, 8, 7, 6, 5, 4, 3, 2).modulo(11);

    private static final Map<String, CheckCharacters> SCHEMES = Map.ofEntries(
            Map.entry("luhn", Luhn.DIGITS),
            Map.entry("isin", Luhn.LETTERS),
            Map.entry("npi", Luhn.behind("80840")),
            Map.entry("iban", Mod97.ACCOUNT),
            Map.entry("11-2", Iso7064.MOD_11_2),
            Map.entry("37-2", Iso7064.MOD_37_2),
            Map.entry("97-10", Iso7064.MOD_97_10),
            Map.entry("1271-36", Iso7064.MOD_1271_36),
            Map.entry("661-26", Iso7064.MOD_661_26),
            Map.entry("11-10", Iso7064.MOD_11_10),
            Map.entry("37-36", Iso7064.MOD_37_36),
            Map.entry("verhoeff", Verhoeff.DIGITS),
            Map.entry("damm", Damm.DIGITS),
            Map.entry("codice", ControlLetter.CODICE_FISCALE),
            Map.entry("nhs", NHS),
            Map.entry(
                    "isbn", Weighted.sum(10, 9, 8, 7, 6, 5, 4, 3, 2).modulo(11).symbols("0123456789X")),
            Map.entry("rut", Weighted.fromRight(2, 3, 4, 5, 6, 7).modulo(11).symbols("0123456789K")),
            Map.entry("imo", Weighted.sum(7, 6, 5, 4, 3, 2).modulo(10).remainder()),
            Map.entry(
                    "icao",
                    Weighted.sum(7, 3, 1, 7, 3, 1, 7, 3, 1)
                            .lettersFromTen()
                            .modulo(10)
                            .remainder()),
            Map.entry("dni", Remainder.modulo(23).symbols("TRWAGMYFPDXBNJZSQVHLCKE")),
            Map.entry("nie", Remainder.modulo(23).letters("XYZ").symbols("TRWAGMYFPDXBNJZSQVHLCKE")),
            Map.entry("key", Remainder.modulo(97).complement()));

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("luhn", "79927398713"),
                // ISO 6166
                Arguments.of("isin", "US0378331005"),
                Arguments.of("isin", "AU0000XVGZA3"),
                // CMS, "Requirements for National Provider Identifier check digit"
                Arguments.of("npi", "1234567893"),
                Arguments.of("iban", "GB82WEST12345698765432"),
                // ISO/IEC 7064, clauses 7 and 8; ISO 27729 for ISNI; ISO 17442 for LEI
                Arguments.of("11-2", "07940"),
                Arguments.of("11-2", "079X"),
                Arguments.of("11-2", "0000000121032683"),
                Arguments.of("37-2", "G123489654321Y"),
                Arguments.of("97-10", "79444"),
                Arguments.of("11-10", "07945"),
                Arguments.of("37-36", "A12425GABC1234002M"),
                Arguments.of("verhoeff", "2363"),
                Arguments.of("damm", "5724"),
                Arguments.of("codice", "RSSMRA85T10A562S"),
                Arguments.of("nhs", "9434765919"),
                Arguments.of("isbn", "080442957X"),
                Arguments.of("rut", "30686957" + "4"),
                Arguments.of("imo", "9074729"),
                // ICAO 9303-3, appendix A
                Arguments.of("icao", "L898902C36"),
                Arguments.of("dni", "12345678Z"),
                Arguments.of("nie", "X1234567L"),
                Arguments.of("key", "255081416802538"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void schemes_publishedExamples_areValidAndWrittenAgain(String scheme, String example) {
        CheckCharacters check = SCHEMES.get(scheme);
        assertThat(check.isValid(example)).isTrue();
        StringBuilder written = new StringBuilder(example);
        assertThat(check.write(written, 0)).isTrue();
        assertThat(written).hasToString(example);
        assertThat(check.write(written, 5)).isTrue();
        assertThat(check.isValid(written)).isFalse();
    }

    @Test
    void schemes_charactersTheyDoNotKnow_areNotValid() {
        SCHEMES.forEach((name, check) -> {
            assertThat(check.isValid("")).as(name).isFalse();
            assertThat(check.isValid("1")).as(name).isFalse();
            assertThat(check.isValid("12 45-78/01.34")).as(name).isFalse();
            assertThat(check.isValid("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660"))
                    .as(name)
                    .isFalse();
            assertThat(check.write(new StringBuilder("1 345 789 12345678"), 0))
                    .as(name)
                    .isFalse();
        });
    }

    @Test
    void weighted_remainderWithoutSymbol_isNotIssued() {
        // 10 * 1 = 10 makes up to 11 with 1; 9 * 1 + 10 * 0 ... a body of zeros but 2 at the last place leaves 10.
        StringBuilder body = new StringBuilder("0000000060");
        assertThat(NHS.write(body, 0)).isFalse();
        for (char c = '0'; c <= '9'; c++) {
            assertThat(NHS.isValid("000000006" + c)).isFalse();
        }
    }

    @Test
    void weighted_secondWeights_areUsedForTen() {
        CheckCharacters estonian = Weighted.sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 1)
                .ifTenThen(3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
                .modulo(11)
                .remainder()
                .symbols("01234567890");
        assertThat(estonian.isValid("37605030299")).isTrue();
        StringBuilder body = new StringBuilder("00000000050");
        // 5 * 1 is 5; 0 twice: the sum of 19 * 1 .. leaves 10 first for a body that ends in 55: 9 * 5 + 5 = 50.
        body.replace(8, 10, "69");
        assertThat(estonian.write(body, 0)).isTrue();
        assertThat(estonian.isValid(body)).isTrue();
    }

    @Test
    void parts_ofSeveralChecks_areWrittenInOrder() {
        // Norway, Skatteetaten: the second check digit covers the first.
        CheckCharacters norwegian = Weighted.sum(3, 7, 6, 1, 8, 9, 4, 5, 2)
                .modulo(11)
                .part(0, 10)
                .and(Weighted.sum(5, 4, 3, 2, 7, 6, 5, 4, 3, 2).modulo(11));
        assertThat(norwegian.isValid("01010750160")).isTrue();
        assertThat(norwegian.isValid("01010750161")).isFalse();
        assertThat(norwegian.isValid("01010750150")).isFalse();
        StringBuilder written = new StringBuilder("01010750100");
        assertThat(norwegian.write(written, 0)).isTrue();
        assertThat(written).hasToString("01010750160");
        assertThat(Luhn.DIGITS.last(10).isValid("198112189876")).isTrue();
        assertThat(Luhn.DIGITS.last(10).isValid("1")).isFalse();
        assertThat(Luhn.DIGITS.or(Verhoeff.DIGITS).isValid("2363")).isTrue();
    }

    @Test
    void schemes_badDeclarations_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Remainder.modulo(1))
                .withMessage("'modulus' must be from 2 to 99 but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Remainder.modulo(23).symbols("ABC"))
                .withMessage("'characters' must be 23 but were 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weighted.sum())
                .withMessage("'weights' must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Luhn.DIGITS.part(3, 3))
                .withMessage("'end' must be greater than 'start' but they were 3, 3");
    }
}

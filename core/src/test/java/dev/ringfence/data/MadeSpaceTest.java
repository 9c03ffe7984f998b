package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Mod97;
import dev.ringfence.testing.FixedKey;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadeSpaceTest {
    private static final PseudonymKey KEY = FixedKey.open();

    static String pseudonym(InfoType type, String value) {
        return type.madeSpace().replace(KEY.functionFor(type), value, 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "a@EXAMPLE.ORG",
                "a@mail.example.net",
                "a@shop.test",
                "a@x.invalid",
                "a@x.example.",
                "a@localhost"
            })
    void mailboxes_atReservedNames_areMade(String value) {
        assertThat(InfoType.EMAIL_ADDRESS.madeSpace().contains(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.co", "a@notexample.com", "a@test.com", "a@example.com.evil.org", "example.com"})
    void mailboxes_atOtherNames_areNot(String value) {
        assertThat(InfoType.EMAIL_ADDRESS.madeSpace().contains(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 212 555 0100", "(907) 555-0199", "1-800-555-0123", "020 7946 0018", "+44 7700 900461",
                "0044 1632 960999", "01 99 00 12 34", "+33 6 39 98 00 00", "030 23125 999", "+49 89 99998 000",
                "(02) 5550 1234", "+61 7 7010 0000"
            })
    void telephones_keptForFiction_areMade(String value) {
        assertThat(InfoType.PHONE_NUMBER.madeSpace().contains(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 212 555 0200",
                "+1 212 555 1234",
                "+44 7700 901461",
                "+44 20 7946 1000",
                "+49 30 23126 999",
                "+33 1 99 01 12 34",
                "+44 7700 9004611",
                "555-0100"
            })
    void telephones_besideThoseRanges_areNot(String value) {
        assertThat(InfoType.PHONE_NUMBER.madeSpace().contains(value)).isFalse();
    }

    @Test
    void telephones_ofACountryWithSuchARange_stayInTheCountry() {
        assertThat(pseudonym(InfoType.PHONE_NUMBER, "+44 20 7123 4567")).startsWith("+44 ");
        assertThat(pseudonym(InfoType.PHONE_NUMBER, "+4915112345678")).startsWith("+49");
        assertThat(pseudonym(InfoType.PHONE_NUMBER, "+33 1 23 45 67 89")).matches("\\+33( \\d\\d?){5}");
        assertThat(pseudonym(InfoType.PHONE_NUMBER, "(212) 736-5000")).matches("\\(\\d{3}\\) 555-01\\d\\d");
        assertThat(pseudonym(InfoType.PHONE_NUMBER, "+91 98765 43210")).matches("\\+1\\d{3}55501\\d\\d");
        assertThat(pseudonym(InfoType.PHONE_NUMBER, "212-736-5000 x123")).matches("\\d{3}-555-01\\d\\d");
    }

    @Test
    void telephones_twoSpellingsOfOneNumber_areOne() {
        String digits = Digits.of(pseudonym(InfoType.PHONE_NUMBER, "+1 (212) 736-5000"));
        assertThat(Digits.of(pseudonym(InfoType.PHONE_NUMBER, "1.212.736.5000")))
                .isEqualTo(digits);
        assertThat("1" + Digits.of(pseudonym(InfoType.PHONE_NUMBER, "212-736-5000")))
                .isEqualTo(digits);
    }

    @Test
    void telephones_northAmericanAreas_areAllReachedAndNoneEndsIn11() {
        Set<String> areas = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String made = pseudonym(InfoType.PHONE_NUMBER, "+1212736" + (1000 + i % 9000) + (i / 9000));
            areas.add(made.substring(2, 5));
        }
        assertThat(areas).hasSize(712).allMatch(area -> area.matches("[2-9][0-8]\\d") && !area.endsWith("11"));
    }

    @Test
    void cards_ofAnyLength_keepLengthLayoutAndCheckDigit() {
        assertThat(pseudonym(InfoType.PAYMENT_CARD_NUMBER, "4485 2757 4230 8327"))
                .matches("9999 \\d{4} \\d{4} \\d{4}")
                .satisfies(made -> assertThat(Luhn.isValid(Digits.of(made))).isTrue());
        assertThat(pseudonym(InfoType.PAYMENT_CARD_NUMBER, "3714-496353-98431")).matches("9999-\\d{6}-\\d{5}");
        assertThat(pseudonym(InfoType.PAYMENT_CARD_NUMBER, "4485275742308327"))
                .isEqualTo(Digits.of(pseudonym(InfoType.PAYMENT_CARD_NUMBER, "4485-2757-4230-8327")));
        assertThat(pseudonym(InfoType.PAYMENT_CARD_NUMBER, "no number at all")).matches("9999\\d{12}");
    }

    @ParameterizedTest
    @CsvSource({"GB29 NWBK 6016 1331 9268 19, 27", "DE75512108001245126199, 22", "NO9386011117947, 15"})
    void ibans_ofAnyCountry_keepLengthAndCheckDigits(String iban, int length) {
        String made = pseudonym(InfoType.IBAN, iban);
        assertThat(made).hasSize(length).startsWith("ZZ");
        assertThat(Mod97.isValid(made.replace(" ", ""))).isTrue();
        assertThat(Mod97.isValid(iban.replace(" ", ""))).isTrue();
    }

    @Test
    void names_partsAndWhole_fitTogether() {
        String given = pseudonym(InfoType.PERSON_NAME, "Ada");
        String family = pseudonym(InfoType.PERSON_NAME, "Lovelace");
        assertThat(pseudonym(InfoType.PERSON_NAME, "Lovelace, Ada")).isEqualTo(family + ", " + given);
        assertThat(pseudonym(InfoType.PERSON_NAME, "Dr. ada LOVELACE"))
                .isEqualTo("Dr. " + given.toLowerCase(Locale.ROOT) + " " + family.toUpperCase(Locale.ROOT));
        assertThat(given).matches("[A-Z][a-z]{6}a").isNotEqualTo(family);
    }

    @Test
    void names_digitsAndSymbolsBehindThem_go() {
        assertThat(pseudonym(InfoType.PERSON_NAME, "Ada (0171 1234567) <a@b.de> 😀"))
                .doesNotContainPattern("[0-9@<😀]");
    }

    @Test
    void names_decomposedAndComposedAccents_areOne() {
        assertThat(pseudonym(InfoType.PERSON_NAME, "Jose\u0301"))
                .isEqualTo(pseudonym(InfoType.PERSON_NAME, "Jos\u00e9"));
    }

    @Test
    void names_columnTooShortForAllWords_keepsThoseThatFit() {
        String made = InfoType.PERSON_NAME
                .madeSpace()
                .replace(KEY.functionFor(InfoType.PERSON_NAME), "Ada King Lovelace", 20);
        assertThat(made.length()).isBetween(8, 20);
        assertThat(InfoType.PERSON_NAME.madeSpace().contains(made)).isTrue();
    }

    @Test
    void names_realOnes_areNotTakenForInvented() {
        for (String name : Set.of("Ada Lovelace", "Maria", "O'Neil", "Zorn", "山田太郎", "Björk Guðmundsdóttir")) {
            assertThat(InfoType.PERSON_NAME.madeSpace().contains(name)).isFalse();
        }
    }

    @Test
    void emails_caseOfAnAddress_doesNotMatter() {
        assertThat(pseudonym(InfoType.EMAIL_ADDRESS, "Ada@Lovelace.org "))
                .isEqualTo(pseudonym(InfoType.EMAIL_ADDRESS, "ada@lovelace.org"))
                .matches("[0-9a-z]{16}@example\\.com");
    }

    @Test
    void emails_hundredThousand_doNotMeet() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            made.add(pseudonym(InfoType.EMAIL_ADDRESS, "customer" + i + "@mail.org"));
        }
        assertThat(made).hasSize(100_000);
    }
}

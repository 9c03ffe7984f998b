package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.detect.Detector;
import dev.ringfence.testing.FixedKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, places, bodies and codes that are nobody's. */
class InventedSpacesTest {
    private static final PseudonymKey KEY = FixedKey.open();
    /** An invented word, however long. */
    private static final String WORD = "[A-Z][a-z]{6,10}";

    private static String made(InfoType type, String value, int maxLength) {
        String made = type.madeSpace().replace(KEY.functionFor(type), value, maxLength);
        assertThat(type.madeSpace().contains(made)).as("%s is made", type).isTrue();
        assertThat(made.length()).isLessThanOrEqualTo(maxLength);
        assertThat(Detector.boundary().find(made))
                .as("%s at the boundary", type)
                .noneMatch(Finding::plausible);
        return made;
    }

    private static String made(InfoType type, String value) {
        return made(type, value, 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Maria, a",
        "Anna, a",
        "ZOÉ, a",
        "Elizabeth, a",
        "Annette, a",
        "Catherine, a",
        "Marco, o",
        "Albert, o",
        "Luca, o",
        "Marcus, o"
    })
    void givenName_endingTellsGender_endsSo(String name, String ending) {
        assertThat(made(InfoType.PERSON_NAME, name).toLowerCase(Locale.ROOT)).endsWith(ending);
    }

    @Test
    void name_lengthClassAndCase_stay() {
        assertThat(made(InfoType.PERSON_NAME, "Smith")).hasSize(7);
        assertThat(made(InfoType.PERSON_NAME, "Johnson").length()).isBetween(8, 9);
        assertThat(made(InfoType.PERSON_NAME, "Featherstonehaugh").length()).isBetween(10, 11);
        assertThat(made(InfoType.PERSON_NAME, "SMITH")).isUpperCase();
        assertThat(made(InfoType.PERSON_NAME, "smith")).isLowerCase();
        assertThat(made(InfoType.PERSON_NAME, "J. R. Smith")).matches("[A-Z]\\. [A-Z]\\. " + WORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dr.", "J. K.", "12345", "Ada\tLovelace", "Ada_Lovelace", "Ada/Lovelace", "-", "😀", "Ada2Eve"})
    void name_anyText_becomesAMadeOne(String text) {
        for (int maxLength : new int[] {12, 1_000}) {
            assertThat(made(InfoType.PERSON_NAME, text, maxLength).isBlank()).isFalse();
        }
    }

    @Test
    void name_numberBehindInventedOne_isNotMade() {
        String made = made(InfoType.PERSON_NAME, "Ada");
        assertThat(InfoType.PERSON_NAME.madeSpace().contains(made + " 0171 1234567"))
                .isFalse();
        assertThat(InfoType.PERSON_NAME.madeSpace().contains(made + " Lovelace"))
                .isFalse();
    }

    @Test
    void town_wordsThatManyNamesHave_stay() {
        assertThat(made(InfoType.CITY, "Frankfurt am Main")).matches(WORD + "by am " + WORD + "by");
        assertThat(made(InfoType.CITY, "New York")).matches("New " + WORD + "by");
        assertThat(made(InfoType.CITY, "ST. LOUIS")).matches("ST\\. [A-Z]{7}BY").isUpperCase();
        assertThat(made(InfoType.CITY, "Köln")).isEqualTo(made(InfoType.CITY, "Ko\u0308ln"));
        assertThat(made(InfoType.CITY, "Winston-Salem", 13)).matches(WORD + "by");
    }

    @Test
    void address_layout_stays() {
        InfoType type = InfoType.STREET_ADDRESS;
        assertThat(made(type, "Lindenstraße 12")).matches(WORD + "straße [1-9]\\d");
        assertThat(made(type, "LINDENSTRASSE 12")).matches("[A-Z]+STRASSE [1-9]\\d");
        assertThat(made(type, "1600 Pennsylvania Ave NW, Apt 4B"))
                .matches("[1-9]\\d{3} " + WORD + " Ave NW, Apt \\d[A-Z]");
        assertThat(made(type, "12 rue de la Paix")).matches("[1-9]\\d rue de la " + WORD);
        assertThat(made(type, "350 5th Ave")).matches("[1-9]\\d{2} " + WORD + " Ave");
        assertThat(made(type, "Karl-Marx-Allee 7/9")).matches(WORD + "-" + WORD + "-Allee [1-9]/[1-9]");
        assertThat(made(type, "P.O. Box 4711")).matches("P\\.O\\. Box [1-9]\\d{3} " + WORD);
        assertThat(made(type, "12 Main Street call 0171 1234567")).doesNotContainPattern("\\d{6}");
        assertThat(made(type, "Main Street", 11)).matches(WORD);
    }

    @Test
    void address_sameStreet_keepsItsNameAndChangesItsNumber() {
        InfoType type = InfoType.STREET_ADDRESS;
        String street = made(type, "Lindenstraße").replaceFirst("straße", "");
        assertThat(made(type, "lindenstr. 12")).startsWith(street.toLowerCase(Locale.ROOT) + "str. ");
        Set<String> numbers = new HashSet<>();
        for (int i = 10; i < 100; i++) {
            numbers.add(made(type, "Lindenstraße " + i).replaceFirst(".* ", ""));
        }
        assertThat(numbers).hasSizeGreaterThan(30);
        assertThat(type.madeSpace().contains("Lindenstraße 12")).isFalse();
        assertThat(type.madeSpace().contains("12 Main Street")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "60606, 00000",
        "60606-1234, 00000-0000",
        "10115, 00000",
        "0001, 0000",
        "00-950, 00-000",
        "150-0001, 000-0000",
        "AD500, XX000",
        "LV-1010, XX-0000",
        "SW1A 1AA, [A-Z]{2}\\d[A-Z] \\d[CIKMOV]{2}",
        "M1 1AE, [A-Z]\\d \\d[CIKMOV]{2}",
        "K1A 0B1, [DFIOQU]\\d[A-Z] \\d[A-Z]\\d",
        "1012 AB, [1-9]\\d{3} S[ADS]",
        "unknown, 00000",
        "'12, Main', 00000"
    })
    void postalCode_becomesOneThatNobodyIssues_inItsLayout(String code, String pattern) {
        assertThat(made(InfoType.POSTAL_CODE, code)).matches(pattern);
        assertThat(made(InfoType.POSTAL_CODE, code, 5).length()).isLessThanOrEqualTo(5);
        assertThat(InfoType.POSTAL_CODE.madeSpace().contains(code)).isFalse();
        assertThat(made(InfoType.POSTAL_CODE, code.toLowerCase(Locale.ROOT)))
                .isEqualTo(made(InfoType.POSTAL_CODE, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00501",
                "01067",
                "00010",
                "SW1A 1AA",
                "EC1A 1BB",
                "K1A 0B1",
                "1012 AB",
                "D02 X285",
                "X",
                "00",
                ""
            })
    void postalCode_issuedOnesAndOtherText_areNotMade(String code) {
        assertThat(InfoType.POSTAL_CODE.madeSpace().contains(code)).isFalse();
    }

    @Test
    void organization_legalForm_stays() {
        InfoType type = InfoType.ORGANIZATION;
        assertThat(made(type, "Siemens AG")).matches(WORD + " AG");
        assertThat(made(type, "Lovelace & Söhne GmbH & Co. KG")).matches(WORD + " & " + WORD + " GmbH & Co\\. KG");
        assertThat(made(type, "Telefonica S.A.")).matches(WORD + " S\\.A\\.");
        assertThat(made(type, "University of Basel")).matches("University of " + WORD);
        assertThat(made(type, "3M")).matches(WORD);
        assertThat(made(type, "The Bank")).matches(WORD);
        assertThat(made(type, "H&M")).matches(WORD);
        assertThat(type.madeSpace().contains("The Bank")).isFalse();
    }

    @Test
    void country_nameOrCode_becomesOneThatIsNeverAssigned() {
        InfoType type = InfoType.COUNTRY;
        assertThat(made(type, "United States of America")).matches(WORD + "ia").doesNotContain(" ");
        assertThat(made(type, "US")).matches("Q[M-Z]").isEqualTo(made(type, "U.S."));
        assertThat(made(type, "DEU")).matches("Q[M-Z][A-Z]");
        assertThat(made(type, "Germany", 2)).matches("Q[M-Z]");
        assertThat(made(type, "germany")).isEqualTo(made(type, "Germany").toLowerCase(Locale.ROOT));
        for (String code : Locale.getISOCountries()) {
            assertThat(type.madeSpace().contains(code)).isFalse();
        }
        for (String code : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3)) {
            assertThat(type.madeSpace().contains(code)).isFalse();
        }
    }

    @Test
    void nationalityAndTitle_areNeutral() {
        assertThat(made(InfoType.NATIONALITY, "Sri Lankan", 12)).matches("[A-Z][a-z]{5,8}ian");
        assertThat(made(InfoType.TITLE, "Prof. Dr.")).isEqualTo("Mx.");
        assertThat(made(InfoType.TITLE, "HERR")).isEqualTo("MX");
        assertThat(made(InfoType.TITLE, "Mme", 2)).isEqualTo("Mx");
        assertThat(InfoType.TITLE.madeSpace().contains("Mr.")).isFalse();
    }

    @Test
    void made_value_isMadeForEveryTypeThatReadsIt() {
        List<InfoType> worded =
                List.of(InfoType.PERSON_NAME, InfoType.CITY, InfoType.ORGANIZATION, InfoType.NATIONALITY);
        for (InfoType of : worded) {
            String word = made(of, "Lisbon");
            assertThat(worded)
                    .as("%s", of)
                    .allMatch(reader -> reader.madeSpace().contains(word));
        }
    }

    @Test
    void made_valuesInText_areFoundMade() {
        String text = "Dear Mr. " + made(InfoType.PERSON_NAME, "Smith") + ", we shipped to "
                + made(InfoType.STREET_ADDRESS, "1600 Pennsylvania Avenue") + ", "
                + made(InfoType.STREET_ADDRESS, "Lindenstraße 12") + ", IL "
                + made(InfoType.POSTAL_CODE, "60606") + " and to London " + made(InfoType.POSTAL_CODE, "SW1A 1AA")
                + " for " + made(InfoType.ORGANIZATION, "Siemens Ltd") + ".";
        for (InfoType type :
                List.of(InfoType.PERSON_NAME, InfoType.STREET_ADDRESS, InfoType.POSTAL_CODE, InfoType.ORGANIZATION)) {
            assertThat(Detector.standard().find(text))
                    .as("%s", type)
                    .anyMatch(found -> found.type() == type && found.made());
            assertThat(Detector.standard().find(text))
                    .as("%s", type)
                    .noneMatch(found -> found.type() == type && !found.made());
        }
    }

    @Test
    void address_randomNumbers_passTheBoundary() {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder address = new StringBuilder();
            for (int part = 0; part < 5; part++) {
                int least = (int) Math.pow(10, random.nextInt(5));
                address.append(List.of("Main Street ", "Apt ", "rue ", "", "/", "-")
                                .get(random.nextInt(6)))
                        .append(least + random.nextInt(9 * least))
                        .append(random.nextBoolean() ? " " : "");
            }
            made(InfoType.STREET_ADDRESS, address.toString(), 12 + random.nextInt(60));
            made(
                    InfoType.POSTAL_CODE,
                    address.substring(0, Math.min(address.length(), 3 + random.nextInt(9))),
                    5 + random.nextInt(9));
        }
    }

    @Test
    void words_ofOneClass_spreadOverTheirCapacity() {
        Set<String> made = new HashSet<>();
        KeyedFunction function = KEY.functionFor(InfoType.PERSON_NAME);
        for (int i = 0; i < InventedWord.CAPACITY; i++) {
            made.add(InventedWord.of(function.draw("word " + i), 1, InventedWord.Ending.NONE));
        }
        // n draws of n values leave n / e of them out.
        assertThat(made.size()).isBetween(40_000, 43_000);
    }
}

package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Mod97;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanMatcherTest {
    private static final Detector DETECTOR = Detector.of(InfoType.IBAN);

    /** Total lengths as another source has them: the table of countries in the registry's overview. */
    private static final String LENGTHS = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18"
            + "DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20"
            + "LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24"
            + "RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new TreeMap<>();
        for (int i = 0; i < LENGTHS.length(); i += 4) {
            lengths.put(LENGTHS.substring(i, i + 2), Integer.valueOf(LENGTHS.substring(i + 2, i + 4)));
        }
        return lengths;
    }

    /** An account of digits, letters where the country wants them, with its check digits. */
    private static String account(String country, int length, Random random) {
        for (int tries = 0; tries < 200_000; tries++) {
            StringBuilder account = new StringBuilder(country).append("00");
            int letters = new int[] {0, 4, 2, 1, 3}[tries % 5];
            for (int i = 4; i < length; i++) {
                boolean letter = (i - 4 < letters)
                        || (country.equals("MU") && i >= length - 3)
                        || (country.equals("SC") && i >= length - 3)
                        || (country.equals("BR") && i == length - 2);
                account.append((char) (letter ? 'A' + random.nextInt(26) : '0' + random.nextInt(10)));
            }
            for (int check = 2; check <= 98; check++) {
                account.replace(2, 4, check < 10 ? "0" + check : "" + check);
                if (Mod97.isValid(account) && IbanCountries.fits(account)) {
                    return account.toString();
                }
            }
        }
        throw new AssertionError("no account for " + country);
    }

    private static boolean found(String text, int start, int end) {
        List<Finding> findings = DETECTOR.find(text);
        return findings.size() == 1
                && findings.get(0).start() == start
                && findings.get(0).end() == end;
    }

    @Test
    void lengths_ofTheCountries_areThoseOfTheRegistry() {
        assertThat(IbanCountries.lengths()).isEqualTo(lengths());
    }

    @Test
    void find_accountOfEachCountry_isFoundInEachSpellingAndInNoOther() {
        Random random = new Random(42);
        lengths().forEach((country, length) -> {
            String account = account(country, length, random);
            String fours = account.replaceAll("(.{4})(?!$)", "$1 ");
            assertThat(found(account, 0, length)).as(country).isTrue();
            assertThat(found("to " + account + ", please", 3, 3 + length))
                    .as(country)
                    .isTrue();
            assertThat(found("IBAN: " + fours + " BIC", 6, 6 + fours.length()))
                    .as(country)
                    .isTrue();
            assertThat(found(fours.replace(' ', '-'), 0, fours.length()))
                    .as(country)
                    .isTrue();
            assertThat(found(fours.replace(' ', '\u00a0'), 0, fours.length()))
                    .as(country)
                    .isTrue();
            assertThat(found(account.toLowerCase(Locale.ROOT), 0, length))
                    .as(country)
                    .isTrue();
            // One digit changed, one less, one more.
            char last = account.charAt(length - 1);
            String wrong = account.substring(0, length - 1) + (char) (last == '9' ? '0' : last == 'Z' ? 'A' : last + 1);
            assertThat(DETECTOR.find(wrong)).as(country).isEmpty();
            assertThat(DETECTOR.find(account.substring(0, length - 1)))
                    .as(country)
                    .isEmpty();
            assertThat(DETECTOR.find(account + "0")).as(country).isEmpty();
            assertThat(DETECTOR.find("x" + account)).as(country).isEmpty();
        });
    }

    /** Digits where letters belong do not pass, even if the check digits fit. */
    @Test
    void find_rightCheckDigitsInWrongStructure_isNotFound() {
        StringBuilder account = new StringBuilder("GB00123412345612345678");
        for (int check = 2; check <= 98; check++) {
            account.replace(2, 4, check < 10 ? "0" + check : "" + check);
            assertThat(DETECTOR.find(account)).as("check %d", check).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZZ66 0000 0000 000",
                "ZZ6600000000000",
            })
    void find_countryThatCannotBe_isMade(String text) {
        assertThat(DETECTOR.find(text + " then")).hasSize(1).allMatch(Finding::made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aa04a685-a954-4dbc-c927-363b4d0e235d",
                "De75512108001245126199",
                "DE75_512108001245126199",
                "DE75 5121 0800 1245 1261 9",
                "DE7551210800124512619912",
                "US75512108001245126199",
            })
    void find_whatOnlyLooksAlike_isNot(String text) {
        assertThat(DETECTOR.find(text)).isEmpty();
    }
}

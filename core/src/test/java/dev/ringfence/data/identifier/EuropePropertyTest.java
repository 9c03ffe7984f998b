package dev.ringfence.data.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;
import org.junit.jupiter.api.Test;

/** Values made from the wording of the rules, one by one, and what becomes of them when a character is wrong. */
class EuropePropertyTest {
    private static final Map<String, Function<Random, String>> MADE = new TreeMap<>();

    static {
        MADE.put("PL_PESEL", EuropePropertyTest::pesel);
        MADE.put("NO_FODSELSNUMMER", EuropePropertyTest::norwegian);
        MADE.put("FI_PERSONAL_IDENTITY_CODE", EuropePropertyTest::finnish);
        MADE.put("SE_PERSONNUMMER", EuropePropertyTest::swedish);
        MADE.put("FR_NIR", EuropePropertyTest::nir);
        MADE.put("BE_NATIONAL_NUMBER", EuropePropertyTest::belgian);
        MADE.put("EE_ISIKUKOOD", EuropePropertyTest::baltic);
        MADE.put("LT_ASMENS_KODAS", EuropePropertyTest::baltic);
        MADE.put("LU_NATIONAL_ID", EuropePropertyTest::luxembourgish);
        MADE.put("ES_NIF", random -> nif(digits(random, 8), ""));
        MADE.put("ES_NIE", random -> nif(digits(random, 7), String.valueOf("XYZ".charAt(random.nextInt(3)))));
        MADE.put("ES_SOCIAL_SECURITY", EuropePropertyTest::affiliation);
        MADE.put("DE_TAX_ID", EuropePropertyTest::taxId);
        MADE.put("HU_PERSONAL_ID", EuropePropertyTest::hungarian);
        MADE.put("PT_NISS", EuropePropertyTest::niss);
        MADE.put("CZ_BIRTH_NUMBER", EuropePropertyTest::birthNumber);
        MADE.put("GR_AMKA", random -> luhn(dayMonthYear(date(random, 1900, 2030)) + digits(random, 4)));
        MADE.put("BG_EGN", EuropePropertyTest::bulgarian);
        MADE.put("RO_CNP", EuropePropertyTest::romanian);
        MADE.put("SI_EMSO", EuropePropertyTest::slovenian);
    }

    /** Found at a lower rate by their rules: two remainders are written alike, or either of two checks may fit. */
    private static final Map<String, Double> WEAKER =
            Map.of("PT_NISS", 0.94, "HU_PERSONAL_ID", 0.85, "BE_NATIONAL_NUMBER", 0.97);

    private static String digits(Random random, int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
    }

    private static LocalDate date(Random random, int from, int to) {
        return LocalDate.ofYearDay(from + random.nextInt(to - from), 1 + random.nextInt(365));
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number % 100);
    }

    private static String dayMonthYear(LocalDate date) {
        return two(date.getDayOfMonth()) + two(date.getMonthValue()) + two(date.getYear());
    }

    private static String yearMonthDay(LocalDate date, int raised) {
        return two(date.getYear()) + two(date.getMonthValue() + raised) + two(date.getDayOfMonth());
    }

    private static int sum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(digits.charAt(i), 10) * weights[i];
        }
        return sum;
    }

    /** Another body where the rule gives none a check digit. */
    private static String orAgain(int check, String body, Random random, Function<Random, String> again) {
        return check > 9 ? again.apply(random) : body + check;
    }

    private static String luhn(String body) {
        try {
            return body + new LuhnCheckDigit().calculate(body);
        } catch (CheckDigitException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pesel(Random random) {
        LocalDate birth = date(random, 1800, 2299);
        int raised = List.of(80, 0, 20, 40, 60).get((birth.getYear() - 1800) / 100);
        String body = yearMonthDay(birth, raised) + digits(random, 4);
        return body + (10 - sum(body, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
    }

    private static String norwegian(Random random) {
        String birth = dayMonthYear(date(random, 1900, 2030));
        boolean foreigner = random.nextBoolean();
        String body = (foreigner ? (char) (birth.charAt(0) + 4) + birth.substring(1) : birth) + digits(random, 3);
        int first = (11 - sum(body, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
        if (first == 10) {
            return norwegian(random);
        }
        int second = (11 - sum(body + first, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return orAgain(second, body + first, random, EuropePropertyTest::norwegian);
    }

    private static String finnish(Random random) {
        String birth = dayMonthYear(date(random, 1900, 2030));
        String serial = String.format(Locale.ROOT, "%03d", 2 + random.nextInt(898));
        String sign = random.nextBoolean() ? "" : String.valueOf("ABCDEFUVWXY".charAt(random.nextInt(11)));
        return birth + sign + serial + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(birth + serial) % 31);
    }

    private static String swedish(Random random) {
        LocalDate birth = date(random, 1900, 2030);
        String body = luhn(two(birth.getYear())
                + two(birth.getMonthValue())
                + two(birth.getDayOfMonth() + (random.nextInt(4) == 0 ? 60 : 0))
                + digits(random, 3));
        return random.nextBoolean() ? body : birth.getYear() / 100 + body;
    }

    private static String nir(Random random) {
        String birth = (1 + random.nextInt(2))
                + yearMonthDay(date(random, 1920, 2020), 0).substring(0, 4);
        String rest = digits(random, 3) + String.format(Locale.ROOT, "%03d", 1 + random.nextInt(999));
        int place = random.nextInt(10);
        String department = place == 0 ? "2A" : place == 1 ? "2B" : two(1 + random.nextInt(95));
        String counted = department.replace("2A", "19").replace("2B", "18");
        int key = 97
                - new BigInteger(birth + counted + rest)
                        .mod(BigInteger.valueOf(97))
                        .intValue();
        return birth + department + rest + two(key);
    }

    private static String belgian(Random random) {
        LocalDate birth = date(random, 1920, 2025);
        String body = yearMonthDay(birth, 0) + String.format(Locale.ROOT, "%03d", 1 + random.nextInt(997));
        long number = Long.parseLong((birth.getYear() >= 2000 ? "2" : "") + body);
        return body + two((int) (97 - number % 97));
    }

    private static String baltic(Random random) {
        LocalDate birth = date(random, 1900, 2099);
        String body = (birth.getYear() < 2000 ? 3 : 5) + random.nextInt(2) + yearMonthDay(birth, 0) + digits(random, 3);
        int check = sum(body, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (check == 10) {
            check = sum(body, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
        }
        return body + check;
    }

    private static String luxembourgish(Random random) {
        LocalDate birth = date(random, 1900, 2030);
        String body = birth.getYear() + two(birth.getMonthValue()) + two(birth.getDayOfMonth()) + digits(random, 3);
        try {
            return luhn(body) + new VerhoeffCheckDigit().calculate(body);
        } catch (CheckDigitException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nif(String digits, String letter) {
        int number = Integer.parseInt(letter.replace("X", "0").replace("Y", "1").replace("Z", "2") + digits);
        return letter + digits + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
    }

    private static String affiliation(Random random) {
        int province = 1 + random.nextInt(52);
        int serial = random.nextInt(100_000_000);
        String number = province
                + (serial < 10_000_000 ? String.format(Locale.ROOT, "%07d", serial) : Integer.toString(serial));
        return two(province) + String.format(Locale.ROOT, "%08d", serial) + two((int) (Long.parseLong(number) % 97));
    }

    /** One digit twice, one missing. */
    private static String taxId(Random random) {
        List<Integer> all =
                new ArrayList<>(Stream.iterate(0, i -> i + 1).limit(10).toList());
        Collections.shuffle(all, random);
        all.set(9, all.get(random.nextInt(9)));
        Collections.shuffle(all, random);
        if (all.get(0) == 0) {
            return taxId(random);
        }
        String body = all.stream().map(String::valueOf).reduce("", String::concat);
        int product = 10;
        for (int digit : all) {
            int sum = (digit + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return body + (11 - product) % 10;
    }

    private static String hungarian(Random random) {
        LocalDate birth = date(random, 1900, 2030);
        String body = (birth.getYear() < 2000 ? 1 : 3) + random.nextInt(2) + yearMonthDay(birth, 0) + digits(random, 3);
        int check = birth.getYear() < 1997
                ? sum(body, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) % 11
                : sum(body, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11;
        return orAgain(check, body, random, EuropePropertyTest::hungarian);
    }

    private static String niss(Random random) {
        String body = (1 + random.nextInt(2)) + digits(random, 9);
        return body + (9 - sum(body, 29, 23, 19, 17, 13, 11, 7, 5, 3, 2) % 10);
    }

    private static String birthNumber(Random random) {
        String body = yearMonthDay(date(random, 1954, 2030), random.nextBoolean() ? 50 : 0) + digits(random, 3);
        for (int check = 0; check < 10; check++) {
            if (Long.parseLong(body + check) % 11 == 0) {
                return body + check;
            }
        }
        return body + "0";
    }

    private static String bulgarian(Random random) {
        LocalDate birth = date(random, 1800, 2099);
        String body = yearMonthDay(birth, List.of(20, 0, 40).get((birth.getYear() - 1800) / 100)) + digits(random, 3);
        return body + sum(body, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10;
    }

    private static String romanian(Random random) {
        LocalDate birth = date(random, 1900, 2030);
        String body = (birth.getYear() < 2000 ? 1 : 5)
                + random.nextInt(2)
                + yearMonthDay(birth, 0)
                + two(1 + random.nextInt(46))
                + String.format(Locale.ROOT, "%03d", 1 + random.nextInt(998));
        int check = sum(body, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return body + (check == 10 ? 1 : check);
    }

    private static String slovenian(Random random) {
        LocalDate birth = date(random, 1900, 2030);
        String body = two(birth.getDayOfMonth())
                + two(birth.getMonthValue())
                + String.format(Locale.ROOT, "%03d", birth.getYear() % 1000)
                + "50"
                + digits(random, 3);
        int check = (11 - sum(body, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return orAgain(check, body, random, EuropePropertyTest::slovenian);
    }

    @Property(tries = 300, seed = "20261122")
    void values_madeByTheRules_areValid(@ForAll long seed) {
        MADE.forEach((name, maker) -> assertThat(
                        InfoType.parse(name).identifier().orElseThrow().isValid(maker.apply(new Random(seed))))
                .as(name)
                .isTrue());
    }

    @Test
    void values_withOneWrongDigit_areFoundOut() {
        MADE.forEach((name, maker) -> {
            Identifier identifier = InfoType.parse(name).identifier().orElseThrow();
            Random random = new Random(20);
            int wrong = 0;
            int found = 0;
            for (int n = 0; n < 200; n++) {
                String right = maker.apply(random);
                for (int i = 0; i < right.length(); i++) {
                    for (char c = '0'; c <= '9'; c++) {
                        if (Character.isDigit(right.charAt(i)) && right.charAt(i) != c) {
                            wrong++;
                            found += identifier.isValid(right.substring(0, i) + c + right.substring(i + 1)) ? 0 : 1;
                        }
                    }
                }
            }
            assertThat((double) found / wrong).as(name).isGreaterThanOrEqualTo(WEAKER.getOrDefault(name, 0.98));
        });
    }

    /** By chance: how many digit strings of the right length are valid. */
    @Test
    void strings_ofRandomDigits_areSeldomValid() {
        Map<String, Double> most = Map.of(
                "PL_PESEL",
                0.03,
                "NO_FODSELSNUMMER",
                0.001,
                "SE_PERSONNUMMER",
                0.02,
                "FR_NIR",
                0.003,
                "BE_NATIONAL_NUMBER",
                0.003,
                "DE_TAX_ID",
                0.006,
                "LU_NATIONAL_ID",
                0.0001,
                "RO_CNP",
                0.03,
                "SI_EMSO",
                0.001,
                "CZ_BIRTH_NUMBER",
                0.02);
        most.forEach((name, rate) -> {
            Identifier identifier = InfoType.parse(name).identifier().orElseThrow();
            int length = MADE.get(name).apply(new Random(1)).length();
            Random random = new Random(7);
            int valid = 0;
            for (int i = 0; i < 50_000; i++) {
                valid += identifier.isValid(digits(random, length)) ? 1 : 0;
            }
            assertThat(valid / 50_000.0).as(name).isLessThanOrEqualTo(rate);
        });
    }
}

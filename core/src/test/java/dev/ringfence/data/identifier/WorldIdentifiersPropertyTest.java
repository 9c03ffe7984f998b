package dev.ringfence.data.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Values made by slow obvious generators, which follow what issuers publish and know nothing of the declarations. */
class WorldIdentifiersPropertyTest {

    /** Makes a valid value of the canonical form. */
    private static final Map<String, Function<Random, String>> GENERATORS = Map.ofEntries(
            Map.entry(
                    "US_SSN",
                    random -> "%03d%02d%04d"
                            .formatted(667 + random.nextInt(233), 1 + random.nextInt(99), 1 + random.nextInt(9999))),
            Map.entry("ABA_ROUTING_NUMBER", random -> {
                String body = "%02d".formatted(1 + random.nextInt(12)) + digits(random, 6);
                int sum = 0;
                for (int i = 0; i < 8; i++) {
                    sum += digit(body, i) * new int[] {3, 7, 1}[i % 3];
                }
                return body + (10 - sum % 10) % 10;
            }),
            Map.entry(
                    "US_NPI",
                    random -> luhn("80840" + (1 + random.nextInt(2)) + digits(random, 8))
                            .substring(5)),
            Map.entry("MEDICAL_LICENSE", random -> {
                String body = digits(random, 6);
                int odd = digit(body, 0) + digit(body, 2) + digit(body, 4);
                int even = digit(body, 1) + digit(body, 3) + digit(body, 5);
                return "B" + letter(random) + body + (odd + 2 * even) % 10;
            }),
            Map.entry("CA_SIN", random -> luhn((1 + random.nextInt(7)) + digits(random, 7))),
            Map.entry("BR_CPF", random -> {
                String nine = "7" + digits(random, 7) + "1";
                String ten = nine + brazilian(nine, 10);
                return ten + brazilian(ten, 11);
            }),
            Map.entry("CL_RUT", random -> {
                String body = (1 + random.nextInt(9)) + digits(random, 7);
                int sum = 0;
                for (int i = 0; i < 8; i++) {
                    sum += digit(body, 7 - i) * (2 + i % 6);
                }
                int check = 11 - sum % 11;
                return body + (check == 11 ? "0" : check == 10 ? "K" : String.valueOf(check));
            }),
            Map.entry(
                    "AU_TFN",
                    random -> draw(random, 9, tfn -> {
                        int[] weights = {1, 4, 3, 7, 5, 8, 6, 9, 10};
                        return IntStream.range(0, 9)
                                                .map(i -> digit(tfn, i) * weights[i])
                                                .sum()
                                        % 11
                                == 0;
                    })),
            Map.entry(
                    "AU_ABN",
                    random -> draw(random, 11, abn -> {
                        int[] weights = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
                        int sum = IntStream.range(0, 11)
                                .map(i -> digit(abn, i) * weights[i])
                                .sum();
                        // The two check digits are 11 to 99.
                        return abn.compareTo("11") >= 0 && (sum - 10) % 89 == 0;
                    })),
            Map.entry(
                    "AU_ACN",
                    random -> draw(random, 9, acn -> {
                        int sum = IntStream.range(0, 8)
                                .map(i -> digit(acn, i) * (8 - i))
                                .sum();
                        return (10 - sum % 10) % 10 == digit(acn, 8);
                    })),
            Map.entry("TR_NATIONAL_ID", random -> {
                String nine = (1 + random.nextInt(9)) + digits(random, 8);
                int odd = digit(nine, 0) + digit(nine, 2) + digit(nine, 4) + digit(nine, 6) + digit(nine, 8);
                int even = digit(nine, 1) + digit(nine, 3) + digit(nine, 5) + digit(nine, 7);
                int tenth = Math.floorMod(7 * odd - even, 10);
                return nine + tenth + (odd + even + tenth) % 10;
            }),
            Map.entry("TH_TNIN", random -> {
                String body = (1 + random.nextInt(8)) + "" + (1 + random.nextInt(9)) + digits(random, 10);
                int sum = IntStream.range(0, 12)
                        .map(i -> digit(body, i) * (13 - i))
                        .sum();
                return body + (11 - sum % 11) % 10;
            }),
            Map.entry("KR_RRN", random -> korean(random, 1 + random.nextInt(2), 11)),
            Map.entry("KR_FRN", random -> korean(random, 5 + random.nextInt(2), 13)),
            Map.entry("CN_RESIDENT_ID", random -> {
                String body = "310104" + (1950 + random.nextInt(60)) + "0" + (1 + random.nextInt(9)) + "1"
                        + random.nextInt(10) + digits(random, 3);
                int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
                int sum = IntStream.range(0, 17)
                        .map(i -> digit(body, i) * weights[i])
                        .sum();
                return body + "10X98765432".charAt(sum % 11);
            }),
            Map.entry("SG_NRIC_FIN", random -> {
                String body = digits(random, 7);
                int[] weights = {2, 7, 6, 5, 4, 3, 2};
                int sum = IntStream.range(0, 7)
                        .map(i -> digit(body, i) * weights[i])
                        .sum();
                return switch (random.nextInt(4)) {
                    case 0 -> "S" + body + "JZIHGFEDCBA".charAt(sum % 11);
                    case 1 -> "T" + body + "JZIHGFEDCBA".charAt((sum + 4) % 11);
                    case 2 -> "F" + body + "XWUTRQPNMLK".charAt(sum % 11);
                    default -> "G" + body + "XWUTRQPNMLK".charAt((sum + 4) % 11);
                };
            }),
            Map.entry("TW_NATIONAL_ID", random -> {
                // 10 to 35 in the order in which the places got their letters.
                int place = random.nextInt(26);
                String rest = (1 + random.nextInt(2)) + digits(random, 7);
                int sum = (place + 10) / 10 + (place + 10) % 10 * 9;
                for (int i = 0; i < 8; i++) {
                    sum += digit(rest, i) * (8 - i);
                }
                return "ABCDEFGHJKLMNPQRSTUVXYWZIO".charAt(place) + rest + (10 - sum % 10) % 10;
            }),
            Map.entry("JP_MY_NUMBER", random -> {
                String body = (1 + random.nextInt(9)) + digits(random, 10);
                int sum = 0;
                for (int n = 1; n <= 11; n++) {
                    sum += digit(body, 11 - n) * (n <= 6 ? n + 1 : n - 5);
                }
                return body + (sum % 11 <= 1 ? 0 : 11 - sum % 11);
            }),
            Map.entry(
                    "ZA_ID",
                    random ->
                            luhn("%02d0%d1%d".formatted(random.nextInt(100), 1 + random.nextInt(9), random.nextInt(10))
                                    + digits(random, 4) + random.nextInt(2) + "8")),
            Map.entry("AE_EMIRATES_ID", random -> luhn("784" + (1940 + random.nextInt(80)) + digits(random, 7))),
            Map.entry("SA_NATIONAL_ID", random -> luhn((1 + random.nextInt(2)) + digits(random, 8))));

    private static String digits(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(random.nextInt(10)))
                .reduce("", String::concat);
    }

    private static char letter(Random random) {
        return (char) ('A' + random.nextInt(26));
    }

    private static int digit(String text, int index) {
        return text.charAt(index) - '0';
    }

    /** Tries numbers until one fits. */
    private static String draw(Random random, int length, Function<String, Boolean> fits) {
        String number;
        do {
            number = digits(random, length);
        } while (!fits.apply(number));
        return number;
    }

    private static String luhn(String body) {
        for (int check = 0; check < 10; check++) {
            String number = body + check;
            int sum = 0;
            for (int i = 0; i < number.length(); i++) {
                int value = digit(number, number.length() - 1 - i);
                sum += i % 2 == 0 ? value : value > 4 ? 2 * value - 9 : 2 * value;
            }
            if (sum % 10 == 0) {
                return number;
            }
        }
        throw new IllegalStateException("'body' must be digits");
    }

    private static int brazilian(String body, int first) {
        int sum = IntStream.range(0, body.length())
                .map(i -> digit(body, i) * (first - i))
                .sum();
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private static String korean(Random random, int sex, int from) {
        String body = "%02d0%d1%d".formatted(random.nextInt(100), 1 + random.nextInt(9), random.nextInt(10))
                + sex
                + digits(random, 5);
        int[] weights = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
        int sum = IntStream.range(0, 12).map(i -> digit(body, i) * weights[i]).sum();
        return body + (from - sum % 11) % 10;
    }

    @Property(tries = 500, seed = "20261122")
    void isValid_generatedValue_holds(@ForAll long seed) {
        GENERATORS.forEach((type, generator) -> {
            String value = generator.apply(new Random(seed));
            assertThat(identifier(type).isValid(value))
                    .as("%s of seed %d", type, seed)
                    .isTrue();
        });
    }

    /** Schemes that miss some wrong digits: two check values are written alike, or weights share a factor with ten. */
    private static final List<String> MISS_SOME = List.of(
            "US_SSN",
            "BR_CPF",
            "MEDICAL_LICENSE",
            "AU_ACN",
            "TH_TNIN",
            "KR_RRN",
            "KR_FRN",
            "TW_NATIONAL_ID",
            "JP_MY_NUMBER");

    @Property(tries = 100, seed = "20261122")
    void isValid_oneWrongDigit_doesNot(@ForAll long seed) {
        GENERATORS.forEach((type, generator) -> {
            String value = generator.apply(new Random(seed));
            int wrong = 0;
            int accepted = 0;
            for (int i = 0; i < value.length(); i++) {
                for (char c = '0'; c <= '9'; c++) {
                    if (value.charAt(i) <= '9' && value.charAt(i) != c) {
                        StringBuilder other = new StringBuilder(value);
                        other.setCharAt(i, c);
                        wrong++;
                        accepted += identifier(type).isValid(other) ? 1 : 0;
                    }
                }
            }
            if (!type.equals("US_SSN")) {
                double most = MISS_SOME.contains(type) ? 0.2 : 0;
                assertThat((double) accepted / wrong)
                        .as("%s of seed %d", type, seed)
                        .isLessThanOrEqualTo(most);
            }
        });
    }

    /** Nine in ten numbers of the right length are none, or more. */
    @Property(tries = 100, seed = "20261122")
    void isValid_anyRandomDigits_isRare(@ForAll long seed) {
        Random random = new Random(seed);
        UnaryOperator<String> noise = value -> digits(random, value.length());
        int held = 0;
        int asked = 0;
        for (Map.Entry<String, Function<Random, String>> entry : GENERATORS.entrySet()) {
            String value = entry.getValue().apply(random);
            if (entry.getKey().equals("US_SSN") || value.chars().anyMatch(c -> c > '9')) {
                continue;
            }
            for (int i = 0; i < 20; i++) {
                asked++;
                held += identifier(entry.getKey()).isValid(noise.apply(value)) ? 1 : 0;
            }
        }
        assertThat((double) held / asked).as("seed %d", seed).isLessThan(0.12);
    }

    private static Identifier identifier(String type) {
        return InfoType.parse(type).identifier().orElseThrow();
    }
}

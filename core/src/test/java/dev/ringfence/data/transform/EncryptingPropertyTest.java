package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Mod97;
import dev.ringfence.testing.FixedKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Bijections: layout kept, values apart, checks as promised, a column as each value for itself. */
class EncryptingPropertyTest {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final Transformation ENCRYPT = Transformation.of(new Treatment.Encrypt(), KEY, 100);
    private static final Transformation CARD = bound(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.FORMAT_PRESERVING);
    private static final Transformation MARKED_CARD = bound(InfoType.PAYMENT_CARD_NUMBER, PseudonymForm.MARKED_INVALID);

    private static Transformation bound(InfoType type, PseudonymForm form) {
        return Transformation.of(new Treatment.Pseudonymize(type, form), KEY, 100);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withChars("0123456789")
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars(" -/._")
                .ofMinLength(8)
                .ofMaxLength(60)
                .filter(code -> code.chars().filter(Character::isLetterOrDigit).count() >= 6);
    }

    private static String layout(Object text) {
        return text.toString().replaceAll("[0-9]", "9").replaceAll("[a-z]", "a").replaceAll("[A-Z]", "A");
    }

    @Property(tries = 3_000, seed = "20261122")
    void encrypt_anyCode_keepsItsLayoutAndIsRepeatable(@ForAll("codes") String code) {
        Object encrypted = ENCRYPT.apply(code);
        assertThat(layout(encrypted)).isEqualTo(layout(code));
        assertThat(ENCRYPT.apply(code)).isEqualTo(encrypted);
    }

    @Property(tries = 40, seed = "20261122")
    void encrypt_codesOfOneLayout_stayApart(@ForAll Random random, @ForAll @IntRange(max = 4) int letters) {
        Set<String> codes = new HashSet<>();
        while (codes.size() < 300) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 9; i++) {
                code.append((char) (i < letters ? 'A' + random.nextInt(26) : '0' + random.nextInt(10)));
            }
            codes.add(code.toString());
        }
        Set<Object> encrypted = new HashSet<>();
        codes.forEach(code -> encrypted.add(ENCRYPT.apply(code)));
        assertThat(encrypted).hasSameSizeAs(codes);
    }

    @Property(tries = 100, seed = "20261122")
    void encrypt_aColumn_isEachValueForItself(@ForAll Random random, @ForAll @IntRange(max = 2_500) int rows) {
        Object[] column = new Object[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = switch (random.nextInt(10)) {
                case 0 -> null;
                case 1 -> "K-" + (1_000_000 + random.nextInt(9_000_000));
                case 2 -> new UUID(random.nextLong(), random.nextLong()).toString();
                case 3 -> "  ";
                case 4 -> "" + (1_000_000_000L + random.nextInt(Integer.MAX_VALUE)) + random.nextInt(10);
                case 5 -> "1".repeat(30 + random.nextInt(12));
                default -> String.format("%04d %04d", random.nextInt(10_000), random.nextInt(10_000));
            };
        }
        Object[] expected = new Object[rows];
        for (int i = 0; i < rows; i++) {
            expected[i] = column[i] == null ? null : ENCRYPT.apply(column[i]);
        }
        ENCRYPT.applyAll(column, rows);
        assertThat(column).isEqualTo(expected);
    }

    @Example
    void encrypt_uuid_isTheSameAsObjectAndText() {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        UUID encrypted = (UUID) ENCRYPT.apply(uuid);
        assertThat(encrypted).isNotEqualTo(uuid);
        assertThat(ENCRYPT.apply(uuid.toString())).isEqualTo(encrypted.toString());
        Transformation type = bound(InfoType.UUID, PseudonymForm.FORMAT_PRESERVING);
        UUID other = (UUID) type.apply(uuid);
        assertThat(type.apply("{" + uuid.toString().toUpperCase(Locale.ROOT) + "}"))
                .isEqualTo("{" + other.toString().toUpperCase(Locale.ROOT) + "}");
        assertThat(type.apply(uuid.toString().replace("-", "")))
                .isEqualTo(other.toString().replace("-", ""));
    }

    @Example
    void encrypt_whatCannotBe_isRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCRYPT.apply("12345"))
                .withMessageContaining("100000")
                .withMessageNotContaining("12345");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCRYPT.apply("K-1234"))
                .withMessageContaining("4 digits and 1 letters give 260000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCRYPT.apply("Müller-1234567"))
                .withMessageContaining("at index 1 of 14")
                .withMessageNotContaining("ller");
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.strings()
                .numeric()
                .ofMinLength(12)
                .ofMaxLength(18)
                .map(digits -> digits + Luhn.checkDigit(digits, digits.length()));
    }

    @Property(tries = 2_000, seed = "20261122")
    void card_valid_staysValidOrIsMarked(@ForAll("cards") String card) {
        String kept = (String) CARD.apply(card);
        String marked = (String) MARKED_CARD.apply(card);
        assertThat(kept.length()).isEqualTo(card.length());
        assertThat(Luhn.isValid(kept)).isTrue();
        assertThat(Luhn.isValid(marked)).isFalse();
        // Marked by one step of the check digit and nothing else.
        int last = card.length() - 1;
        assertThat(marked.substring(0, last).equals(kept.substring(0, last))).isTrue();
        assertThat((marked.charAt(last) - kept.charAt(last) + 10) % 10).isEqualTo(1);
    }

    @Property(tries = 500, seed = "20261122")
    void card_invalid_staysInvalid(@ForAll("cards") String card, @ForAll @IntRange(min = 1, max = 9) int steps) {
        int last = card.length() - 1;
        String invalid = card.substring(0, last) + (char) ('0' + (card.charAt(last) - '0' + steps) % 10);
        assertThat(Luhn.isValid((String) CARD.apply(invalid))).isFalse();
        assertThat(Luhn.isValid((String) MARKED_CARD.apply(invalid))).isFalse();
    }

    @Example
    void card_manyOfOneIssuer_stayApart() {
        Set<Object> kept = new HashSet<>();
        Set<Object> marked = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            String body = String.format("44852757423%04d", i);
            String card = body + Luhn.checkDigit(body, 15);
            kept.add(CARD.apply(card));
            marked.add(MARKED_CARD.apply(card));
        }
        assertThat(kept).hasSize(5_000);
        assertThat(marked).hasSize(5_000);
    }

    @Example
    void iban_country_staysAndChecksFit() {
        Transformation iban = bound(InfoType.IBAN, PseudonymForm.FORMAT_PRESERVING);
        Transformation marked = bound(InfoType.IBAN, PseudonymForm.MARKED_INVALID);
        for (String account : List.of("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "NO9386011117947")) {
            String kept = (String) iban.apply(account);
            assertThat(kept).startsWith(account.substring(0, 2)).isNotEqualTo(account);
            assertThat(layout(kept)).isEqualTo(layout(account));
            assertThat(Mod97.isValid(kept.replace(" ", ""))).isTrue();
            assertThat(Mod97.isValid(((String) marked.apply(account)).replace(" ", "")))
                    .isFalse();
        }
    }

    @Example
    void identifiers_ofEveryTypeWithACheck_stayValidOrAreMarked() {
        InfoType own = InfoType.builder("TEST_NUMBER")
                .identifier(Identifier.shape("DE9999999999")
                        .neverBegins("DE0")
                        .checksum(Luhn.DIGITS.part(2, 12))
                        .build())
                .build();
        for (InfoType type :
                Stream.concat(Stream.of(own), InfoType.standard().stream()).toList()) {
            Identifier form = type.identifier().filter(Identifier::checked).orElse(null);
            if (form == null || !(form.checksum().orElseThrow() instanceof CheckCharacters check)) {
                continue;
            }
            Set<String> valid = valid(form, check);
            Transformation keeping = bound(type, PseudonymForm.FORMAT_PRESERVING);
            Transformation marking = bound(type, PseudonymForm.MARKED_INVALID);
            Set<String> kept = new HashSet<>();
            for (String canonical : valid) {
                String result;
                try {
                    result = (String) keeping.apply(canonical);
                } catch (IllegalArgumentException tooSmall) {
                    assertThat(tooSmall).as("%s", type).hasMessageContaining("1,000,000");
                    continue;
                }
                kept.add(result);
                assertThat(form.isValid(result)).as("%s stays valid", type).isTrue();
                assertThat(form.isValid((String) marking.apply(canonical)))
                        .as("%s is marked", type)
                        .isFalse();
            }
            assertThat(kept.size()).as("%s stay apart", type).isIn(0, valid.size());
            assertThat(type != own || kept.size() == 20).isTrue();
        }
    }

    /** Some valid values of the first shape without a check that only luck would meet. */
    private static Set<String> valid(Identifier form, CheckCharacters check) {
        Random random = new Random(7);
        Set<String> valid = new HashSet<>();
        String shape = form.shapes().get(0);
        for (int i = 0; i < 2_000 && valid.size() < 20; i++) {
            StringBuilder canonical = new StringBuilder();
            for (int at = 0; at < shape.length(); at++) {
                char c = shape.charAt(at);
                if (c == '9') {
                    canonical.append((char) ('0' + random.nextInt(10)));
                } else if (c == 'A' || c == 'X') {
                    canonical.append((char) ('A' + random.nextInt(26)));
                } else if (Character.isLetterOrDigit(c)) {
                    canonical.append(Character.toUpperCase(c));
                }
            }
            if (check.write(canonical, 0) && form.isValid(canonical)) {
                valid.add(canonical.toString());
            }
        }
        return valid;
    }
}

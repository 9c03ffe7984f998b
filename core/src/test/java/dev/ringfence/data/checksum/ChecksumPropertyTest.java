package dev.ringfence.data.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;
import org.apache.commons.validator.routines.checkdigit.ISBN10CheckDigit;
import org.apache.commons.validator.routines.checkdigit.ISINCheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;
import org.iban4j.CountryCode;
import org.iban4j.Iban;

/** Fast schemes beside slow definitions and foreign implementations. */
class ChecksumPropertyTest {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().withChars(DIGITS).ofMinLength(3).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> nine() {
        return Arbitraries.strings().withChars(DIGITS).ofLength(9);
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings().withChars(LETTERS).ofMinLength(3).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> either() {
        return Arbitraries.strings().withChars(DIGITS + LETTERS).ofMinLength(3).ofMaxLength(30);
    }

    /** The written form is the only valid one, and no single wrong character passes. */
    private static void findsEverySingleError(CheckCharacters check, String body, String alphabet, int width) {
        StringBuilder right = new StringBuilder(body).append("0".repeat(width));
        assertThat(check.write(right, 0)).isTrue();
        assertThat(check.isValid(right)).isTrue();
        assertThat(right.substring(0, body.length()).contentEquals(body)).isTrue();
        for (int i = 0; i < right.length(); i++) {
            char kept = right.charAt(i);
            for (int k = 0; k < alphabet.length(); k++) {
                if (alphabet.charAt(k) != kept) {
                    right.setCharAt(i, alphabet.charAt(k));
                    assertThat(check.isValid(right)).as("character %d", i).isFalse();
                }
            }
            right.setCharAt(i, kept);
        }
        for (int steps = 1; steps < 10; steps++) {
            check.write(right, steps);
            assertThat(check.isValid(right)).as("%d steps", steps).isFalse();
        }
    }

    @Property(tries = 200, seed = "20261122")
    void digitSchemes_anyBody_findEverySingleWrongDigit(@ForAll("digits") String body) {
        findsEverySingleError(Luhn.DIGITS, body, DIGITS, 1);
        findsEverySingleError(Luhn.behind("80840"), body, DIGITS, 1);
        findsEverySingleError(Verhoeff.DIGITS, body, DIGITS, 1);
        findsEverySingleError(Damm.DIGITS, body, DIGITS, 1);
        findsEverySingleError(Iso7064.MOD_11_10, body, DIGITS, 1);
        findsEverySingleError(Iso7064.MOD_11_2, body, DIGITS + "X", 1);
        findsEverySingleError(Iso7064.MOD_97_10, body, DIGITS, 2);
        findsEverySingleError(Remainder.modulo(97).complement(), body, DIGITS, 2);
        findsEverySingleError(Remainder.modulo(23).symbols(LETTERS.substring(0, 23)), body, DIGITS, 1);
        findsEverySingleError(Weighted.fromRight(2, 3, 4, 5, 6, 7).modulo(11).symbols(DIGITS + "K"), body, DIGITS, 1);
    }

    @Property(tries = 200, seed = "20261122")
    void letterSchemes_anyBody_findEverySingleWrongCharacter(
            @ForAll("letters") String letters, @ForAll("either") String either) {
        findsEverySingleError(Iso7064.MOD_27_26, letters, LETTERS, 1);
        findsEverySingleError(Iso7064.MOD_661_26, letters, LETTERS, 2);
        findsEverySingleError(Iso7064.MOD_37_36, either, DIGITS + LETTERS, 1);
        findsEverySingleError(Iso7064.MOD_37_2, either, DIGITS + LETTERS + "*", 1);
        findsEverySingleError(Iso7064.MOD_1271_36, either, DIGITS + LETTERS, 2);
    }

    @Property(tries = 500, seed = "20261122")
    void strongSchemes_neighboursExchanged_areNotValid(@ForAll("digits") String body) {
        for (CheckCharacters check : new CheckCharacters[] {Verhoeff.DIGITS, Damm.DIGITS, Iso7064.MOD_11_2}) {
            StringBuilder right = new StringBuilder(body).append('0');
            check.write(right, 0);
            for (int i = 0; i + 1 < body.length(); i++) {
                if (right.charAt(i) != right.charAt(i + 1)) {
                    char left = right.charAt(i);
                    right.setCharAt(i, right.charAt(i + 1));
                    right.setCharAt(i + 1, left);
                    assertThat(check.isValid(right)).as("place %d", i).isFalse();
                    right.setCharAt(i + 1, right.charAt(i));
                    right.setCharAt(i, left);
                }
            }
        }
    }

    private static void agree(CheckCharacters check, String text, BiPredicate<CheckCharacters, String> oracle) {
        // The other implementation takes zeros for an absent number.
        Assume.that(text.chars().limit(text.length() - 1L).anyMatch(c -> c > '0' && c <= '9'));
        StringBuilder right = new StringBuilder(text);
        check.write(right, 0);
        for (String candidate : new String[] {text, right.toString()}) {
            assertThat(check.isValid(candidate)).isEqualTo(oracle.test(check, candidate));
        }
    }

    @Property(tries = 500, seed = "20261122")
    void schemes_foreignImplementations_agree(@ForAll("digits") String digits, @ForAll("nine") String nine)
            throws CheckDigitException {
        CheckDigit luhn = new LuhnCheckDigit();
        agree(Luhn.DIGITS, digits, (check, text) -> luhn.isValid(text));
        agree(Luhn.behind("80840"), digits, (check, text) -> luhn.isValid("80840" + text));
        agree(Verhoeff.DIGITS, digits, (check, text) -> new VerhoeffCheckDigit().isValid(text));
        agree(
                Weighted.sum(10, 9, 8, 7, 6, 5, 4, 3, 2).modulo(11).symbols("0123456789X"),
                nine + "0",
                (check, text) -> new ISBN10CheckDigit().isValid(text));
        agree(Luhn.LETTERS, "XS" + nine + "0", (check, text) -> new ISINCheckDigit().isValid(text));
        agree(Mod97.ACCOUNT, "DE00" + nine + digits, (check, text) -> new IBANCheckDigit().isValid(text));
    }

    @Property(tries = 200, seed = "20261122")
    void accounts_ofAnotherLibrary_areValid(@ForAll long seed) {
        String account = Iban.random(new java.util.Random(seed)).toString();
        assertThat(Mod97.isValid(account)).isTrue();
        StringBuilder wrong = new StringBuilder(account);
        Mod97.ACCOUNT.write(wrong, 48);
        assertThat(Mod97.isValid(wrong)).isFalse();
        assertThat(CountryCode.getByCode(account.substring(0, 2))).isNotNull();
    }

    @Property(tries = 500, seed = "20261122")
    void pureSystems_definition_agrees(@ForAll("digits") String body) {
        for (int[] system : new int[][] {{11, 2}, {97, 10}}) {
            CheckCharacters check = system[0] == 11 ? Iso7064.MOD_11_2 : Iso7064.MOD_97_10;
            StringBuilder right = new StringBuilder(body).append(system[0] == 11 ? "0" : "00");
            check.write(right, 0);
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < right.length(); i++) {
                int value = right.charAt(i) == 'X' ? 10 : right.charAt(i) - '0';
                sum = sum.multiply(BigInteger.valueOf(system[1])).add(BigInteger.valueOf(value));
            }
            assertThat(sum.mod(BigInteger.valueOf(system[0]))).isEqualTo(BigInteger.ONE);
        }
    }

    @Property(tries = 500, seed = "20261122")
    void remainders_bigNumbers_agree(@ForAll("digits") String body) {
        StringBuilder right = new StringBuilder(body).append("00");
        Remainder.modulo(97).complement().behind("2").write(right, 0);
        int expected =
                97 - new BigInteger("2" + body).mod(BigInteger.valueOf(97)).intValue();
        assertThat(Integer.parseInt(right, body.length(), right.length(), 10)).isEqualTo(expected);
        StringBuilder before = new StringBuilder("00").append(body);
        Remainder.modulo(97).first().write(before, 0);
        assertThat(Integer.parseInt(before, 0, 2, 10))
                .isEqualTo(new BigInteger(body).mod(BigInteger.valueOf(97)).intValue());
    }
}

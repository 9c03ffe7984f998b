package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.data.KeyedBlocks;
import java.util.BitSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ff1Test {
    private static final String KEY_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String KEY_192 = KEY_128 + "EF4359D8D580AA4F";
    private static final String KEY_256 = KEY_192 + "7F036D6F04FC6A94";

    private static Ff1 ff1(String key, int radix, String tweak) {
        HexFormat hex = HexFormat.of();
        return Ff1.of(KeyedBlocks.of(hex.parseHex(key)), radix, hex.parseHex(tweak));
    }

    /** The sample data that NIST publishes beside SP 800-38G ("FF1 samples"), 1 to 9. */
    @ParameterizedTest
    @CsvSource({
        KEY_128 + ", 10, '', 0123456789, 2433477484",
        KEY_128 + ", 10, 39383736353433323130, 0123456789, 6124200773",
        KEY_128 + ", 36, 3737373770717273373737, 0123456789abcdefghi, a9tv40mll9kdu509eum",
        KEY_192 + ", 10, '', 0123456789, 2830668132",
        KEY_192 + ", 10, 39383736353433323130, 0123456789, 2496655549",
        KEY_192 + ", 36, 3737373770717273373737, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        KEY_256 + ", 10, '', 0123456789, 6657667009",
        KEY_256 + ", 10, 39383736353433323130, 0123456789, 1001623463",
        KEY_256 + ", 36, 3737373770717273373737, 0123456789abcdefghi, xs8a0azh2avyalyzuwd",
    })
    void encrypt_samplesOfNist_givesTheirCiphertexts(
            String key, int radix, String tweak, String plaintext, String ciphertext) {
        Ff1 ff1 = ff1(key, radix, tweak);
        assertThat(ff1.encrypt(plaintext)).isEqualTo(ciphertext);
        assertThat(ff1.decrypt(ciphertext)).isEqualTo(plaintext);
    }

    @Test
    void encrypt_wholeSmallDomain_isAPermutation() {
        Ff1 ff1 = ff1(KEY_128, 10, "00");
        BitSet seen = new BitSet(1_000_000);
        LongRounds rounds = (LongRounds) ff1.rounds(6);
        long[] a = new long[LongRounds.BATCH];
        long[] b = new long[LongRounds.BATCH];
        for (int from = 0; from < 1_000_000; from += LongRounds.BATCH) {
            int count = Math.min(LongRounds.BATCH, 1_000_000 - from);
            for (int i = 0; i < count; i++) {
                a[i] = (from + i) / 1_000L;
                b[i] = (from + i) % 1_000L;
            }
            rounds.encrypt(a, b, count);
            for (int i = 0; i < count; i++) {
                seen.set((int) (a[i] * 1_000 + b[i]));
            }
        }
        assertThat(seen.cardinality()).isEqualTo(1_000_000);
        assertThat(seen.length()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @CsvSource({"10, 5, 100000", "2, 19, 524288", "36, 3, 46656", "999, 2, 998001"})
    void encrypt_domainBelowAMillion_isRefusedWithARemedy(int radix, int length, String domain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ff1(KEY_128, radix, "").encrypt(new int[length]))
                .withMessageContaining("at least 1,000,000")
                .withMessageContaining(" give " + domain)
                .withMessageContaining("generalize");
    }

    @ParameterizedTest
    @CsvSource({"10, 6", "2, 20", "36, 4", "1000, 2", "65536, 2", "10, 4096"})
    void encrypt_domainOfAMillion_isTaken(int radix, int length) {
        Ff1 ff1 = ff1(KEY_128, radix, "");
        int[] encrypted = ff1.encrypt(new int[length]);
        assertThat(encrypted).hasSize(length).isNotEqualTo(new int[length]);
        assertThat(ff1.decrypt(encrypted)).isEqualTo(new int[length]);
    }

    @Test
    void encrypt_noNumerals_areRefusedByIndexWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ff1(KEY_128, 10, "").encrypt("01234x6789"))
                .withMessage("'text' must be numerals of radix 10 but was not at index 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ff1(KEY_128, 10, "").encrypt("012345678\u0669"))
                .withMessageContaining("index 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ff1(KEY_128, 10, "").encrypt(new int[] {0, 0, 0, 0, 0, 10}))
                .withMessage("'numerals' must be from 0 to 9 but were not at index 5");
        assertThatIllegalStateException()
                .isThrownBy(() -> ff1(KEY_128, 37, "").encrypt("0123456789"))
                .withMessage("'radix' must be at most 36 for texts but was 37");
    }

    @ParameterizedTest
    @CsvSource({"1", "65537", "-1"})
    void of_radixOutOfRange_isRefused(int radix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ff1(KEY_128, radix, ""))
                .withMessage("'radix' must be from 2 to 65536 but was " + radix);
    }

    @Test
    void key_ofAnotherLength_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedBlocks.of(new byte[20]))
                .withMessage("'key' must have 16, 24 or 32 bytes but had 20");
    }
}

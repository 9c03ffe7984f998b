package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.KeyedBlocks;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** FF1 against BouncyCastle's, over radix, length, tweak and key; and its arithmetic against big integers. */
class Ff1PropertyTest {

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static int[] numerals(Random random, int radix, int length) {
        // Extremes and the middle: carries and zeros stand at the ends.
        return switch (random.nextInt(8)) {
            case 0 -> new int[length];
            case 1 -> random.ints(length, radix - 1, radix).toArray();
            default -> random.ints(length, 0, radix).toArray();
        };
    }

    private static boolean largeEnough(int radix, int length) {
        return BigInteger.valueOf(radix).pow(length).compareTo(BigInteger.valueOf(1_000_000)) >= 0;
    }

    @Property(tries = 4_000, seed = "20261122")
    void encrypt_anyRadixUpTo256_isBouncyCastles(
            @ForAll @IntRange(min = 2, max = 256) int radix,
            @ForAll @IntRange(min = 2, max = 90) int length,
            @ForAll @IntRange(min = 0, max = 40) int tweakBytes,
            @ForAll long seed) {
        assertEqualsOracle(radix, length, tweakBytes, new Random(seed));
    }

    @Property(tries = 4_000, seed = "20261122")
    void encrypt_digitsAndLetters_isBouncyCastles(
            @ForAll boolean letters,
            @ForAll @IntRange(min = 4, max = 45) int length,
            @ForAll @IntRange(min = 0, max = 20) int tweakBytes,
            @ForAll long seed) {
        assertEqualsOracle(letters ? 36 : 10, length, tweakBytes, new Random(seed));
    }

    private static void assertEqualsOracle(int radix, int length, int tweakBytes, Random random) {
        if (!largeEnough(radix, length)) {
            return;
        }
        byte[] key = bytes(random, 16 + 8 * random.nextInt(3));
        byte[] tweak = bytes(random, tweakBytes);
        int[] numerals = numerals(random, radix, length);
        Ff1 ff1 = Ff1.of(KeyedBlocks.of(key), radix, tweak);
        int[] encrypted = ff1.encrypt(numerals);
        assertThat(encrypted).isEqualTo(oracle(key, radix, tweak, numerals));
        assertThat(ff1.decrypt(encrypted)).isEqualTo(numerals);
    }

    private static int[] oracle(byte[] key, int radix, byte[] tweak, int[] numerals) {
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(true, new FPEParameters(new KeyParameter(key), radix, tweak));
        byte[] in = new byte[numerals.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = (byte) numerals[i];
        }
        byte[] out = new byte[in.length];
        engine.processBlock(in, 0, in.length, out, 0);
        int[] result = new int[out.length];
        for (int i = 0; i < out.length; i++) {
            result[i] = out[i] & 0xFF;
        }
        return result;
    }

    @Property(tries = 300, seed = "20261122")
    void encrypt_highRadix_longAndBigArithmeticAgree(
            @ForAll @IntRange(min = 1_000, max = 65_536) int radix,
            @ForAll @IntRange(min = 2, max = 7) int length,
            @ForAll long seed) {
        Random random = new Random(seed);
        KeyedBlocks blocks = KeyedBlocks.of(bytes(random, 16));
        Ff1Form form = Ff1Form.of(radix, length, new byte[0]);
        int[] numerals = numerals(random, radix, length);
        int[] slow = new BigRounds(form, blocks, new byte[0]).apply(numerals, true);
        assertThat(Ff1.of(blocks, radix).encrypt(numerals)).isEqualTo(slow);
        assertThat(new BigRounds(form, blocks, new byte[0]).apply(slow, false)).isEqualTo(numerals);
    }

    @Property(tries = 200, seed = "20261122")
    void encrypt_manyAtATime_isEachForItself(
            @ForAll @IntRange(min = 6, max = 36) int length,
            @ForAll @IntRange(min = 1, max = 1_024) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        Ff1 ff1 = Ff1.of(KeyedBlocks.of(bytes(random, 32)), 10, bytes(random, 5));
        LongRounds rounds = (LongRounds) ff1.rounds(length);
        long bound = BigInteger.TEN.pow(length / 2).longValueExact();
        long[] a = random.longs(count, 0, bound).toArray();
        long[] b = random.longs(count, 0, bound).toArray();
        long[] manyA = a.clone();
        long[] manyB = b.clone();
        rounds.encrypt(manyA, manyB, count);
        for (int i = 0; i < count; i += Math.max(1, count / 7)) {
            long[] oneA = {a[i]};
            long[] oneB = {b[i]};
            rounds.encrypt(oneA, oneB, 1);
            assertThat(oneA[0]).as("left half %d", i).isEqualTo(manyA[i]);
            assertThat(oneB[0]).as("right half %d", i).isEqualTo(manyB[i]);
        }
        rounds.decrypt(manyA, manyB, count);
        assertThat(Arrays.equals(manyA, a) && Arrays.equals(manyB, b)).isTrue();
    }

    @Property(tries = 20_000, seed = "20261122")
    void modulus_anyNumbers_isThatOfBigIntegers(
            @ForAll @LongRange(min = 2, max = (1L << 62) - 1) long modulus,
            @ForAll long number,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long word) {
        Modulus fast = new Modulus(modulus);
        BigInteger slow = BigInteger.valueOf(modulus);
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(number));
        assertThat(fast.of(number)).isEqualTo(unsigned.mod(slow).longValueExact());
        long reduced = fast.of(number);
        assertThat(fast.shiftedAndAdded(reduced, word))
                .isEqualTo(BigInteger.valueOf(reduced)
                        .shiftLeft(32)
                        .add(BigInteger.valueOf(word))
                        .mod(slow)
                        .longValueExact());
        assertThat(fast.subtract(fast.add(reduced, modulus - 1), modulus - 1)).isEqualTo(reduced);
    }
}

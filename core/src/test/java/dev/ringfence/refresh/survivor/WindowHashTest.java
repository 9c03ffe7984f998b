package dev.ringfence.refresh.survivor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowHashTest {
    private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

    /** The polynomial as it stands in the books. */
    private static long slow(long point, byte[] bytes, int from, int length) {
        BigInteger x = BigInteger.valueOf(point);
        BigInteger hash = BigInteger.valueOf(length);
        int at = 0;
        do {
            BigInteger word = BigInteger.ZERO;
            for (int i = 0; i < 7 && at + i < length; i++) {
                word = word.add(BigInteger.valueOf(bytes[from + at + i] & 0xFF).shiftLeft(8 * i));
            }
            hash = hash.add(word).multiply(x).mod(PRIME);
            at += 7;
        } while (at < length);
        return hash.longValueExact();
    }

    @Test
    void of_anyStretch_isThePolynomial() {
        Random random = new Random(61);
        byte[] bytes = new byte[256];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(bytes);
            long point = 2 + (random.nextLong() & (WindowHash.PRIME - 1)) % (WindowHash.PRIME - 3);
            int from = random.nextInt(100);
            int length = 1 + random.nextInt(70);
            assertThat(new WindowHash(point).of(bytes, from, length)).isEqualTo(slow(point, bytes, from, length));
        }
    }

    @Test
    void of_ends_arePartOfIt() {
        WindowHash hash = new WindowHash(WindowHash.PRIME - 1);
        byte[] zeros = new byte[100];
        Set<Long> seen = new HashSet<>();
        for (int length = 1; length < 64; length++) {
            seen.add(hash.of(zeros, 0, length));
        }
        // At the point -1 the lengths alternate in sign and still differ.
        assertThat(seen).hasSize(63);
        byte[] other = zeros.clone();
        other[10] = 1;
        assertThat(hash.of(other, 0, 10)).isEqualTo(hash.of(zeros, 0, 10));
        assertThat(hash.of(other, 0, 11)).isNotEqualTo(hash.of(zeros, 0, 11));
    }

    @Test
    void point_thatTellsNothingApart_isRefused() {
        for (long point : new long[] {-1, 0, 1, WindowHash.PRIME, WindowHash.PRIME + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new WindowHash(point));
        }
        assertThat(WindowHash.random().of(new byte[16], 0, 3))
                .isNotEqualTo(WindowHash.random().of(new byte[16], 0, 3));
    }
}

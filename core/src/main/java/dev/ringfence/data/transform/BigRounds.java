package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.math.BigInteger;
import java.util.Arrays;

/** The rounds as the standard writes them, for halves that no {@code long} holds. */
final class BigRounds implements Ff1Rounds {
    private final Ff1Form form;
    private final KeyedBlocks blocks;
    private final byte[] beginningOfQ;
    private final BigInteger radix;
    private final BigInteger powerU;
    private final BigInteger powerV;

    BigRounds(Ff1Form form, KeyedBlocks blocks, byte[] tweak) {
        this.form = form;
        this.blocks = blocks;
        this.beginningOfQ = form.beginningOfQ(tweak);
        this.radix = BigInteger.valueOf(form.radix());
        this.powerU = radix.pow(form.u());
        this.powerV = radix.pow(form.v());
    }

    @Override
    public int[] apply(int[] numerals, boolean encrypt) {
        BigInteger a = number(numerals, 0, form.u());
        BigInteger b = number(numerals, form.u(), form.n());
        for (int step = 0; step < Ff1Form.ROUNDS; step++) {
            int round = encrypt ? step : Ff1Form.ROUNDS - 1 - step;
            BigInteger power = round % 2 == 0 ? powerU : powerV;
            if (encrypt) {
                BigInteger c = a.add(y(round, b)).mod(power);
                a = b;
                b = c;
            } else {
                BigInteger c = b.subtract(y(round, a)).mod(power);
                b = a;
                a = c;
            }
        }
        int[] result = new int[form.n()];
        numerals(a, result, 0, form.u());
        numerals(b, result, form.u(), form.n());
        return result;
    }

    private BigInteger y(int round, BigInteger half) {
        byte[] r = mac(round, half);
        byte[] s = new byte[(form.d() + 15) / 16 * 16];
        System.arraycopy(r, 0, s, 0, 16);
        for (int j = 1; j < s.length / 16; j++) {
            byte[] next = r.clone();
            next[12] ^= (byte) (j >> 24);
            next[13] ^= (byte) (j >> 16);
            next[14] ^= (byte) (j >> 8);
            next[15] ^= (byte) j;
            blocks.encrypt(next, 1);
            System.arraycopy(next, 0, s, 16 * j, 16);
        }
        return new BigInteger(1, Arrays.copyOf(s, form.d()));
    }

    /** PRF of the standard, algorithm 6: CBC-MAC over P and Q. */
    private byte[] mac(int round, BigInteger half) {
        byte[] q = Arrays.copyOf(beginningOfQ, beginningOfQ.length + 1 + form.b());
        q[beginningOfQ.length] = (byte) round;
        byte[] number = half.toByteArray();
        int used = Math.min(number.length, form.b());
        System.arraycopy(number, number.length - used, q, q.length - used, used);
        byte[] state = form.p();
        blocks.encrypt(state, 1);
        for (int at = 0; at < q.length; at += 16) {
            for (int i = 0; i < 16; i++) {
                state[i] ^= q[at + i];
            }
            blocks.encrypt(state, 1);
        }
        return state;
    }

    private BigInteger number(int[] numerals, int from, int to) {
        BigInteger number = BigInteger.ZERO;
        for (int i = from; i < to; i++) {
            number = number.multiply(radix).add(BigInteger.valueOf(numerals[i]));
        }
        return number;
    }

    private void numerals(BigInteger number, int[] result, int from, int to) {
        BigInteger rest = number;
        for (int i = to - 1; i >= from; i--) {
            BigInteger[] parts = rest.divideAndRemainder(radix);
            result[i] = parts[1].intValue();
            rest = parts[0];
        }
    }
}

package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The rounds for halves below 2^62, over many values at a time: a round is one call of the cipher over all of them. All
 * blocks of the PRF but the last are the same for each value and are encrypted once; the last holds tweak, round and
 * half.
 */
final class LongRounds implements Ff1Rounds {
    /** Most values of one call. */
    static final int BATCH = 1_024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MOST_BYTES = 8;

    private final Ff1Form form;
    private final KeyedBlocks blocks;
    /** The last block before round and half are in it, chained. */
    private final long high;

    private final long low;
    private final Modulus modulusU;
    private final Modulus modulusV;
    private final ThreadLocal<Blocks> scratch = ThreadLocal.withInitial(() -> new Blocks(1));

    /** What goes into the cipher and what comes out. */
    private static final class Blocks {
        final byte[] in;
        final byte[] out;

        Blocks(int count) {
            in = new byte[KeyedBlocks.BYTES * count];
            out = new byte[KeyedBlocks.BYTES * count];
        }
    }

    LongRounds(Ff1Form form, KeyedBlocks blocks, byte[] tweak) {
        this.form = form;
        this.blocks = blocks;
        this.modulusU = new Modulus(power(form.radix(), form.u()));
        this.modulusV = new Modulus(power(form.radix(), form.v()));
        byte[] q = form.beginningOfQ(tweak);
        byte[] state = form.p();
        blocks.encrypt(state, 1);
        for (int i = 0; i < q.length; i++) {
            state[i % 16] ^= q[i];
            if (i % 16 == 15) {
                blocks.encrypt(state, 1);
            }
        }
        this.high = (long) LONGS.get(state, 0);
        this.low = (long) LONGS.get(state, 8);
    }

    /** True if both halves fit. */
    static boolean fit(Ff1Form form) {
        return form.b() <= MOST_BYTES && form.v() * Math.log(form.radix()) < 62 * Math.log(2);
    }

    private static long power(int radix, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= radix;
        }
        return power;
    }

    /** Encrypts values in place. Each is given by its halves as numbers. */
    void encrypt(long[] a, long[] b, int count) {
        long[] left = a;
        long[] right = b;
        Blocks buffers = buffers(count);
        byte[] buffer = buffers.out;
        for (int round = 0; round < Ff1Form.ROUNDS; round++) {
            function(round, right, buffers, count);
            Modulus modulus = round % 2 == 0 ? modulusU : modulusV;
            if (form.d() == 8) {
                for (int i = 0; i < count; i++) {
                    left[i] = modulus.add(left[i], modulus.of((long) LONGS.get(buffer, 16 * i)));
                }
            } else {
                for (int i = 0; i < count; i++) {
                    left[i] = modulus.add(left[i], y(modulus, buffer, i));
                }
            }
            // Ten rounds: in the end each half is in the array that it came in.
            long[] other = left;
            left = right;
            right = other;
        }
    }

    /** Takes {@link #encrypt} back. */
    void decrypt(long[] a, long[] b, int count) {
        long[] left = a;
        long[] right = b;
        Blocks buffers = buffers(count);
        byte[] buffer = buffers.out;
        for (int round = Ff1Form.ROUNDS - 1; round >= 0; round--) {
            long[] other = left;
            left = right;
            right = other;
            function(round, right, buffers, count);
            Modulus modulus = round % 2 == 0 ? modulusU : modulusV;
            for (int i = 0; i < count; i++) {
                left[i] = modulus.subtract(left[i], y(modulus, buffer, i));
            }
        }
    }

    private Blocks buffers(int count) {
        Blocks buffers = scratch.get();
        if (buffers.in.length < KeyedBlocks.BYTES * count) {
            buffers = new Blocks(Math.max(count, BATCH));
            scratch.set(buffers);
        }
        return buffers;
    }

    private void function(int round, long[] halves, Blocks buffers, int count) {
        byte[] buffer = buffers.in;
        boolean whole = form.b() == MOST_BYTES;
        long first = whole ? high ^ round : high;
        long second = whole ? low : low ^ ((long) round << (8 * form.b()));
        for (int i = 0; i < count; i++) {
            LONGS.set(buffer, 16 * i, first);
            LONGS.set(buffer, 16 * i + 8, second ^ halves[i]);
        }
        blocks.encrypt(buffer, count, buffers.out);
    }

    /** The first d bytes, 8 or 12, as a number, reduced. */
    private long y(Modulus modulus, byte[] buffer, int i) {
        long y = modulus.of((long) LONGS.get(buffer, 16 * i));
        return form.d() == 8 ? y : modulus.shiftedAndAdded(y, (long) LONGS.get(buffer, 16 * i + 8) >>> 32);
    }

    @Override
    public int[] apply(int[] numerals, boolean encrypt) {
        long[] a = {number(numerals, 0, form.u())};
        long[] b = {number(numerals, form.u(), form.n())};
        if (encrypt) {
            encrypt(a, b, 1);
        } else {
            decrypt(a, b, 1);
        }
        int[] result = new int[form.n()];
        numerals(a[0], result, 0, form.u());
        numerals(b[0], result, form.u(), form.n());
        return result;
    }

    private long number(int[] numerals, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * form.radix() + numerals[i];
        }
        return number;
    }

    private void numerals(long number, int[] result, int from, int to) {
        long rest = number;
        for (int i = to - 1; i >= from; i--) {
            result[i] = (int) (rest % form.radix());
            rest /= form.radix();
        }
    }
}

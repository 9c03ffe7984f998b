package dev.ringfence.data.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight units at once, held in the bytes of a long, the first one lowest: each answer has the highest bit of a
 * byte set where it is yes. After the ideas in H. S. Warren, Hacker's Delight, 2nd edition, 6-1.
 */
final class Swar {
    static final long EACH = 0x0101_0101_0101_0101L;
    static final long HIGH = 0x8080_8080_8080_8080L;

    private static final long LOW = 0x7F * EACH;
    private static final long CASE = 0x20 * EACH;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Swar() {}

    /** The eight units from an index on. */
    static long read(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Makes the eight units from an index on this one. */
    static void fill(byte[] bytes, int index, byte unit) {
        LONGS.set(bytes, index, (unit & 0xFFL) * EACH);
    }

    /** What is added to a unit below 128 to reach the highest bit from this one on. */
    static long reach(int first) {
        return (0x80 - first) * EACH;
    }

    /** ASCII units from a first one to before another, as {@link #reach} gives them. */
    static long between(long units, long reachFirst, long reachEnd) {
        long low = units & LOW;
        return (low + reachFirst) & ~(low + reachEnd) & ~units & HIGH;
    }

    static long digits(long units) {
        return between(units, reach('0'), reach('9' + 1));
    }

    /** ASCII letters. */
    static long letters(long units) {
        return between(units | CASE, reach('a'), reach('z' + 1));
    }

    /** A to F in either case. */
    static long hexLetters(long units) {
        return between(units | CASE, reach('a'), reach('f' + 1));
    }

    static long capitals(long units) {
        return between(units, reach('A'), reach('Z' + 1));
    }

    /** {@link Window#LETTER}, which has two bits at the top where {@link Window#OTHER} has one. */
    static long foreignLetters(long units) {
        return units & units << 1 & HIGH;
    }

    /** One certain unit. */
    static long equal(long units, char unit) {
        long differing = units ^ unit * EACH;
        return ~(((differing & LOW) + LOW) | differing) & HIGH;
    }

    static long notAscii(long units) {
        return units & HIGH;
    }

    /** The answers as the lowest eight bits, that of the first unit lowest. */
    static long bits(long answers) {
        return (answers * 0x0002_0408_1020_4081L) >>> 56;
    }

    /** The index of the first yes; eight if there is none. */
    static int first(long answers) {
        return Long.numberOfTrailingZeros(answers) >>> 3;
    }

    /** The answers of the first units only. */
    static long firstOf(long answers, int units) {
        return units >= Long.BYTES ? answers : answers & ((1L << (units << 3)) - 1);
    }

    /** Length of the run of ASCII letters and digits that begins at an index; bytes behind it can be read. */
    static int runFrom(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end) {
            long units = read(bytes, i);
            int count = first((digits(units) | letters(units)) ^ HIGH);
            i += count;
            if (count < Long.BYTES) {
                break;
            }
        }
        return Math.max(0, Math.min(i, end) - start);
    }

    /** Length of the run of ASCII letters and digits that ends before an index. */
    static int runBefore(byte[] bytes, int end) {
        int i = end;
        while (i >= Long.BYTES) {
            long units = read(bytes, i - Long.BYTES);
            long others = (digits(units) | letters(units)) ^ HIGH;
            int count = Long.numberOfLeadingZeros(others) >>> 3;
            i -= count;
            if (count < Long.BYTES) {
                return end - i;
            }
        }
        while (i > 0 && isAlphanumeric(bytes[i - 1])) {
            i--;
        }
        return Math.max(0, end - i);
    }

    private static boolean isAlphanumeric(byte unit) {
        int lower = unit | 0x20;
        return (unit >= '0' && unit <= '9') || (lower >= 'a' && lower <= 'z');
    }
}

package dev.ringfence.sql;

/**
 * Sets of what a condition may come to, as bits: true, false, or null (SQL's unknown). The tables of NOT, AND and OR are
 * those of ISO/IEC 9075-2, 6.39 "boolean value expression", taken over every pair of outcomes.
 */
final class Outcomes {
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int NULL = 4;
    static final int ANY = TRUE | FALSE | NULL;

    private static final byte[] AND = table(true);
    private static final byte[] OR = table(false);

    private Outcomes() {}

    static int of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    static int not(int outcomes) {
        return (outcomes & NULL) | ((outcomes & TRUE) << 1) | ((outcomes & FALSE) >> 1);
    }

    static int and(int left, int right) {
        return AND[left << 3 | right];
    }

    static int or(int left, int right) {
        return OR[left << 3 | right];
    }

    /** The outcomes of asking whether a condition comes to one of those wanted: never null. */
    static int is(int outcomes, int wanted) {
        return ((outcomes & wanted) != 0 ? TRUE : 0) | ((outcomes & ~wanted) != 0 ? FALSE : 0);
    }

    /** The outcomes of comparing two conditions for equality. */
    static int same(int left, int right) {
        return or(and(left, right), and(not(left), not(right)));
    }

    private static byte[] table(boolean and) {
        byte[] table = new byte[64];
        for (int left = 0; left <= ANY; left++) {
            for (int right = 0; right <= ANY; right++) {
                table[left << 3 | right] = (byte) combined(left, right, and ? FALSE : TRUE);
            }
        }
        return table;
    }

    /** One side that decides is enough; else null decides; else the other value is left. */
    private static int combined(int left, int right, int deciding) {
        int outcomes = 0;
        for (int a = 1; a <= NULL; a <<= 1) {
            for (int b = 1; b <= NULL; b <<= 1) {
                if ((left & a) != 0 && (right & b) != 0) {
                    boolean decided = a == deciding || b == deciding;
                    outcomes |= decided ? deciding : a == NULL || b == NULL ? NULL : not(deciding);
                }
            }
        }
        return outcomes;
    }
}

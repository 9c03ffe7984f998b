package dev.ringfence.data.detect;

/** Whether colons stand close together, as in addresses, and not one or two as in times of day. */
final class ColonRow {
    /** Units from the first colon on that are looked at. */
    static final int LENGTH = 40;
    /** A hardware address of six pairs has so many. */
    private static final int MANY = 5;

    private ColonRow() {}

    /**
     * True unless a colon has neither another right behind it or behind another, nor four more, within {@value #LENGTH}
     * units; true also where fewer units follow.
     */
    static boolean at(Window window, int colon) {
        if (colon + LENGTH > window.length()) {
            return true;
        }
        long row = 0;
        for (int i = 0; i < LENGTH; i += Long.BYTES) {
            row |= Swar.bits(Swar.equal(Swar.read(window.bytes(), colon + i), ':')) << i;
        }
        return (row & row >>> 1) != 0 || Long.bitCount(row) >= MANY;
    }
}

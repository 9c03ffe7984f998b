package dev.ringfence.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493): a tag of 128 bits for a message of any length, one call of the cipher for each 16
 * bytes. Two messages of one key have one tag with a probability of 2^-128, as long as there are fewer than 2^48 (SP
 * 800-38B, appendix B). Safe for use by many threads.
 */
final class Cmac {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final int BLOCK = KeyedBlocks.BYTES;

    /** What is added to the product when a bit leaves 128 (SP 800-38B, 5.3). */
    private static final long R = 0x87;

    private final KeyedBlocks blocks;
    /** What the last block is added to: the first pair where it is whole, the second where it is padded. */
    private final long wholeHigh;

    private final long wholeLow;
    private final long paddedHigh;
    private final long paddedLow;

    Cmac(KeyedBlocks blocks) {
        this.blocks = blocks;
        byte[] zero = new byte[BLOCK];
        byte[] first = new byte[BLOCK];
        blocks.encrypt(zero, 1, first);
        long high = (long) LONGS.get(first, 0);
        long low = (long) LONGS.get(first, Long.BYTES);
        this.wholeHigh = (high << 1) | (low >>> 63);
        this.wholeLow = (low << 1) ^ (high < 0 ? R : 0);
        this.paddedHigh = (wholeHigh << 1) | (wholeLow >>> 63);
        this.paddedLow = (wholeLow << 1) ^ (wholeHigh < 0 ? R : 0);
    }

    /** So many blocks belong to a message of a length. */
    static int blocksOf(int length) {
        return Math.max(1, (length + BLOCK - 1) / BLOCK);
    }

    /** The first half of what the last block of a message is added to. */
    long lastHigh(int length) {
        return isWhole(length) ? wholeHigh : paddedHigh;
    }

    long lastLow(int length) {
        return isWhole(length) ? wholeLow : paddedLow;
    }

    private static boolean isWhole(int length) {
        return length > 0 && length % BLOCK == 0;
    }

    /**
     * Ends a message in place, so that its blocks are whole.
     *
     * @param bytes have room for {@link #blocksOf} blocks from the message's begin
     * @return behind its last block
     */
    static int pad(byte[] bytes, int from, int length) {
        int end = from + BLOCK * blocksOf(length);
        if (!isWhole(length)) {
            bytes[from + length] = (byte) 0x80;
            for (int i = from + length + 1; i < end; i++) {
                bytes[i] = 0;
            }
        }
        return end;
    }

    KeyedBlocks blocks() {
        return blocks;
    }

    /**
     * The tag of one message.
     *
     * @param bytes hold it at the beginning, with room for {@link #blocksOf} blocks
     */
    byte[] tag(byte[] bytes, int length) {
        int end = pad(bytes, 0, length);
        byte[] in = new byte[BLOCK];
        byte[] tag = new byte[BLOCK];
        for (int at = 0; at < end; at += BLOCK) {
            boolean last = at + BLOCK == end;
            long high = (long) LONGS.get(bytes, at) ^ (long) LONGS.get(tag, 0);
            long low = (long) LONGS.get(bytes, at + Long.BYTES) ^ (long) LONGS.get(tag, Long.BYTES);
            LONGS.set(in, 0, last ? high ^ lastHigh(length) : high);
            LONGS.set(in, Long.BYTES, last ? low ^ lastLow(length) : low);
            blocks.encrypt(in, 1, tag);
        }
        return tag;
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "Cmac[AES]";
    }
}

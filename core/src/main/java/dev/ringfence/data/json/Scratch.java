package dev.ringfence.data.json;

import java.lang.ref.SoftReference;

/**
 * An array that is used again: a short one always, a long one as long as the platform has memory to spare. Not safe for
 * use by many threads.
 */
final class Scratch {
    /** The longest one that is short. */
    static final int MOST_KEPT = 1 << 18;

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private SoftReference<byte[]> spare = new SoftReference<>(NOTHING);

    /** The array, of that length or longer; it holds what it last held, or nothing. */
    byte[] ofAtLeast(int length) {
        if (bytes.length < length) {
            byte[] known = spare.get();
            spare.clear();
            bytes = known != null && known.length >= length ? known : new byte[length];
        }
        return bytes;
    }

    /** Lets go of a long array. */
    void rest() {
        if (bytes.length > MOST_KEPT) {
            spare = new SoftReference<>(bytes);
            bytes = NOTHING;
        }
    }
}

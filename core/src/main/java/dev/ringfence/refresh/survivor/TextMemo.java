package dev.ringfence.refresh.survivor;

import org.jspecify.annotations.Nullable;

/**
 * What became of the texts that a thread met last in a column, as {@link CopyMemo} has it of bytes. Holds live values in
 * the memory of the process that may hold them, a few thousand short ones. A column whose values hardly come again is soon
 * left alone. For one thread.
 */
public final class TextMemo {
    private static final int SLOT_BITS = 14;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int LONGEST = 48;

    /** After twice as many texts as there are slots it is judged whether it is worth it: if one in so many was known. */
    private static final int WORTH = 8;

    private @Nullable String @Nullable [] texts = new String[SLOTS];
    private @Nullable String[] results = new String[SLOTS];
    private int asked;
    private int known;

    /** What became of a text; {@code null} if it is not known. */
    public @Nullable String find(String text) {
        if (texts == null || text.length() > LONGEST) {
            return null;
        }
        if (++asked == 2 * SLOTS) {
            if (known < asked / WORTH) {
                texts = null;
                results = new String[0];
                return null;
            }
            asked = 0;
            known = 0;
        }
        int slot = slot(text);
        if (!text.equals(texts[slot])) {
            return null;
        }
        known++;
        return results[slot];
    }

    /** Learns what became of a text. */
    public void learn(String text, String result) {
        if (texts != null && text.length() <= LONGEST && result.length() <= 2 * LONGEST) {
            int slot = slot(text);
            texts[slot] = text;
            results[slot] = result;
        }
    }

    /** No secret: whoever chooses texts to meet in one slot makes the copy slower, and nothing else. */
    private static int slot(String text) {
        return (text.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - SLOT_BITS);
    }
}

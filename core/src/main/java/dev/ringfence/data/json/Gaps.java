package dev.ringfence.data.json;

import dev.ringfence.data.json.Places.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers gaps that came more than once. Not safe for use by many threads. */
final class Gaps {
    private static final int SLOTS = 2_048;
    private static final int MOST = SLOTS / 2;
    private static final int SEEN = 1_024;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final @Nullable Gap[] slots = new Gap[SLOTS];
    /** Hashes of gaps that came once: of most texts with keys without number none comes again. */
    private final int[] seen = new int[SEEN];

    private int size;
    private final boolean asciiOnly;
    private Gap beginning;

    /** Remembers gaps of documents whose root this is. */
    Gaps(Place root, boolean asciiOnly) {
        this.asciiOnly = asciiOnly;
        this.beginning = new Gap(root);
    }

    /** What the first gap of a document follows. */
    Gap beginning() {
        return beginning;
    }

    /** Forgets all gaps. */
    void clear(Place root) {
        Arrays.fill(slots, null);
        size = 0;
        beginning = new Gap(root);
    }

    /**
     * The gap between two indexes.
     *
     * @return null if it is not remembered, or not yet
     */
    @Nullable
    Gap find(byte[] b, int from, int to, Place before, Place place, int rule, int state, int awaited) {
        int length = to - from;
        if (length > Gap.MOST_BYTES || from + Gap.reach(length) > b.length || !before.lasting || !place.lasting) {
            return null;
        }
        if (asciiOnly && hasOthers(b, from, to)) {
            return null;
        }
        int hash = hash(b, from, length) + before.number * 0x85EBCA6B;
        int slot = hash & (SLOTS - 1);
        for (Gap known = slots[slot]; known != null; known = slots[slot]) {
            if (known.length == length && known.before == before && known.standsAt(b, from, b.length)) {
                return known;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        int seenAt = hash >>> 11 & (SEEN - 1);
        if (seen[seenAt] != hash) {
            seen[seenAt] = hash;
            return null;
        }
        if (size == MOST) {
            clear(beginning.place);
            slot = hash & (SLOTS - 1);
        }
        size++;
        Gap fresh = new Gap(b, from, length, before, place, rule, state, awaited);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean hasOthers(byte[] b, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i += 8) {
            bits |= Swar.word(b, i) & Swar.mask(to - i);
        }
        return (bits & Swar.HIGH) != 0;
    }

    private static int hash(byte[] b, int from, int length) {
        long hash = length;
        for (int i = 0; i < length; i += 8) {
            hash = (hash ^ (Swar.word(b, from + i) & Swar.mask(length - i))) * MIX;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}

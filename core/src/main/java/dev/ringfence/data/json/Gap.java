package dev.ringfence.data.json;

import dev.ringfence.data.json.Places.Place;
import org.jspecify.annotations.Nullable;

/**
 * What stood between two scalars of valid JSON: commas and brackets, keys, white space, and the quotation mark that begins
 * a string. Where the same bytes stand in the same place, they lead to the same place and rule, and need not be read but
 * compared. Knows which gaps came next, since objects of one kind follow each other. Not safe for use by many threads.
 */
final class Gap {
    /** The longest one that is remembered. */
    static final int MOST_BYTES = 128;

    private static final int AT_ONCE = 2 * Long.BYTES;

    final int length;
    /** So many bytes are read from where it begins, with eight of the scalar behind it. */
    final int reach;
    /** Where it stood. */
    final Place before;
    /** Where the scalar behind it stands, by which rule it is treated, and the state of paths there. */
    final Place place;

    final int rule;
    final int state;
    /** True if the scalar is a string; its quotation mark belongs to the gap. */
    final boolean opensString;
    /** True if it is a comma and no more, as in arrays. */
    final boolean isComma;
    /** What the walk awaited there: a value, or one unless the array ends. */
    final int awaited;

    private final long first;
    private final long firstMask;
    private final long second;
    private final long secondMask;
    /** The bytes behind the sixteenth, and as many before as make them whole words. */
    private final long[] rest;

    private @Nullable Gap next;
    private @Nullable Gap other;
    private @Nullable Gap third;

    /** What stood at an index, {@link #reach} bytes before the end of the array or more. */
    Gap(byte[] b, int from, int length, Place before, Place place, int rule, int state, int awaited) {
        this.length = length;
        this.reach = reach(length);
        this.awaited = awaited;
        this.before = before;
        this.place = place;
        this.rule = rule;
        this.state = state;
        this.opensString = length > 0 && b[from + length - 1] == '"';
        this.isComma = length == 1 && b[from] == ',';
        this.firstMask = Swar.mask(length);
        this.secondMask = Swar.mask(length - 8);
        this.first = Swar.word(b, from) & firstMask;
        this.second = Swar.word(b, from + 8) & secondMask;
        this.rest = new long[Math.max(0, (length - 16 + 7) / 8)];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = Swar.word(b, from + restAt(i));
        }
    }

    /** Stands for what is before the first gap of a document. */
    Gap(Place root) {
        this(new byte[reach(0)], 0, 0, root, root, root.rule, root.state, 0);
    }

    /** How many bytes are read of a gap of that length, and behind it. */
    static int reach(int length) {
        return Math.max(AT_ONCE, length) + Long.BYTES;
    }

    /** The last word ends with the gap. */
    private int restAt(int index) {
        return Math.min(16 + 8 * index, length - 8);
    }

    /** True if it stands at an index, and enough of the input behind it. */
    boolean standsAt(byte[] b, int at, int to) {
        if (at + reach > to) {
            return false;
        }
        long differing = ((Swar.word(b, at) ^ first) & firstMask) | ((Swar.word(b, at + 8) ^ second) & secondMask);
        if (differing != 0) {
            return false;
        }
        long[] words = rest;
        for (int i = 0; i < words.length; i++) {
            differing |= Swar.word(b, at + restAt(i)) ^ words[i];
        }
        return differing == 0;
    }

    /** The gap at an index, if it is one of those that came here before. */
    @Nullable
    Gap following(byte[] b, int at, int to) {
        Gap known = next;
        if (known == null || known.standsAt(b, at, to)) {
            return known;
        }
        known = other;
        if (known == null || known.standsAt(b, at, to)) {
            return known;
        }
        known = third;
        return known == null || known.standsAt(b, at, to) ? known : null;
    }

    /** Remembers what came next. */
    void follow(Gap gap) {
        if (gap == next) {
            return;
        }
        if (gap != other) {
            third = other;
        }
        other = next;
        next = gap;
    }
}

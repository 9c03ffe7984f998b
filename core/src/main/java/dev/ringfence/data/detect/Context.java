package dev.ringfence.data.detect;

import java.util.Arrays;

/**
 * What the words near a candidate say: which types they are context of, and whether the nearest speaks against all.
 * Looks at {@value #BEFORE} units before and {@value #BEHIND} behind, once for each place. Allocates nothing. Not safe
 * for use by many threads.
 */
final class Context {
    private static final int BEFORE = 60;
    private static final int BEHIND = 30;
    /** Units between a short word and the value that it speaks for: a colon and a space, hardly more. */
    private static final int CLOSE = 3;
    /** Hashes of the last tokens, a ring. */
    private static final int RING = 16;
    /** Units between a counter and its number, and of a counter, where it is told at a quick look. */
    private static final int MAX_GAP = 4;

    private static final int MAX_COUNTER = 20;

    private final ContextWords words;
    private final long[] near;
    /** The same of phrases of two words and more. */
    private final long[] phrased;

    private final long[] ring = new long[RING];
    private int tokens;
    private int lastEnd;
    private int start = -1;
    private int end = -1;
    /** Whether the last tokens have one or two letters: a bit for each, the last one lowest. */
    private int shortTokens;

    private boolean counter;
    private boolean lastSpeaksFor;

    Context(ContextWords words, int types) {
        this.words = words;
        this.near = new long[(types + 63) >>> 6];
        this.phrased = new long[near.length];
    }

    /** Forgets the last place: another window is shown. */
    void reset() {
        start = -1;
        end = -1;
    }

    /** True if a context word of the type stands near. */
    boolean speaksFor(int type, Window window, int from, int to) {
        look(window, from, to);
        return (near[type >>> 6] & 1L << type) != 0;
    }

    /** True if a phrase of two words or more that is context of the type stands near. */
    boolean namesFully(int type, Window window, int from, int to) {
        look(window, from, to);
        return (phrased[type >>> 6] & 1L << type) != 0;
    }

    /** The types that a context word stands near of: a bit for each, 64 in each element. */
    long[] near(Window window, int from, int to) {
        look(window, from, to);
        return near;
    }

    /** True if the nearest word says that the number is something else. */
    boolean speaksAgainst(Window window, int from, int to) {
        if ((start != from || end != to) && followsCounter(window, from)) {
            return true;
        }
        look(window, from, to);
        return counter;
    }

    /**
     * True if a counter is the word right before, plainly written, and ends no phrase: then nothing else that stands near
     * changes the answer, and most numbers of a log need no further look.
     */
    private boolean followsCounter(Window window, int from) {
        byte[] bytes = window.bytes();
        int last = from;
        while (from - last < MAX_GAP
                && last > 0
                && ContextTokens.kind(bytes[last - 1], 0) == ContextTokens.NONE
                && bytes[last - 1] > 0) {
            last--;
        }
        int first = last;
        while (last - first < MAX_COUNTER && first > 0 && isSmall(bytes[first - 1])) {
            first--;
        }
        if (last - first < 3 || window.isWordPart(first - 1) || window.at(first - 1) == Window.OTHER) {
            return false;
        }
        long hash = 0;
        for (int i = first; i < last; i++) {
            hash = ContextWords.next(hash, bytes[i]);
        }
        return CounterWords.before(hash) && words.phraseLengths(hash) == 0;
    }

    private void look(Window window, int from, int to) {
        if (start == from && end == to) {
            return;
        }
        start = from;
        end = to;
        Arrays.fill(near, 0);
        Arrays.fill(phrased, 0);
        tokens = 0;
        lastSpeaksFor = false;
        lastEnd = -CLOSE - 1;
        int begin = Math.max(0, from - BEFORE);
        // A token that begins before the stretch is not whole.
        while (begin > 0 && begin < from && window.isWordPart(begin - 1)) {
            begin++;
        }
        read(window, begin, from, false);
        if (from - lastEnd <= CLOSE) {
            speakShort();
        }
        counter = !lastSpeaksFor && tokens > 0 && countsBefore();
        int before = tokens;
        tokens = 0;
        int stop = Math.min(window.length(), to + BEHIND);
        while (stop < window.length() && stop > to && window.isWordPart(stop - 1) && window.isWordPart(stop)) {
            stop--;
        }
        read(window, to, stop, true);
        if (before == 0 && tokens == 0) {
            counter = false;
        }
    }

    /** Words of one or two letters are too often something else: they speak only right before the value. */
    private void speakShort() {
        int last = tokens;
        if (last > 0 && CounterWords.filler(ring[(last - 1) & (RING - 1)])) {
            last--;
        }
        int shorts = shortTokens >>> (tokens - last);
        for (int length = 1;
                length <= last && length < RING && (shorts & (1 << length) - 1) == (1 << length) - 1;
                length++) {
            speak(phrase(last, length), length > 1, false);
        }
    }

    /** The hash of so many tokens before an index. */
    private long phrase(int end, int length) {
        long phrase = 0;
        for (int i = end - length; i < end; i++) {
            phrase = ContextWords.join(phrase, ring[i & (RING - 1)]);
        }
        return phrase;
    }

    private void speak(long phrase, boolean several, boolean behind) {
        for (int type : words.types(phrase)) {
            near[type >>> 6] |= 1L << type;
            phrased[type >>> 6] |= several ? 1L << type : 0;
            lastSpeaksFor = !behind;
        }
    }

    private boolean countsBefore() {
        long last = ring[(tokens - 1) & (RING - 1)];
        if (CounterWords.before(last)) {
            return true;
        }
        return CounterWords.filler(last) && tokens > 1 && CounterWords.before(ring[(tokens - 2) & (RING - 1)]);
    }

    private void read(Window window, int from, int to, boolean behind) {
        byte[] bytes = window.bytes();
        int i = from;
        while (i < to) {
            byte unit = bytes[i];
            int kind = ContextTokens.kind(unit, unit == Window.OTHER ? window.originalAt(i) : unit);
            if (kind == ContextTokens.NONE) {
                if (behind && unit == '\n') {
                    return;
                }
                i++;
                continue;
            }
            i = token(window, i, to, kind, behind);
        }
    }

    private int token(Window window, int from, int to, int kind, boolean behind) {
        byte[] bytes = window.bytes();
        long hash = 0;
        int i = from;
        do {
            byte unit = bytes[i];
            if (unit >= 0) {
                hash = ContextWords.next(hash, unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit);
            } else {
                int original = window.originalAt(i);
                hash = original < 0 ? hash : ContextWords.next(hash, Character.toLowerCase(original));
            }
            i++;
        } while (i < to && goesOn(window, i, kind));
        lastEnd = i;
        took(hash, kind == ContextTokens.LETTERS && i - from <= 2, behind);
        return i;
    }

    /** A token ends where its kind does, and before the capital of the next word in camel case. */
    private static boolean goesOn(Window window, int i, int kind) {
        byte unit = window.bytes()[i];
        if (kind == ContextTokens.ALONE) {
            return unit == Window.OTHER && window.originalAt(i) < 0;
        }
        if (ContextTokens.kind(unit, 0) != kind) {
            return false;
        }
        boolean capital = unit >= 'A' && unit <= 'Z';
        byte before = window.at(i - 1);
        // A capital at the end begins no word: KvK.
        return !capital
                || ((isCapital(before) || before == Window.LETTER) && !isSmall(window.at(i + 1)))
                || !window.isLetter(i + 1);
    }

    private static boolean isCapital(byte unit) {
        return unit >= 'A' && unit <= 'Z';
    }

    private static boolean isSmall(byte unit) {
        return unit >= 'a' && unit <= 'z';
    }

    private void took(long hash, boolean isShort, boolean behind) {
        shortTokens = shortTokens << 1 | (isShort ? 1 : 0);
        ring[tokens & (RING - 1)] = hash;
        tokens++;
        if (behind && tokens == 1 && CounterWords.behind(hash)) {
            counter = true;
        }
        lastSpeaksFor = lastSpeaksFor && CounterWords.filler(hash);
        int lengths = words.phraseLengths(hash);
        for (int length = 1; length <= Math.min(tokens, ContextWords.MAX_TOKENS) && lengths >>> length != 0; length++) {
            boolean allShort = (shortTokens & (1 << length) - 1) == (1 << length) - 1;
            if ((lengths & 1 << length) != 0 && !allShort) {
                speak(phrase(tokens, length), length > 1, behind);
            }
        }
    }
}

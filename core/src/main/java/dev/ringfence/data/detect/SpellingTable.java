package dev.ringfence.data.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spellings of identifiers by what stands around the run that they are tried at: its length, the unit and the length of
 * the run before it and behind it. A value touches no letter or digit, so all of these lengths are exact, and a run is
 * told from nearly all spellings without looking at a unit twice. Immutable.
 */
final class SpellingTable {
    private static final Spelling[] NONE = {};
    /** Separators told apart; the others share one class. */
    private static final int CLASSES = 16;

    /** In a key: the run holds letters. */
    private static final int LETTERS = 1 << 26;

    /** The lengths of runs are less, those of runs beside them not told apart from here on. */
    static final int LONGEST = 40;

    private final byte[] classes = new byte[256];
    private final int[] keys;
    private final Spelling[][] values;
    private final int mask;
    /** By length and class behind: a bit for each length of the next run. */
    private final long[] nexts = new long[(LONGEST + 1) * CLASSES];
    /** By length and class before: a bit for each length of the run before. */
    private final long[] previous = new long[(LONGEST + 1) * CLASSES];

    SpellingTable(List<Spelling> all) {
        String separators = " -./:,()";
        for (int i = 0; i < separators.length(); i++) {
            classes[separators.charAt(i)] = (byte) (i + 1);
        }
        Map<Integer, List<Spelling>> byKey = new HashMap<>();
        for (Spelling spelling : all) {
            IdentifierPattern pattern = spelling.pattern();
            int before = classOf(pattern.unitBeforeAnchor());
            int after = classOf(pattern.afterAnchor());
            int length = pattern.anchorLength();
            if (before > 0) {
                previous[length * CLASSES + before] |= 1L << pattern.lengthBeforeAnchor();
            }
            if (after > 0) {
                nexts[length * CLASSES + after] |= 1L << pattern.lengthBehindAnchor();
            }
            int key = key(length, before, pattern.lengthBeforeAnchor(), after, pattern.lengthBehindAnchor());
            if (pattern.mayBeDigits()) {
                byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(spelling);
            }
            if (pattern.mayHoldLetters()) {
                byKey.computeIfAbsent(key | LETTERS, unused -> new ArrayList<>())
                        .add(spelling);
            }
        }
        int size = Integer.highestOneBit(Math.max(8, 8 * byKey.size()));
        this.mask = size - 1;
        this.keys = new int[size];
        this.values = new Spelling[size][];
        Arrays.fill(values, NONE);
        byKey.forEach((key, spellings) -> {
            spellings.sort(Comparator.comparing(spelling -> -spelling.pattern().length()));
            int slot = slot(key);
            keys[slot] = key;
            values[slot] = spellings.toArray(NONE);
        });
    }

    /** 0 stands for no separator, the last class for one that is seldom used. */
    private int classOf(byte unit) {
        int known = classes[unit & 0xFF];
        return unit == 0 ? 0 : known > 0 ? known : CLASSES - 1;
    }

    private static int key(int length, int before, int lengthBefore, int after, int lengthBehind) {
        return length | before << 6 | lengthBefore << 10 | after << 16 | lengthBehind << 20;
    }

    private int slot(int key) {
        int slot = (key * 0x9E37_79B9) >>> 7 & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Tries all spellings that the present run of the window can be the anchor of. */
    void match(Window window, Candidates candidates) {
        int start = window.runStart();
        int end = window.runEnd();
        int key = (end - start) | (window.runOfDigits() ? 0 : LETTERS);
        int after = classOf(window.at(end));
        int before = classOf(window.at(start - 1));
        long next = nexts[(end - start) * CLASSES + after];
        long last = previous[(end - start) * CLASSES + before];
        Spelling[] alone = values[slot(key)];
        if (alone.length == 0 && (next | last) == 0) {
            return;
        }
        boolean begins = Boundary.before(window, start);
        if (!begins && last == 0) {
            return;
        }
        boolean ends = Boundary.behind(window, end);
        if (begins && ends) {
            attempt(alone, window, candidates);
        }
        int keyBehind = 0;
        if (next != 0) {
            int length = Swar.runFrom(window.bytes(), end + 1, window.length());
            keyBehind =
                    (next & 1L << Math.min(length, LONGEST)) != 0 ? after << 16 | Math.min(length, LONGEST) << 20 : 0;
            if (begins && keyBehind != 0) {
                attempt(values[slot(key | keyBehind)], window, candidates);
            }
        }
        if (last != 0 && (ends || keyBehind != 0)) {
            int length = Math.min(Swar.runBefore(window.bytes(), start - 1), LONGEST);
            if ((last & 1L << length) != 0) {
                int keyBefore = before << 6 | length << 10;
                if (ends) {
                    attempt(values[slot(key | keyBefore)], window, candidates);
                }
                if (keyBehind != 0) {
                    attempt(values[slot(key | keyBefore | keyBehind)], window, candidates);
                }
            }
        }
    }

    private static void attempt(Spelling[] spellings, Window window, Candidates candidates) {
        for (Spelling spelling : spellings) {
            spelling.match(window, candidates);
        }
    }
}

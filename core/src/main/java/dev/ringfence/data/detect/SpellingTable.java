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

    private static final int LONGEST = RunForm.LONGEST;

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
            byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(spelling);
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

    private Spelling[] get(int length, int before, int lengthBefore, int after, int lengthBehind) {
        return values[slot(key(length, before, lengthBefore, after, lengthBehind))];
    }

    /** Tries all spellings that the present run of the window can be the anchor of. */
    void match(Window window, Candidates candidates) {
        int length = window.runEnd() - window.runStart();
        attempt(get(length, 0, 0, 0, 0), window, candidates);
        int after = classOf(window.at(window.runEnd()));
        long possible = nexts[length * CLASSES + after];
        int behind = possible == 0 ? 0 : behind(window, window.runEnd() + 1);
        boolean goesOn = (possible & 1L << behind) != 0;
        if (goesOn) {
            attempt(get(length, 0, 0, after, behind), window, candidates);
        }
        int before = classOf(window.at(window.runStart() - 1));
        possible = previous[length * CLASSES + before];
        if (possible == 0) {
            return;
        }
        int ahead = before(window, window.runStart() - 2);
        if ((possible & 1L << ahead) != 0) {
            attempt(get(length, before, ahead, 0, 0), window, candidates);
            if (goesOn) {
                attempt(get(length, before, ahead, after, behind), window, candidates);
            }
        }
    }

    /** Length of the run of letters and digits that begins at an index. */
    private static int behind(Window window, int start) {
        int i = start;
        while (i - start < LONGEST && (window.isDigit(i) || window.isAsciiLetter(i))) {
            i++;
        }
        return i - start;
    }

    /** Length of the run of letters and digits whose last unit is at an index. */
    private static int before(Window window, int last) {
        int i = last;
        while (last - i < LONGEST && (window.isDigit(i) || window.isAsciiLetter(i))) {
            i--;
        }
        return last - i;
    }

    private static void attempt(Spelling[] some, Window window, Candidates candidates) {
        for (Spelling spelling : some) {
            spelling.match(window, candidates);
        }
    }
}

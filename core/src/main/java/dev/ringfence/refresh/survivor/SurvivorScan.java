package dev.ringfence.refresh.survivor;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for remembered values in the cells of a table: every stretch from a place where a value may begin to one where it
 * may end is asked for. Many stretches are asked for at a time, since each is somewhere else in a memory larger than the
 * processor's own; a cell in which one of them may be remembered is looked at once more. For one thread.
 */
public final class SurvivorScan {
    /** How much of a long cell is read twice, so that nothing is missed where it is cut. */
    private static final int OVERLAP = 1_024;

    /** Stretches that are asked for at a time. */
    private static final int STRETCHES = 2_048;

    /** Cells that wait for it, and about how many bytes of them. */
    private static final int CELLS = 1_024;

    private static final int BYTES = 1 << 20;

    /** Of longer cells it is not worth asking whether they are nothing but a number. */
    private static final int SHORT = 32;

    private static final byte[] CLEAN = {};

    private final SurvivorMemory memory;
    private final SurvivorCandidates candidates;
    private final int longest;
    private final FoldedText text = new FoldedText();
    private final long[] fingerprints = new long[STRETCHES];
    /** By stretch, its cell. */
    private final int[] cellOf = new int[STRETCHES];

    /** Of the stretches that may be remembered. */
    private final int[] places = new int[STRETCHES];

    private final int[] columnOf = new int[CELLS];
    private final byte[][] bytesOf = new byte[CELLS][];
    private final int[] fromOf = new int[CELLS];
    private final int[] toOf = new int[CELLS];
    private final boolean[] escapesOf = new boolean[CELLS];
    private final @Nullable CopyMemo[] cleanOf = new CopyMemo[CELLS];
    /** By length, whether a value of it is remembered that is more than digits. */
    private final boolean[] texts = new boolean[SurvivorMemory.LONGEST + 1];

    /** By length, whether a number of it is remembered. */
    private final boolean[] numbers = new boolean[SurvivorMemory.LONGEST + 1];

    /** Digits of the shortest number that is remembered; more than any has if none is. */
    private final int shortestNumber;

    /** The cell that is looked at. */
    private byte[] looked = {};

    private int lookedFrom;
    private int lookedTo;
    private final BitSet suspected = new BitSet(CELLS);
    private int waiting;
    private int cellCount;
    private int bytes;
    private boolean defers;

    /** Looks at a cell once more, whose numbers are counted. */
    private boolean again;

    public SurvivorScan(SurvivorMemory memory, SurvivorCandidates candidates) {
        this.memory = memory;
        this.candidates = candidates;
        this.longest = memory.longest();
        int shortest = Integer.MAX_VALUE;
        for (int length = SurvivorMemory.LONGEST; length >= 0; length--) {
            texts[length] = memory.holdsTextOfLength(length);
            numbers[length] = memory.holdsNumberOfLength(length);
            shortest = numbers[length] ? length : shortest;
        }
        this.shortestNumber = shortest;
    }

    /** Counts a cell that {@linkplain #isBarren is barren}. */
    public void passOver(int column) {
        candidates.numbers().cell(column);
    }

    /** True if nothing can be found in a cell: it is too short, or a number that is shorter than all that are remembered. */
    public boolean isBarren(byte[] cell, int from, int to) {
        if (to - from < SurvivorMemory.SHORTEST_WORD) {
            return true;
        }
        if (to - from >= Math.min(shortestNumber, SHORT)) {
            return false;
        }
        // Digits and what may stand between them, without letters and what escapes could hide.
        int at = from;
        while (at < to && cell[at] >= ' ' && cell[at] <= '9' && cell[at] != '%') {
            at++;
        }
        return at == to;
    }

    /**
     * Looks at one cell before {@link #finish} returns.
     *
     * @param column the number under which candidates are noted
     * @param cell holds it; must not change any more
     * @param clean learns the cell if nothing of it is remembered
     */
    public void lookLater(int column, byte[] cell, int from, int to, boolean copyEscapes, @Nullable CopyMemo clean) {
        columnOf[cellCount] = column;
        bytesOf[cellCount] = cell;
        fromOf[cellCount] = from;
        toOf[cellCount] = to;
        escapesOf[cellCount] = copyEscapes;
        cleanOf[cellCount] = clean;
        defers = true;
        look(column, cell, from, to, copyEscapes);
        defers = false;
        bytes += to - from;
        if (++cellCount == CELLS || waiting == STRETCHES || bytes > BYTES) {
            finish();
        }
    }

    /** Looks at what waits. */
    public void finish() {
        int held = memory.mightHold(fingerprints, waiting, places);
        for (int i = 0; i < held; i++) {
            suspected.set(cellOf[places[i]]);
        }
        again = true;
        for (int i = 0; i < cellCount; i++) {
            byte[] cell = bytesOf[i];
            CopyMemo clean = cleanOf[i];
            if (suspected.get(i)) {
                look(columnOf[i], cell, fromOf[i], toOf[i], escapesOf[i]);
            } else if (clean != null) {
                clean.learn(cell, fromOf[i], toOf[i], CLEAN, 0, 0);
            }
        }
        again = false;
        Arrays.fill(bytesOf, 0, cellCount, null);
        suspected.clear();
        waiting = 0;
        cellCount = 0;
        bytes = 0;
    }

    /**
     * Looks at one cell at once.
     *
     * @param column the number under which candidates are noted
     * @param copyEscapes whether it is a field of COPY's text format
     */
    public void look(int column, byte[] cell, int from, int to, boolean copyEscapes) {
        if (!again) {
            candidates.numbers().cell(column);
        }
        looked = cell;
        lookedFrom = from;
        lookedTo = to;
        int at = from;
        while (to - at >= SurvivorMemory.SHORTEST_WORD) {
            int rest = text.fold(cell, at, to, copyEscapes);
            boolean whole = at == from && rest == to;
            windows(column);
            if (whole && text.words() == 1 && text.digits() == 0) {
                word(column);
            }
            if (rest >= to) {
                return;
            }
            at = Math.max(rest - OVERLAP, at + 1);
        }
    }

    private void word(int column) {
        if (SurvivorMemory.kind(text) == SurvivorMemory.Kind.WORD && asks(memory.fingerprintOfWord(text))) {
            candidates.add(column, SurvivorMemory.form(text), AddressSpelling.NONE);
        }
    }

    /** True if the stretch is remembered; never if it is asked for later. */
    private boolean asks(long fingerprint) {
        if (!defers) {
            return memory.mightHold(fingerprint);
        }
        if (waiting == STRETCHES) {
            if (memory.mightHold(fingerprint)) {
                suspected.set(cellCount);
            }
            return false;
        }
        fingerprints[waiting] = fingerprint;
        cellOf[waiting++] = cellCount;
        return false;
    }

    private void windows(int column) {
        if (text.length() < SurvivorMemory.SHORTEST) {
            return;
        }
        int[] starts = text.starts();
        int[] ends = text.ends();
        int startCount = text.startCount();
        // A lone word of Latin letters is no value; other scripts write several without a space.
        boolean lettersOnly = text.digits() == 0 && text.ascii();
        int first = 0;
        int before = 0;
        for (int e = 0; e < text.endCount(); e++) {
            int end = ends[e];
            while (first < startCount && starts[first] < end - longest) {
                if (longest == SurvivorMemory.LONGEST) {
                    beginning(column, starts[first], e);
                }
                first++;
            }
            for (int s = first; s < startCount; s++) {
                int start = starts[s];
                if (end - start < SurvivorMemory.SHORTEST || (lettersOnly && start >= before)) {
                    break;
                }
                look(column, start, end);
            }
            before = end;
        }
    }

    /** A word that is longer than any form: its beginning is asked for. */
    private void beginning(int column, int start, int e) {
        int before = e == 0 ? 0 : text.ends()[e - 1];
        if (before < start + SurvivorMemory.SHORTEST) {
            look(column, start, start + SurvivorMemory.LONGEST);
        }
    }

    /** Whether a value of that length and kind is remembered. */
    private boolean mayHold(int column, int start, int end) {
        int length = end - start;
        if (!numbers[length]) {
            return texts[length] && !SurvivorMemory.isNumber(text, start, end);
        }
        if (!SurvivorMemory.isNumber(text, start, end)) {
            return texts[length];
        }
        if (!again) {
            candidates.numbers().number(column, length);
        }
        return true;
    }

    private void look(int column, int start, int end) {
        if (mayHold(column, start, end) && asks(memory.fingerprint(text.bytes(), start, end))) {
            String form = SurvivorMemory.form(text.bytes(), start, end);
            for (String spelling : AddressSpelling.of(looked, lookedFrom, lookedTo, form)) {
                candidates.add(column, form, spelling);
            }
        }
    }
}

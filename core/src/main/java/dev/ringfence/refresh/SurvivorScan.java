package dev.ringfence.refresh;

/**
 * Looks for remembered values in the cells of a table: every stretch from a place where a value may begin to one where it
 * may end is asked for. For one thread.
 */
final class SurvivorScan {
    /** How much of a long cell is read twice, so that nothing is missed where it is cut. */
    private static final int OVERLAP = 1_024;

    private final SurvivorMemory memory;
    private final SurvivorCandidates candidates;
    private final int longest;
    private final FoldedText text = new FoldedText();

    SurvivorScan(SurvivorMemory memory, SurvivorCandidates candidates) {
        this.memory = memory;
        this.candidates = candidates;
        this.longest = memory.longest();
    }

    /**
     * Looks at one cell.
     *
     * @param column the number under which candidates are noted
     * @param copyEscapes whether it is a field of COPY's text format
     */
    void look(int column, byte[] cell, int from, int to, boolean copyEscapes) {
        int at = from;
        while (to - at >= 3) {
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
        if (SurvivorMemory.kind(text) == SurvivorMemory.Kind.WORD && memory.mightHoldWord(text)) {
            candidates.add(column, SurvivorMemory.form(text));
        }
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

    private void look(int column, int start, int end) {
        if (memory.mightHoldValue(text.bytes(), start, end)) {
            candidates.add(column, SurvivorMemory.form(text.bytes(), start, end));
        }
    }
}

package dev.ringfence.refresh.survivor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How many numbers of so many digits a scan has asked for in each column. Where the source holds a good part of all numbers of
 * a length, some of the target's are among them by chance; how many depends on the numbers that stand there, not on the
 * cells. For one thread.
 */
final class NumbersAsked implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int LENGTHS = SurvivorMemory.LONGEST + 1;

    /** By column and digits. */
    private long[] asked = {};

    /** By column, the cells that were looked at. */
    private long[] cells = {};

    /** A cell was looked at, or could hold no number that is remembered. */
    void cell(int column) {
        reserve(column);
        cells[column]++;
    }

    /** A number in a cell that was told before. */
    void number(int column, int digits) {
        asked[column * LENGTHS + digits]++;
    }

    void addAll(NumbersAsked others) {
        reserve(others.cells.length - 1);
        for (int i = 0; i < others.cells.length; i++) {
            cells[i] += others.cells[i];
        }
        for (int i = 0; i < others.asked.length; i++) {
            asked[i] += others.asked[i];
        }
    }

    /**
     * How many numbers of a column are remembered ones by chance, if they are drawn from all of their length.
     *
     * @param all its cells; those that were not looked at, since the same was before, are taken to be like the others
     */
    double expected(int column, long all, SurvivorMemory memory) {
        if (column >= cells.length || cells[column] == 0) {
            return 0;
        }
        double expected = 0;
        for (int digits = 0; digits < LENGTHS; digits++) {
            expected += asked[column * LENGTHS + digits] * memory.chanceOfNumber(digits);
        }
        return expected * Math.max(1, (double) all / cells[column]);
    }

    private void reserve(int column) {
        if (column >= cells.length) {
            int columns = Math.max(column + 1, cells.length * 2);
            cells = Arrays.copyOf(cells, columns);
            asked = Arrays.copyOf(asked, columns * LENGTHS);
        }
    }
}

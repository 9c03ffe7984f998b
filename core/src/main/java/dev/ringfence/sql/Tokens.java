package dev.ringfence.sql;

import java.util.Arrays;

/** The tokens of a text, in order, without white space and comments. Each parenthesis knows its partner. */
final class Tokens {
    private static final int UNMATCHED = -1;

    private final Dialect dialect;
    private final String text;
    private Symbol[] symbols;
    private int[] starts;
    private int[] ends;
    // For a parenthesis its partner. While reading, an open one holds the open one before it: the stack costs nothing.
    private int[] partners;
    private int size;
    private int open = UNMATCHED;
    private boolean versionComments;

    Tokens(Dialect dialect, String text) {
        this.dialect = dialect;
        this.text = text;
        int capacity = text.length() / 3 + 16;
        symbols = new Symbol[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        partners = new int[capacity];
    }

    void add(Symbol symbol, int start, int end) {
        if (size == symbols.length) {
            int capacity = size * 2;
            symbols = Arrays.copyOf(symbols, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            partners = Arrays.copyOf(partners, capacity);
        }
        symbols[size] = symbol;
        starts[size] = start;
        ends[size] = end;
        if (symbol == Symbol.LEFT_PAREN) {
            partners[size] = open;
            open = size;
        } else if (symbol == Symbol.RIGHT_PAREN) {
            close();
        }
        size++;
    }

    private void close() {
        partners[size] = open;
        if (open != UNMATCHED) {
            int outer = partners[open];
            partners[open] = size;
            open = outer;
        }
    }

    /** To be called after the last token: parentheses still open have no partner. */
    void seal() {
        while (open != UNMATCHED) {
            int outer = partners[open];
            partners[open] = UNMATCHED;
            open = outer;
        }
    }

    void noteVersionComment() {
        versionComments = true;
    }

    /** True if the text holds MySQL comments that some servers execute. */
    boolean hasVersionComments() {
        return versionComments;
    }

    Dialect dialect() {
        return dialect;
    }

    String text() {
        return text;
    }

    int size() {
        return size;
    }

    /** The symbol at an index; {@link Symbol#EOF} outside. */
    Symbol symbol(int index) {
        return index >= 0 && index < size ? symbols[index] : Symbol.EOF;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** True if the token at an index is this lower-case word, quoted or not a keyword notwithstanding. */
    boolean is(int index, String word) {
        return index >= 0 && index < size && WordTable.same(word, text, starts[index], ends[index]);
    }

    /** True if the parenthesis at an index has a partner. */
    boolean matched(int index) {
        return partners[index] != UNMATCHED;
    }

    /** The index of the parenthesis that closes the one at an index; beyond the last token if none does. */
    int closing(int index) {
        return partners[index] == UNMATCHED ? size : partners[index];
    }

    /** The next index at the same depth: past a whole pair of parentheses, or one on. */
    int next(int index) {
        return symbols[index] == Symbol.LEFT_PAREN ? closing(index) + 1 : index + 1;
    }
}

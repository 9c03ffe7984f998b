package dev.ringfence.data.csv;

/**
 * A file that is not RFC 4180, or not the table it was said to be. The message gives the place and what stood against
 * it, never what stands there.
 */
public final class CsvSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final int column;

    CsvSyntaxException(String problem, long line, int column) {
        super("'csv' " + problem + " (line " + line + ", column " + column + ")");
        this.line = line;
        this.column = column;
    }

    /** The line of the file, from 1; a line break within quotes begins a line too. */
    public long line() {
        return line;
    }

    /** The cell within its row, from 1. */
    public int column() {
        return column;
    }
}

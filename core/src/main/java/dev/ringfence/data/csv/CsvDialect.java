package dev.ringfence.data.csv;

/**
 * How a file is laid out.
 *
 * @param delimiter between two cells
 * @param maxCellChars the most UTF-16 units (bytes, where bytes are read) of one cell
 * @param ragged true if rows may have fewer or more cells than the first
 */
record CsvDialect(char delimiter, int maxCellChars, boolean ragged) {
    static final int DEFAULT_MAX_CELL = 16 << 20;
    static final CsvDialect STANDARD = new CsvDialect(',', DEFAULT_MAX_CELL, false);

    CsvDialect {
        if (delimiter == '"' || delimiter == '\r' || delimiter == '\n' || delimiter > 127) {
            throw new IllegalArgumentException(
                    "'delimiter' must be an ASCII character, no quote and no line break, but was character "
                            + (int) delimiter);
        }
        if (maxCellChars < 1) {
            throw new IllegalArgumentException("'maxCellChars' must be positive but was " + maxCellChars);
        }
    }

    CsvDialect delimitedBy(char other) {
        return new CsvDialect(other, maxCellChars, ragged);
    }

    CsvDialect cellsUpTo(int most) {
        return new CsvDialect(delimiter, most, ragged);
    }

    CsvDialect raggedRows() {
        return new CsvDialect(delimiter, maxCellChars, true);
    }

    /** True if a value can only stand in quotes (RFC 4180, 2.6); also with a space at an end, which many trim. */
    boolean needsQuotes(String value) {
        int length = value.length();
        if (length == 0) {
            return false;
        }
        if (value.charAt(0) <= ' ' || value.charAt(length - 1) <= ' ') {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}

package dev.ringfence.data.csv;

import java.io.IOException;

/** Where units come from and go to, and what text they stand for. Used by one pass. */
interface CellChannel {

    /**
     * Reads some units.
     *
     * @return how many, at least one; -1 at the end
     */
    int read(char[] into, int from, int count) throws IOException;

    /** Writes units as they were read. */
    void copy(char[] units, int from, int to) throws IOException;

    /** The text that units stand for. */
    String decode(char[] units, int from, int to);

    /** Writes text. */
    void write(String text) throws IOException;

    /** Hands on what is held back. */
    void flush() throws IOException;

    /** How many of the first units are a byte order mark. */
    int byteOrderMark(char[] units, int count);
}

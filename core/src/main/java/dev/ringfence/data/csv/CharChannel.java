package dev.ringfence.data.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/** Characters, which stand for themselves. */
record CharChannel(Reader in, Writer out) implements CellChannel {
    @Override
    public int read(char[] into, int from, int count) throws IOException {
        return in.read(into, from, count);
    }

    @Override
    public void copy(char[] units, int from, int to) throws IOException {
        out.write(units, from, to - from);
    }

    @Override
    public String decode(char[] units, int from, int to) {
        return new String(units, from, to - from);
    }

    @Override
    public void write(String text) throws IOException {
        out.write(text);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public int byteOrderMark(char[] units, int count) {
        return count > 0 && units[0] == '\uFEFF' ? 1 : 0;
    }
}

package dev.ringfence.data.text;

import dev.ringfence.data.Finding;
import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/** Characters. */
final class CharStream implements UnitStream {
    private final Sanitizer sanitizer;
    private final Reader in;
    private final Writer out;
    private char[] window = new char[0];

    CharStream(Sanitizer sanitizer, Reader in, Writer out) {
        this.sanitizer = sanitizer;
        this.in = in;
        this.out = out;
    }

    @Override
    public int read(int from, int count) throws IOException {
        return in.read(window, from, count);
    }

    @Override
    public List<Finding> find(int count) {
        return sanitizer.detector().find(new String(window, 0, count));
    }

    @Override
    public void copy(int from, int to) throws IOException {
        out.write(window, from, to - from);
    }

    @Override
    public void replace(Finding finding, int from) throws IOException {
        out.write(sanitizer.replacement(finding.type(), new String(window, from, finding.end() - from)));
    }

    @Override
    public void drop(int units, int count) {
        System.arraycopy(window, units, window, 0, count - units);
    }

    @Override
    public void grow(int capacity) {
        window = Arrays.copyOf(window, capacity);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}

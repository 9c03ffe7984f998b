package dev.ringfence.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringfence.data.Finding;
import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** Bytes of UTF-8. */
final class ByteStream implements UnitStream {
    private final Sanitizer sanitizer;
    private final InputStream in;
    private final OutputStream out;
    private byte[] window = new byte[0];

    ByteStream(Sanitizer sanitizer, InputStream in, OutputStream out) {
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
        return sanitizer.detector().find(window, 0, count);
    }

    @Override
    public void copy(int from, int to) throws IOException {
        out.write(window, from, to - from);
    }

    @Override
    public void replace(Finding finding, int from) throws IOException {
        String value = new String(window, from, finding.end() - from, UTF_8);
        out.write(sanitizer.replacement(finding.type(), value).getBytes(UTF_8));
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

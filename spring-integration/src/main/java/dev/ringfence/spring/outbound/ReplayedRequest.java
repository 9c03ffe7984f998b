package dev.ringfence.spring.outbound;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body was held: all of it, or its beginning, and then the rest is read from where it comes. */
final class ReplayedRequest extends HttpServletRequestWrapper {
    private final byte[] held;
    private final boolean whole;
    private @Nullable ServletInputStream stream;

    ReplayedRequest(HttpServletRequest request, byte[] held, boolean whole) {
        super(request);
        this.held = held;
        this.whole = whole;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream opened = stream;
        if (opened == null) {
            InputStream beginning = new ByteArrayInputStream(held);
            opened = new Replay(whole ? beginning : new SequenceInputStream(beginning, super.getInputStream()));
            stream = opened;
        }
        return opened;
    }

    /** In the charset that the request names; as the standard has it for what names none, except that UTF-8 is meant. */
    @Override
    public BufferedReader getReader() throws IOException {
        String charset = getCharacterEncoding();
        return new BufferedReader(
                new InputStreamReader(getInputStream(), charset == null ? StandardCharsets.UTF_8.name() : charset));
    }

    @Override
    public int getContentLength() {
        return whole ? held.length : super.getContentLength();
    }

    @Override
    public long getContentLengthLong() {
        return whole ? held.length : super.getContentLengthLong();
    }

    /** Whatever is asked for is there, or waited for. */
    private static final class Replay extends ServletInputStream {
        private final InputStream from;
        private boolean finished;

        Replay(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            int next = from.read();
            finished |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = from.read(into, offset, length);
            finished |= read < 0;
            return read;
        }

        @Override
        public int available() throws IOException {
            return from.available();
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            try {
                listener.onDataAvailable();
                listener.onAllDataRead();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

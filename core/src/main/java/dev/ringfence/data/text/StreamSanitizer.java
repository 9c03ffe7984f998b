package dev.ringfence.data.text;

import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.util.Objects;

/**
 * Replaces what a detector finds in streams of text, with the replacements that {@link
 * dev.ringfence.data.sanitize.TextSanitizer} would put there.
 *
 * <pre>{@code
 * StreamSanitizer.of(sanitizer).sanitize(in, out);
 * }</pre>
 *
 * <p>The result is that of the whole text, wherever reads begin and end, as long as no value is longer than 16,384
 * units. Between findings every unit stays as it is, also bytes that are no UTF-8 and halves of surrogate pairs. A
 * window of 262,144 units is held in memory, and output follows input by as much: this is for files, not for a
 * conversation.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class StreamSanitizer {
    private final Sanitizer sanitizer;
    private final Margins margins;

    private StreamSanitizer(Sanitizer sanitizer, Margins margins) {
        this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
        this.margins = margins;
    }

    /** Streams treated by a sanitizer's rules for findings. */
    public static StreamSanitizer of(Sanitizer sanitizer) {
        return new StreamSanitizer(sanitizer, Margins.STANDARD);
    }

    StreamSanitizer within(Margins other) {
        return new StreamSanitizer(sanitizer, other);
    }

    /**
     * Sanitizes to the end of a reader. Closes neither; flushes the second.
     *
     * @throws dev.ringfence.data.BlockedValueException if the policy blocks values of a type that is found; what stood
     *     before has been written
     * @throws IOException if one of them fails
     */
    public void sanitize(Reader in, Writer out) throws IOException {
        new StreamPass(new CharStream(sanitizer, in, out), margins).run();
    }

    /**
     * Sanitizes UTF-8 to the end of a stream. Closes neither; flushes the second.
     *
     * @throws dev.ringfence.data.BlockedValueException as {@link #sanitize(Reader, Writer)}
     * @throws IOException if one of them fails
     */
    public void sanitize(InputStream in, OutputStream out) throws IOException {
        new StreamPass(new ByteStream(sanitizer, in, out), margins).run();
    }
}

package dev.ringfence.data.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringfence.data.Finding;
import dev.ringfence.data.sanitize.Sanitizer;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Replaces findings in one encoded line. In a JSON object (RFC 8259) the result is one too. Used once. */
final class EncodedLine {
    private final Sanitizer sanitizer;
    private final byte[] line;
    private final boolean json;
    private final ByteArrayOutputStream clean;
    /** In JSON: whether what stands at {@link #seen} is within a string. */
    private boolean inString;

    private int seen;

    EncodedLine(Sanitizer sanitizer, byte[] line) {
        this.sanitizer = sanitizer;
        this.line = line;
        this.json = line.length > 0 && line[0] == '{';
        this.clean = new ByteArrayOutputStream(line.length + 32);
    }

    byte[] replace(List<Finding> findings) {
        int copied = 0;
        boolean changed = false;
        for (Finding finding : findings) {
            int start = json ? behindEscape(finding.start()) : finding.start();
            int end = json ? beforeEscape(start, finding.end()) : finding.end();
            if (start >= end) {
                continue;
            }
            String value = new String(line, start, end - start, UTF_8);
            String replacement = sanitizer.replacement(finding.type(), value);
            if (replacement.equals(value)) {
                continue;
            }
            changed = true;
            clean.write(line, copied, start - copied);
            boolean quotes = json && !inStringAt(start);
            clean.writeBytes((quotes ? '"' + replacement + '"' : replacement).getBytes(UTF_8));
            copied = end;
        }
        clean.write(line, copied, line.length - copied);
        return changed ? clean.toByteArray() : line;
    }

    /** A value that begins with the letter of {@code \n} or the digits of an escape begins behind it. */
    private int behindEscape(int start) {
        if (!escaped(start)) {
            return start;
        }
        return start + (line[start] == 'u' ? 5 : 1);
    }

    /** A backslash that ends a value belongs to what follows. */
    private int beforeEscape(int start, int end) {
        return end > start && escaped(end) ? end - 1 : end;
    }

    /** True if an odd number of backslashes stands before. */
    private boolean escaped(int index) {
        int first = index;
        while (first > 0 && line[first - 1] == '\\') {
            first--;
        }
        return (index - first) % 2 == 1;
    }

    private boolean inStringAt(int index) {
        for (; seen < index; seen++) {
            if (line[seen] == '"') {
                inString = !inString;
            } else if (line[seen] == '\\') {
                seen++;
            }
        }
        return inString;
    }
}

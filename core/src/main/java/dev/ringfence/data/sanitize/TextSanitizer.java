package dev.ringfence.data.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Does with each finding in a text what the policy says for its info type; all else stays. By default it becomes the
 * pseudonym that the value would have in a column of its own.
 *
 * <p>It is as good as its detector: what that does not find crosses unchanged. Findings of little confidence are
 * replaced too, so that equal values stay equal. A text can grow; one that no longer fits
 * its column is cut, never within a made value. Immutable and safe for use by many threads.
 */
public final class TextSanitizer implements Transformation {
    private final Sanitizer sanitizer;
    private final Detector detector;
    private final int maxLength;

    TextSanitizer(Sanitizer sanitizer, Detector detector, int maxLength) {
        if (maxLength < 1) {
            throw new IllegalArgumentException("'maxLength' must be positive but was " + maxLength);
        }
        this.sanitizer = sanitizer;
        this.detector = detector;
        this.maxLength = maxLength;
    }

    /** The text with its findings replaced; the same object when nothing changes. */
    public String sanitize(String text) {
        List<Finding> findings = detector.find(text);
        if (findings.isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 16 * findings.size());
        int copied = 0;
        boolean changed = false;
        for (Finding finding : findings) {
            clean.append(text, copied, finding.start());
            String value = text.substring(finding.start(), finding.end());
            String made = sanitizer.replacement(finding.type(), value);
            changed |= !made.equals(value);
            // Half a made value could be somebody's: example.com without its last letter can be registered.
            if (clean.length() + made.length() > maxLength) {
                return cut(clean);
            }
            clean.append(made);
            copied = finding.end();
        }
        return changed || text.length() > maxLength ? cut(clean.append(text, copied, text.length())) : text;
    }

    /**
     * UTF-8 text with its findings replaced, all other bytes as they are, also those that are no UTF-8; the same array
     * when nothing changes.
     *
     * @throws IllegalStateException if this is for a column of bounded length, which counts other units
     */
    public byte[] sanitize(byte[] utf8) {
        if (maxLength != Integer.MAX_VALUE) {
            throw new IllegalStateException("'maxLength' must be unbounded for bytes but was " + maxLength);
        }
        List<Finding> findings = detector.find(utf8, 0, utf8.length);
        if (findings.isEmpty()) {
            return utf8;
        }
        ByteArrayOutputStream clean = new ByteArrayOutputStream(utf8.length + 16 * findings.size());
        int copied = 0;
        boolean changed = false;
        for (Finding finding : findings) {
            clean.write(utf8, copied, finding.start() - copied);
            String value = new String(utf8, finding.start(), finding.end() - finding.start(), UTF_8);
            String made = sanitizer.replacement(finding.type(), value);
            changed |= !made.equals(value);
            clean.writeBytes(made.getBytes(UTF_8));
            copied = finding.end();
        }
        clean.write(utf8, copied, utf8.length - copied);
        return changed ? clean.toByteArray() : utf8;
    }

    /** What fits, never half a surrogate pair. */
    private String cut(StringBuilder text) {
        if (text.length() <= maxLength) {
            return text.toString();
        }
        boolean pair = Character.isHighSurrogate(text.charAt(maxLength - 1));
        return text.substring(0, pair ? maxLength - 1 : maxLength);
    }

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return 1;
    }

    @Override
    public Object apply(Object value) {
        return sanitize(value.toString());
    }
}

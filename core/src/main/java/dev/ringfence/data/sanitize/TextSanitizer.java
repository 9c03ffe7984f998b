package dev.ringfence.data.sanitize;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
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

    /** The text with its findings replaced; the same object when there are none. */
    public String sanitize(String text) {
        List<Finding> findings = detector.find(text);
        if (findings.isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 16 * findings.size());
        int copied = 0;
        for (Finding finding : findings) {
            clean.append(text, copied, finding.start());
            String made = sanitizer.replacement(finding, text);
            // Half a made value could be somebody's: example.com without its last letter can be registered.
            if (clean.length() + made.length() > maxLength) {
                return cut(clean);
            }
            clean.append(made);
            copied = finding.end();
        }
        return cut(clean.append(text, copied, text.length()));
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

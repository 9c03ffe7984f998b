package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a text once and stops only where a value can begin or has its centre. */
final class AnchorScanner implements Detector {
    static final AnchorScanner INSTANCE = new AnchorScanner();

    private static final byte PLAIN = 0;
    private static final byte AT = 1;
    private static final byte NUMBER = 2;
    private static final byte CAPITAL = 3;
    private static final byte[] CLASSES = classes();

    private AnchorScanner() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        classes['@'] = AT;
        classes['+'] = NUMBER;
        classes['('] = NUMBER;
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = NUMBER;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            classes[c] = CAPITAL;
        }
        return classes;
    }

    @Override
    public List<Finding> find(CharSequence text) {
        List<Finding> findings = List.of();
        @Nullable NumberMatcher numbers = null;
        int length = text.length();
        int floor = 0;
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            byte kind = c < 128 ? CLASSES[c] : PLAIN;
            if (kind == PLAIN) {
                i++;
                continue;
            }
            @Nullable Finding finding = null;
            int next = i + 1;
            if (kind == AT) {
                finding = EmailMatcher.match(text, i, floor);
            } else if (kind == CAPITAL) {
                finding = IbanMatcher.match(text, i);
            } else if (Shape.beginsNumber(text, i)) {
                numbers = numbers == null ? new NumberMatcher() : numbers;
                finding = numbers.match(text, i);
                // Behind a parenthesis or a plus that belongs to nothing a number can still begin.
                next = Shape.isDigit(c) ? Shape.endOfDigits(text, next) : next;
            } else {
                next = Shape.endOfDigits(text, next);
            }
            if (finding != null) {
                findings = findings.isEmpty() ? new ArrayList<>() : findings;
                findings.add(finding);
                floor = finding.end();
                next = floor;
            }
            i = next;
        }
        return findings;
    }
}

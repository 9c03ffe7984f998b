package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds known numbers, such as the telephones of all customers, in text, however they are written there. It finds what no
 * rule would: a number that cannot exist is still the one that stands beside a name.
 *
 * <p>A number is found by its digits, at least {@value #MIN_DIGITS} and at most {@value #MAX_DIGITS}, in at most {@value
 * #MAX_GROUPS} groups with up to {@value #MAX_SEPARATORS} separators between two of them. It is not found under another
 * prefix than it was added with ({@code 0151...} for {@code +49 151...}). Immutable and safe for use by many threads.
 * Holds the numbers: it belongs where live data may be held.
 */
public final class NumberLexicon implements Detector {
    /** Fewer digits are more often something else. */
    public static final int MIN_DIGITS = 7;

    /** The most digits that a payment card number has. */
    public static final int MAX_DIGITS = 19;

    private static final int MAX_GROUPS = 8;
    private static final int MAX_SEPARATORS = 3;
    private static final double CONFIDENCE = 0.9;

    private final Map<String, InfoType> numbers;

    private NumberLexicon(Map<String, InfoType> numbers) {
        this.numbers = numbers;
    }

    /** A lexicon to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<Finding> find(CharSequence text) {
        List<Finding> findings = List.of();
        int i = 0;
        while (i < text.length()) {
            if (!Shape.isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            Finding found = at(text, i);
            if (found == null) {
                i = Shape.endOfDigits(text, i);
            } else {
                findings = findings.isEmpty() ? new ArrayList<>() : findings;
                findings.add(found);
                i = found.end();
            }
        }
        return findings;
    }

    /** The longest known number that begins with the group of digits here; null if none does. */
    private @Nullable Finding at(CharSequence text, int start) {
        StringBuilder digits = new StringBuilder(MAX_DIGITS);
        Finding longest = null;
        int group = start;
        for (int groups = 0; groups < MAX_GROUPS; groups++) {
            int end = Shape.endOfDigits(text, group);
            if (digits.length() + end - group > MAX_DIGITS) {
                return longest;
            }
            digits.append(text, group, end);
            InfoType type = digits.length() < MIN_DIGITS ? null : numbers.get(digits.toString());
            if (type != null) {
                longest = new Finding(type, withSign(text, start, end), end, CONFIDENCE, false);
            }
            group = nextGroup(text, end);
            if (group < 0) {
                return longest;
            }
        }
        return longest;
    }

    /** What belongs to the number before its first digit: a plus, and a parenthesis that is closed within it. */
    private static int withSign(CharSequence text, int start, int end) {
        int from = start;
        if (from > 0 && text.charAt(from - 1) == '+') {
            from--;
        }
        if (from > 0 && text.charAt(from - 1) == '(' && closes(text, start, end)) {
            from--;
        }
        return from;
    }

    private static boolean closes(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ')') {
                return true;
            }
        }
        return false;
    }

    private static int nextGroup(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && i - from <= MAX_SEPARATORS) {
            if (Shape.isDigit(text.charAt(i))) {
                return i;
            }
            if (" -./()\u00a0\u202f\u2011".indexOf(text.charAt(i)) < 0) {
                return -1;
            }
            i++;
        }
        return -1;
    }

    /** The number of numbers, none of them. */
    @Override
    public String toString() {
        return "NumberLexicon[" + numbers.size() + " numbers]";
    }

    /** Collects numbers. Not safe for use by many threads. */
    public static final class Builder {
        private final Map<String, InfoType> numbers = new HashMap<>();

        private Builder() {}

        /** Adds a number as it is written somewhere; one with too few or too many digits is left out. */
        public Builder add(InfoType type, CharSequence number) {
            StringBuilder digits = new StringBuilder(MAX_DIGITS);
            for (int i = 0; i < number.length(); i++) {
                if (Shape.isDigit(number.charAt(i))) {
                    digits.append(number.charAt(i));
                }
            }
            if (digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS) {
                numbers.putIfAbsent(digits.toString(), type);
            }
            return this;
        }

        /** How many different numbers were added. */
        public int size() {
            return numbers.size();
        }

        /** The lexicon of what was added so far. */
        public NumberLexicon build() {
            return new NumberLexicon(Map.copyOf(numbers));
        }
    }
}

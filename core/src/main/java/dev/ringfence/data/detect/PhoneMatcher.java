package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Reads groups of digits with separators between them, and asks whether the first so many of them are a telephone
 * number, the longest reading first. Looks at {@value #MAX_GROUPS} groups and {@value #MAX_DIGITS} digits at most.
 */
final class PhoneMatcher implements Matcher {
    private static final int MAX_GROUPS = 8;
    private static final int MAX_DIGITS = 32;
    private static final int MAX_SEPARATORS = 3;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        return !form.beginsWithLetter() && form.length() <= 16;
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int digits = 0;
        for (int i = at; i < window.length() && i < at + 40; i++) {
            if (window.isDigit(i)) {
                digits++;
            } else if (!isSeparator(window.at(i))) {
                break;
            }
        }
        if (digits < 8) {
            return;
        }
        int plus = window.at(at - 1) == '+' ? at - 1 : at;
        int parenthesis = window.at(plus - 1) == '(' ? plus - 1 : plus;
        boolean found = read(window, parenthesis, candidates);
        if (!found && parenthesis < plus) {
            read(window, plus, candidates);
        }
    }

    private static boolean read(Window window, int start, Candidates candidates) {
        if (!Boundary.before(window, start)) {
            return false;
        }
        NumberGroups groups = new NumberGroups();
        int[] ends = new int[MAX_GROUPS];
        int found = groups(window, start, groups, ends);
        for (int count = found; count > 0; count--) {
            int end = ends[count - 1];
            if (!mayEnd(window, end, count < found)) {
                continue;
            }
            groups.take(count);
            double confidence = groups.closesItsParentheses() ? PhoneShape.confidence(groups) : 0;
            if (confidence > 0) {
                boolean made = InfoType.PHONE_NUMBER.madeSpace().contains(window.original(start, end));
                candidates.add(InfoType.PHONE_NUMBER, start, end, confidence, Math.min(0.95, confidence + 0.15), made);
                return true;
            }
        }
        return false;
    }

    /** A reading may stop before the last group only at a space; before an extension always. */
    private static boolean mayEnd(Window window, int end, boolean before) {
        if (before) {
            return window.at(end) == ' ' || window.at(end) == ',';
        }
        return (window.at(end) == 'x' && window.isDigit(end + 1)) || Boundary.behind(window, end);
    }

    private static int groups(Window window, int start, NumberGroups groups, int[] ends) {
        int i = start;
        if (window.at(i) == '(' && window.at(i + 1) == '+') {
            groups.separator('(');
            i++;
        }
        if (window.at(i) == '+') {
            groups.international();
            i++;
        }
        int count = 0;
        int digits = 0;
        while (count < MAX_GROUPS) {
            int separatorsFrom = i;
            while (i - separatorsFrom < MAX_SEPARATORS
                    && isSeparator(window.at(i))
                    && (count > 0 || window.at(i) == '(')) {
                groups.separator((char) window.at(i));
                i++;
            }
            int end = window.endOfDigits(i);
            digits += end - i;
            if (end == i || digits > MAX_DIGITS) {
                break;
            }
            groups.group(window.original(i, end), 0, end - i);
            ends[count++] = end;
            i = end;
        }
        return count;
    }

    private static boolean isSeparator(byte c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
    }
}

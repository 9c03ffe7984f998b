package dev.ringfence.data.detect;

/** The digits of a candidate, how they are grouped and what separates them. Not safe for use by many threads. */
final class NumberGroups {
    private static final int MAX = 8;

    private final StringBuilder allDigits = new StringBuilder();
    private final int[] lengths = new int[MAX];
    private final String[] separators = new String[MAX];
    private final StringBuilder pending = new StringBuilder();
    private boolean international;
    private int found;
    private int count;

    void clear() {
        allDigits.setLength(0);
        pending.setLength(0);
        international = false;
        found = 0;
        count = 0;
    }

    void international() {
        international = true;
    }

    void separator(char c) {
        pending.append(c);
    }

    void group(CharSequence text, int start, int end) {
        separators[found] = pending.toString();
        pending.setLength(0);
        lengths[found++] = end - start;
        allDigits.append(text, start, end);
    }

    /** Looks only at the first groups from now on. */
    void take(int groups) {
        count = groups;
    }

    boolean isInternational() {
        return international;
    }

    int count() {
        return count;
    }

    int length(int group) {
        return lengths[group];
    }

    /** What stands before a group. */
    String separatorBefore(int group) {
        return separators[group];
    }

    /** True if as many parentheses close as open before the last of the groups taken. */
    boolean closesItsParentheses() {
        int open = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < separators[i].length(); j++) {
                char c = separators[i].charAt(j);
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return open == 0;
    }

    /** The digits of the groups taken. */
    String digits() {
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += lengths[i];
        }
        return allDigits.substring(0, length);
    }

    /** True if between all groups stands the same one of these, a character each. */
    boolean separatedAlikeBy(String allowed) {
        for (int i = 1; i < count; i++) {
            if (separators[i].length() != 1
                    || allowed.indexOf(separators[i].charAt(0)) < 0
                    || !separators[i].equals(separators[1])) {
                return false;
            }
        }
        return true;
    }
}

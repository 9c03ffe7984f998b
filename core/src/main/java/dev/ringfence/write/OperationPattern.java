package dev.ringfence.write;

/**
 * Names of operations, with {@code *} for any characters, none included. Matched in time linear in the product of both
 * lengths at worst, without backtracking beyond the last star.
 *
 * @param text the pattern as it was written
 */
record OperationPattern(String text) {
    static OperationPattern of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("'operation' must not be blank");
        }
        return new OperationPattern(text);
    }

    /** True if it is the name of one operation. */
    boolean isName() {
        return text.indexOf('*') < 0;
    }

    boolean matches(String operation) {
        int at = 0;
        int inPattern = 0;
        int star = -1;
        int resume = 0;
        while (at < operation.length()) {
            if (inPattern < text.length() && text.charAt(inPattern) == '*') {
                star = inPattern++;
                resume = at;
            } else if (inPattern < text.length() && text.charAt(inPattern) == operation.charAt(at)) {
                inPattern++;
                at++;
            } else if (star >= 0) {
                inPattern = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (inPattern < text.length() && text.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}

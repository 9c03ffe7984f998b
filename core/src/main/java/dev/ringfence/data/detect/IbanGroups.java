package dev.ringfence.data.detect;

/**
 * The groups in which an IBAN is written: none; fours with a space, no-break space or hyphen between them (ISO 13616-1,
 * 6); or, with spaces only, any that begin behind the check digits.
 */
final class IbanGroups {
    private static final int GROUP = 4;
    private static final int NOWHERE = -1;

    private IbanGroups() {}

    /**
     * Where the next unit of the number stands, -1 if the groups do not go on.
     *
     * @param start where the number begins
     * @param index where the unit stands if no separator is before it
     * @param count units so far
     */
    static int next(Window window, int start, int index, int count) {
        if (count < GROUP) {
            return index;
        }
        byte first = window.at(start + GROUP);
        int width = width(window, index);
        if (width == 0) {
            // Fours with hyphens go on as fours: the groups of a UUID do not.
            boolean unseparated = count % GROUP == 0 && first != ' ' && width(window, start + GROUP) > 0;
            return unseparated ? NOWHERE : index;
        }
        boolean fours = count % GROUP == 0 && first == window.at(index);
        boolean spaced = first == ' ' && window.at(index) == ' ';
        return fours || spaced ? index + width : index;
    }

    /** Units of a separator, 0 if there is none: in UTF-8 a no-break space has two. */
    private static int width(Window window, int index) {
        byte unit = window.at(index);
        if (unit == ' ' || unit == '-') {
            return 1;
        }
        if (unit != Window.OTHER || index >= window.length() || window.originalAt(index) != '\u00a0') {
            return 0;
        }
        return index + 1 < window.length() && window.originalAt(index + 1) < 0 ? 2 : 1;
    }
}

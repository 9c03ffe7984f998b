package dev.ringfence.data.detect;

import dev.ringfence.data.CalendarNames;

/** Reads words of a {@link Window} as the keys of {@link CalendarNames}. */
final class CalendarWord {
    /** Accented letters take up to two units beside the ASCII ones. */
    private static final int MAX_UNITS = CalendarNames.MAX_LETTERS + 4;

    private CalendarWord() {}

    /** Where the word ends that begins here, at most so many units on as a name may have. */
    static int end(Window window, int start) {
        int i = start;
        while (i - start <= MAX_UNITS && window.isLetter(i)) {
            i++;
        }
        return i;
    }

    /** Where the word begins that ends before an index. */
    static int start(Window window, int end) {
        int i = end;
        while (end - i <= MAX_UNITS && window.isLetter(i - 1)) {
            i--;
        }
        return i;
    }

    /** The key of a word, 0 if it is too long for a name. */
    static long key(Window window, int start, int end) {
        long key = 0;
        int letters = 0;
        for (int i = start; i < end; i++) {
            if (Ascii.isLetter(window.at(i))) {
                key = CalendarNames.key(key, window.at(i));
                letters++;
            }
        }
        return letters < 2 || letters > CalendarNames.MAX_LETTERS || end - start > MAX_UNITS ? 0 : key;
    }

    /** The month that the word names, 0 if it names none. */
    static int month(Window window, int start, int end) {
        return CalendarNames.month(key(window, start, end));
    }

    /** Where a date begins that may have its day of the week before it. */
    static int startWithWeekday(Window window, int start) {
        int end = start;
        while (start - end < 2 && (window.at(end - 1) == ' ' || window.at(end - 1) == ',')) {
            end--;
        }
        if (end < start && window.at(end - 1) == '.') {
            end--;
        }
        if (end == start || !window.isLetter(end - 1)) {
            return start;
        }
        int word = start(window, end);
        boolean named = Ascii.isFreeBefore(window, word) && CalendarNames.weekday(key(window, word, end)) > 0;
        // Short names are other words too: "so 3. Mai" stays outside unless it is written as a name.
        return named && (end - word > 2 || Ascii.isUpper(window.at(word))) ? word : start;
    }
}

package dev.ringfence.data.detect;

/** What may stand behind a number: {@code x12}, {@code ext. 12}, {@code #12}, {@code ;ext=12} (RFC 3966, 5.3). */
final class PhoneExtension {
    private static final String[] MARKS = {";ext=", "extension", "extn", "ext", "x", "#", "durchwahl", "poste"};
    private static final int MAX_SPACES = 2;
    private static final int MAX_DIGITS = 6;

    private PhoneExtension() {}

    /** Where the extension ends that begins at the end of a number; that end if there is none. */
    static int end(Window window, int numberEnd) {
        int from = skip(window, numberEnd, ' ', MAX_SPACES);
        if (window.at(from) == ',') {
            from = skip(window, from + 1, ' ', MAX_SPACES);
        }
        for (String mark : MARKS) {
            if (stands(window, from, mark)) {
                int i = skip(window, from + mark.length(), '.', 1);
                i = skip(window, i, ':', 1);
                i = skip(window, i, ' ', MAX_SPACES);
                int end = window.endOfDigits(i);
                boolean ends = end > i && end - i <= MAX_DIGITS && !window.isWordPart(end);
                return ends ? end : numberEnd;
            }
        }
        return numberEnd;
    }

    private static boolean stands(Window window, int at, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            int b = window.at(at + i);
            int folded = b >= 'A' && b <= 'Z' ? b + 32 : b;
            if (folded != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int skip(Window window, int from, char skipped, int most) {
        int i = from;
        while (i - from < most && window.at(i) == skipped) {
            i++;
        }
        return i;
    }
}

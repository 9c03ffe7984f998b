package dev.ringfence.data.detect;

/** Walks a window once and asks matchers where a value can begin or has its centre. One for each thread. */
final class Scan {
    private static final byte NEITHER = 0;
    private static final byte DIGIT = 1;
    private static final byte HEX_LETTER = 2;
    private static final byte LETTER = 4;
    private static final byte[] ALPHANUMERIC = alphanumeric();

    private final AnchorTable table;
    private final Matcher[] atDigit;
    private final Matcher[] atCapital;
    private final Matcher[] atDot;
    private final Matcher[] atHyphens;
    private boolean withinRun;

    Scan(AnchorTable table) {
        this.table = table;
        this.atDigit = table.at(Matcher.Anchor.DIGIT);
        this.atCapital = table.at(Matcher.Anchor.CAPITAL);
        this.atDot = table.at(Matcher.Anchor.DOT);
        this.atHyphens = table.at(Matcher.Anchor.HYPHENS);
    }

    private static byte[] alphanumeric() {
        byte[] kinds = new byte[256];
        for (char c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            byte kind = c <= 'f' ? HEX_LETTER : LETTER;
            kinds[c] = kind;
            kinds[c - 0x20] = kind;
        }
        return kinds;
    }

    /** Before the first window of a text. */
    void begin() {
        withinRun = false;
    }

    /**
     * Asks at the anchors from an index to before another.
     *
     * @return the index to go on from, at least {@code to}
     */
    int walk(Window window, int from, int to, Candidates candidates) {
        byte[] bytes = window.bytes();
        byte[] classes = table.classes();
        int i = withinRun ? endOfRun(window, from) : from;
        withinRun = withinRun && i == window.length();
        while (i < to) {
            byte kind = classes[bytes[i] & 0xFF];
            if (kind == AnchorTable.PLAIN) {
                i++;
            } else if (kind == AnchorTable.DIGIT) {
                i = run(window, i, candidates);
            } else {
                if (kind == AnchorTable.WORD) {
                    if (!window.isWordPart(i - 1)) {
                        ask(atCapital, window, i, candidates);
                    }
                } else if (kind == AnchorTable.DOT) {
                    if (window.isWordPart(i - 1) && window.isLetter(i + 1)) {
                        ask(atDot, window, i, candidates);
                    }
                } else if (kind == AnchorTable.HYPHEN) {
                    if (window.at(i + 1) == '-' && window.at(i - 1) != '-') {
                        ask(atHyphens, window, i, candidates);
                    }
                } else {
                    ask(table.atSign(bytes[i]), window, i, candidates);
                }
                i++;
            }
        }
        return i;
    }

    private static void ask(Matcher[] matchers, Window window, int at, Candidates candidates) {
        for (Matcher matcher : matchers) {
            matcher.match(window, at, candidates);
        }
    }

    private int run(Window window, int at, Candidates candidates) {
        byte[] bytes = window.bytes();
        int length = window.length();
        int start = at;
        int kinds = 0;
        for (byte kind; start > 0 && (kind = ALPHANUMERIC[bytes[start - 1] & 0xFF]) != NEITHER; start--) {
            kinds |= kind;
        }
        int end = at;
        for (byte kind; end < length && (kind = ALPHANUMERIC[bytes[end] & 0xFF]) != NEITHER; end++) {
            kinds |= kind;
        }
        int letters = (kinds & LETTER) != 0 ? 2 : (kinds & HEX_LETTER) >>> 1;
        long wanting = table.wanting(end - start, letters, start < at, window.at(end));
        window.run(start, end);
        for (long left = wanting; left != 0; left &= left - 1) {
            atDigit[Long.numberOfTrailingZeros(left)].match(window, at, candidates);
        }
        withinRun = end == length;
        return end;
    }

    private static int endOfRun(Window window, int from) {
        byte[] bytes = window.bytes();
        int end = from;
        while (end < window.length() && ALPHANUMERIC[bytes[end] & 0xFF] != NEITHER) {
            end++;
        }
        return end;
    }
}

package dev.ringfence.data.detect;

/** Walks a window once and asks matchers where a value can begin or has its centre. One for each thread. */
final class Scan {
    /** Units whose anchors are collected before any matcher is asked: they stay in the cache. */
    private static final int STRETCH = 2_048;

    private final AnchorTable table;
    private final Matcher[] atDigit;
    private final Matcher[] atColon;
    private final Matcher[] atCapital;
    private final Matcher[] atDot;
    private final Matcher[] atHyphens;
    private final AnchorMasks masks;
    private final FormTable forms;
    /** Where digits begin, and where other anchors are, in the stretch that is walked; with room to write ahead. */
    private final int[] digits = new int[STRETCH / 2 + 8];

    private final int[] signs = new int[STRETCH + 8];
    private int signCount;
    private boolean withinRun;

    Scan(AnchorTable table) {
        this.table = table;
        this.atDigit = table.at(Matcher.Anchor.DIGIT);
        this.atColon = table.at(Matcher.Anchor.COLON);
        this.atCapital = table.at(Matcher.Anchor.CAPITAL);
        this.atDot = table.at(Matcher.Anchor.DOT);
        this.atHyphens = table.at(Matcher.Anchor.HYPHENS);
        this.masks = new AnchorMasks(table);
        this.forms = new FormTable(table);
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
        int done = withinRun ? endOfRun(window, from) : from;
        withinRun = withinRun && done == window.length();
        for (int start = done; start < to; start += STRETCH) {
            int end = Math.min(to, start + STRETCH);
            int found = collect(window.bytes(), start, end);
            for (int i = 0; i < found; i++) {
                int at = digits[i];
                if (at >= done && at < end) {
                    done = run(window, at, candidates);
                }
            }
            for (int i = 0; i < signCount; i++) {
                if (signs[i] < end) {
                    sign(window, signs[i], candidates);
                }
            }
        }
        return Math.max(to, done);
    }

    /**
     * Writes down the anchors of a stretch. The first few of each eight units are written whether there are so many or
     * not: a branch that nobody can foresee costs more.
     */
    private int collect(byte[] bytes, int start, int end) {
        int digitCount = 0;
        int otherCount = 0;
        for (int i = start; i < end; i += Long.BYTES) {
            long units = Swar.read(bytes, i);
            if (!masks.mayHold(units)) {
                continue;
            }
            long left = masks.digits(units);
            int last = digitCount + Long.bitCount(left);
            digits[digitCount] = i + Swar.first(left);
            left &= left - 1;
            digits[digitCount + 1] = i + Swar.first(left);
            left &= left - 1;
            digits[digitCount + 2] = i + Swar.first(left);
            left &= left - 1;
            digits[digitCount + 3] = i + Swar.first(left);
            digitCount = last;
            for (left = masks.signs(units); left != 0; left &= left - 1) {
                signs[otherCount++] = i + Swar.first(left);
            }
        }
        signCount = otherCount;
        return digitCount;
    }

    private void sign(Window window, int at, Candidates candidates) {
        switch (window.bytes()[at]) {
            case ':' -> ask(atColon, table.wantingColon(window.at(at - 1), window.at(at + 1)), window, at, candidates);
            case '@', '=' -> ask(table.atSign(window.bytes()[at]), window, at, candidates);
            case '.' -> {
                if (window.isWordPart(at - 1) && window.isLetter(at + 1)) {
                    ask(atDot, window, at, candidates);
                }
            }
            case '-' -> {
                if (window.at(at + 1) == '-' && window.at(at - 1) != '-') {
                    ask(atHyphens, window, at, candidates);
                }
            }
            default -> {
                if (!window.isWordPart(at - 1)) {
                    ask(atCapital, window, at, candidates);
                }
            }
        }
    }

    private static void ask(Matcher[] matchers, Window window, int at, Candidates candidates) {
        for (Matcher matcher : matchers) {
            matcher.match(window, at, candidates);
        }
    }

    private static void ask(Matcher[] matchers, long wanting, Window window, int at, Candidates candidates) {
        for (long left = wanting; left != 0; left &= left - 1) {
            matchers[Long.numberOfTrailingZeros(left)].match(window, at, candidates);
        }
    }

    /** Asks about the run of ASCII letters and digits around its first digit. */
    private int run(Window window, int at, Candidates candidates) {
        byte[] bytes = window.bytes();
        int start = at;
        boolean hexOnly = true;
        while (window.isAsciiLetter(start - 1)) {
            start--;
            hexOnly &= (bytes[start] | 0x20) <= 'f';
        }
        boolean lettersBehind = false;
        int end = at;
        int count;
        do {
            long units = Swar.read(bytes, end);
            long letters = Swar.letters(units);
            count = Swar.first((Swar.digits(units) | letters) ^ Swar.HIGH);
            lettersBehind |= Swar.firstOf(letters, count) != 0;
            hexOnly &= Swar.firstOf(letters ^ Swar.hexLetters(units), count) == 0;
            end += count;
        } while (count == Long.BYTES && end < window.length());
        end = Math.min(end, window.length());
        boolean digitsOnly = start == at && !lettersBehind;
        window.run(start, end, digitsOnly);
        int letters = digitsOnly ? 0 : hexOnly ? 1 : 2;
        long wanting = forms.wanting(RunForm.code(window, start, at, end, letters, lettersBehind));
        ask(atDigit, wanting, window, at, candidates);
        withinRun = end == window.length();
        return end;
    }

    private static int endOfRun(Window window, int from) {
        int end = from;
        while (window.isDigit(end) || window.isAsciiLetter(end)) {
            end++;
        }
        return end;
    }
}

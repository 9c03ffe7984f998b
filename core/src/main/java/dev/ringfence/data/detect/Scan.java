package dev.ringfence.data.detect;

/** Walks a window once and asks matchers where a value can begin or has its centre. One for each thread. */
final class Scan {
    /** Units whose anchors are collected before any matcher is asked: they stay in the cache. */
    private static final int STRETCH = 2_048;
    /** Units of a run, before its first digit and from there on, that leave enough marks for what stands beside it. */
    private static final int SEEN = 48;

    private final AnchorTable table;
    private final Matcher[] atColon;
    private final Matcher[] atCapital;
    private final Matcher[] atDot;
    private final Matcher[] atHyphens;
    private final Matcher[] atStart;
    private final AnchorMasks masks;
    private final FormTable forms;
    private final WordMarks marks = new WordMarks(STRETCH);
    /** Where digits begin, and where other anchors are, in the stretch that is walked; with room to write ahead. */
    private final int[] digits = new int[STRETCH / 2 + 8];

    private final int[] signs = new int[STRETCH + 8];
    private int signCount;
    private boolean withinRun;

    Scan(AnchorTable table) {
        this.table = table;
        this.atColon = table.at(Matcher.Anchor.COLON);
        this.atCapital = table.at(Matcher.Anchor.CAPITAL);
        this.atDot = table.at(Matcher.Anchor.DOT);
        this.atHyphens = table.at(Matcher.Anchor.HYPHENS);
        this.atStart = table.at(Matcher.Anchor.START);
        this.masks = new AnchorMasks(table);
        this.forms = new FormTable(table);
    }

    /** Before the first window of a text. */
    void begin() {
        withinRun = false;
    }

    /** Asks at the beginning of the text, which is the window's. */
    void start(Window window, Candidates candidates) {
        ask(atStart, window, 0, candidates);
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
            if (found > 0) {
                marks.read(window, start, end);
            }
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
            case ':' -> colon(window, at, candidates);
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

    private void colon(Window window, int at, Candidates candidates) {
        long wanting = table.wantingColon(window.at(at - 1), window.at(at + 1));
        if ((wanting & ~table.wantingLoneColon()) != 0 && !ColonRow.at(window, at)) {
            wanting &= table.wantingLoneColon();
        }
        ask(atColon, wanting, window, at, candidates);
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
        long before = marks.wordsFrom(at - Long.SIZE);
        long behind = marks.wordsFrom(at);
        int lead = Long.numberOfLeadingZeros(~before);
        int tail = Long.numberOfTrailingZeros(~behind);
        if (lead > SEEN || tail > SEEN) {
            return longRun(window, at, candidates);
        }
        long digits = marks.digitsFrom(at);
        boolean lettersBehind = ((behind ^ digits) & (1L << tail) - 1) != 0;
        int last = RunForm.beside(
                Long.numberOfLeadingZeros(~(before << (lead + 1))),
                Long.numberOfLeadingZeros(~(marks.digitsFrom(at - Long.SIZE) << (lead + 1))));
        int next = RunForm.beside(
                Long.numberOfTrailingZeros(~(behind >>> (tail + 1))),
                Long.numberOfTrailingZeros(~(digits >>> (tail + 1))));
        int kinds = lead == 0 && !lettersBehind ? 0 : RunForm.lettersOf(window, at - lead, at + tail);
        long code = RunForm.code(window, at - lead, at, at + tail, kinds, lettersBehind, last, next);
        window.run(at - lead, at + tail, kinds == 0);
        ask(forms.wanting(code), window, at, candidates);
        withinRun = at + tail == window.length();
        return at + tail;
    }

    private int longRun(Window window, int at, Candidates candidates) {
        int start = at - Swar.runBefore(window.bytes(), at);
        int end = at + Swar.runFrom(window.bytes(), at, window.length());
        long code = RunForm.code(window, start, at, end);
        window.run(start, end);
        ask(forms.wanting(code), window, at, candidates);
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

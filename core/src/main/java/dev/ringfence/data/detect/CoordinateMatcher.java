package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Pairs of latitude and longitude: decimal degrees with four decimals or more, or three beside a word that tells them;
 * with the letters of the directions fewer suffice; degrees, minutes and seconds (ISO 6709, annex D).
 */
final class CoordinateMatcher implements Matcher {
    private static final double DIRECTED = 0.9;
    private static final double PRECISE = 0.6;
    private static final double COARSE = 0.25;
    private static final double WITH_CONTEXT = 0.85;
    private static final int PRECISE_DECIMALS = 4;
    private static final int MAX_DECIMALS = 15;
    private static final int MAX_GAP = 16;
    private static final FoldedWords LONGITUDE = FoldedWords.of("longitude", "long", "lon", "lng");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        if (!form.isDigits() || form.length() > 3 || form.isBehindForeignLetter()) {
            return false;
        }
        if (form.after() != '.') {
            byte mark = form.after() == ' ' ? form.secondBehind() : form.after();
            return mark == Window.OTHER || mark == Window.LETTER;
        }
        boolean signed = form.before() == '-' || form.before() == '+';
        boolean part = signed
                ? form.secondBefore() == '0' || RunForm.isLetter(form.secondBefore())
                : form.isBehindDigitAnd(".,/") || form.before() == '_' || form.before() == '$';
        // Not a dotted number; letters behind the decimals are directions.
        return !part && form.secondBehind() == '0' && form.behindNext() != '.';
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (window.at(window.runEnd()) == '.') {
            decimal(window, at, candidates);
        } else {
            int end = window.runEnd();
            byte mark = window.at(window.at(end) == ' ' ? end + 1 : end);
            if (mark == Window.OTHER || mark == Window.LETTER) {
                sexagesimal(window, at, candidates);
            }
        }
    }

    private static void decimal(Window window, int at, Candidates candidates) {
        int start = startOfNumber(window, at);
        int latitude = endOfDecimal(window, at, 90);
        if (start < 0 || latitude < 0) {
            return;
        }
        int north = endOfDirection(window, latitude, "NSns");
        boolean directed = north > latitude;
        int second = startOfSecond(window, north);
        int sign = window.at(second) == '-' || window.at(second) == '+' ? second + 1 : second;
        int longitude = window.isDigit(sign) ? endOfDecimal(window, sign, 180) : -1;
        if (longitude < 0 || second == north) {
            return;
        }
        int end = endOfDirection(window, longitude, "EWOewo");
        directed &= end > longitude;
        if (!Ascii.isFreeBehind(window, end) || continues(window, end)) {
            return;
        }
        int decimals = Math.min(decimals(window, at, latitude), decimals(window, sign, longitude));
        if (decimals >= 3 || (directed && decimals >= 1)) {
            double alone = directed ? DIRECTED : decimals >= PRECISE_DECIMALS ? PRECISE : COARSE;
            candidates.add(InfoType.GEO_COORDINATE, start, end, alone, Math.max(alone, WITH_CONTEXT), false);
        }
    }

    /** With its sign; -1 if the digits are a part of something else. */
    private static int startOfNumber(Window window, int at) {
        int start = window.at(at - 1) == '-' || window.at(at - 1) == '+' ? at - 1 : at;
        byte before = window.at(start - 1);
        boolean vector = before == ' ' && window.at(start - 2) == ',' && window.isDigit(start - 3);
        boolean part = vector
                || window.isWordPart(start - 1)
                || before == '_'
                || before == '$'
                || ((before == '.' || before == ',' || before == '/' || before == '-') && window.isDigit(start - 2));
        return part ? -1 : start;
    }

    private static int endOfDecimal(Window window, int start, int most) {
        int point = window.endOfDigits(start);
        if (point - start > 3 || window.at(point) != '.' || CalendarDate.number(window, start, point) > most) {
            return -1;
        }
        int end = point + 1;
        while (end - point <= MAX_DECIMALS && window.isDigit(end)) {
            end++;
        }
        boolean whole = end > point + 1 && !window.isDigit(end);
        return whole && !(window.at(end) == '.' && window.isDigit(end + 1)) ? end : -1;
    }

    private static int decimals(Window window, int start, int end) {
        return end - window.endOfDigits(start) - 1;
    }

    /** Behind a degree sign, spaces and one of the letters; the same index if no letter follows. */
    private static int endOfDirection(Window window, int end, String letters) {
        int i = end;
        while (i - end < 3 && (window.at(i) == ' ' || window.at(i) == Window.OTHER || window.at(i) == Window.LETTER)) {
            i++;
        }
        return letters.indexOf(window.at(i)) >= 0 && !window.isWordPart(i + 1) ? i + 1 : end;
    }

    /** Behind a comma, semicolon, slash or space; a key such as {@code "lon":} may stand there too. */
    private static int startOfSecond(Window window, int from) {
        int i = from;
        boolean separated = false;
        while (i - from < MAX_GAP && !window.isDigit(i) && window.at(i) != '-' && window.at(i) != '+') {
            byte b = window.at(i);
            boolean joint = " ,;/\"':=".indexOf(b) >= 0;
            int word = joint ? i + 1 : CalendarWord.end(window, i);
            if (!joint && !(separated && LONGITUDE.contain(window, i, word))) {
                return from;
            }
            separated |= " ,;/".indexOf(b) >= 0;
            i = word;
        }
        return separated ? i : from;
    }

    /** A third number: then it is a vector. */
    private static boolean continues(Window window, int end) {
        int i = end;
        while (i - end < 3 && (window.at(i) == ',' || window.at(i) == ' ')) {
            i++;
        }
        boolean negative = window.at(i) == '-' && window.isDigit(i + 1);
        return window.at(end) == ',' && (negative || window.isDigit(i));
    }

    private static void sexagesimal(Window window, int at, Candidates candidates) {
        int north = endOfDegrees(window, at, 90, "NSns");
        int sign = at;
        while (at - sign < 3 && isSign(window.at(sign - 1))) {
            sign--;
        }
        boolean part = sign < at && window.isDigit(sign - 1);
        if (north < 0 || part || window.isWordPart(at - 1) || window.at(at - 1) == '.') {
            return;
        }
        int second = north;
        while (second - north < 3 && (window.at(second) == ' ' || window.at(second) == ',')) {
            second++;
        }
        int east = window.isDigit(second) ? endOfDegrees(window, second, 180, "EWOewo") : -1;
        if (east > 0) {
            candidates.add(InfoType.GEO_COORDINATE, at, east, DIRECTED, DIRECTED, false);
        }
    }

    /** Degrees, a sign outside ASCII, minutes, perhaps seconds with decimals, and a letter; -1 if anything is missing. */
    private static int endOfDegrees(Window window, int start, int most, String letters) {
        int i = window.endOfDigits(start);
        if (i - start > 3 || CalendarDate.number(window, start, i) > most) {
            return -1;
        }
        int sign = endOfSign(window, i);
        boolean spaced = window.at(i) == ' ';
        byte mark = window.at(spaced ? i + 1 : i);
        if (mark != Window.OTHER && mark != Window.LETTER) {
            return -1;
        }
        i = sign;
        for (int part = 0; part < 2 && window.isDigit(i); part++) {
            int end = window.endOfDigits(i);
            if (end - i > 2 || CalendarDate.number(window, i, end) > 59) {
                return -1;
            }
            if (window.at(end) == '.' && window.isDigit(end + 1)) {
                end++;
                while (end - i < MAX_DECIMALS && window.isDigit(end)) {
                    end++;
                }
            }
            i = endOfSign(window, end);
        }
        return letters.indexOf(window.at(i)) >= 0 && !window.isWordPart(i + 1) ? i + 1 : -1;
    }

    /** The signs of degrees, minutes and seconds, also in typographic form, and spaces. */
    private static int endOfSign(Window window, int from) {
        int i = from;
        while (i - from < 4 && isSign(window.at(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSign(int b) {
        return b == Window.OTHER || b == Window.LETTER || b == '\'' || b == '"' || b == ' ';
    }
}

package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Keys and tokens that say by their beginning who issued them, see {@link AccessKeyForm}; also those of SendGrid, of
 * Google's OAuth and of Telegram's bots, which have parts. A key without any digit is not found.
 */
final class AccessKeyMatcher implements Matcher {
    private static final double CONFIDENCE = 0.97;
    /** How far before its first digit a key may begin. */
    private static final int MAX_BACK = 60;

    /** What the parts of a key are joined with. */
    private static final String JOINTS = "-_.";

    private static final int MAX_OAUTH = 2_000;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean joinedBefore = RunForm.isOneOf(form.before(), JOINTS);
        boolean joinedBehind = RunForm.isOneOf(form.after(), JOINTS);
        if (!form.beginsWithLetter() && !joinedBefore) {
            // The number of a bot.
            return form.isDigits() && form.length() >= 8 && form.after() == ':' && form.secondBehind() == 'A';
        }
        // What ends in a digit before is the end of a beginning that an earlier run has seen; no key begins with a
        // digit.
        boolean seen = !form.beginsWithLetter() && form.secondBefore() == '0';
        // A part of a key is long, or joined to the next one; alone it is a key.
        int least = joinedBefore ? 8 : AccessKeyForm.SHORTEST;
        return !seen && (joinedBehind || form.length() >= least);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        byte before = window.at(at - 1);
        if (!Ascii.isBase64Url(before) && before != '.') {
            if (window.isDigit(at + 7)) {
                telegram(window, at, candidates);
            }
            return;
        }
        int start = at;
        while (at - start < MAX_BACK && (Ascii.isBase64Url(window.at(start - 1)) || window.at(start - 1) == '.')) {
            start--;
            if (window.isDigit(start)) {
                // An earlier anchor has seen the same beginning, unless it is one with a digit of its own.
                break;
            }
        }
        for (int i = start; i < at; i++) {
            if (i == start || !Ascii.isAlphanumeric(window.at(i - 1))) {
                if (found(window, i, candidates)) {
                    return;
                }
            }
        }
    }

    private static boolean found(Window window, int start, Candidates candidates) {
        if (window.isWordPart(start - 1)) {
            return false;
        }
        for (AccessKeyForm form : AccessKeyForm.beginningWith(window.at(start))) {
            int end = form.end(window, start);
            if (end > 0) {
                boolean made = form.test() || InfoType.ACCESS_KEY.madeSpace().contains(Ascii.text(window, start, end));
                candidates.add(InfoType.ACCESS_KEY, start, end, CONFIDENCE, CONFIDENCE, made);
                return true;
            }
        }
        int end =
                window.at(start) == 'S' ? sendGrid(window, start) : window.at(start) == 'y' ? oauth(window, start) : -1;
        if (end > 0) {
            candidates.add(InfoType.ACCESS_KEY, start, end, CONFIDENCE, CONFIDENCE, false);
        }
        return end > 0;
    }

    /** {@code SG.}, 22 characters, a full stop, 43 characters. */
    private static int sendGrid(Window window, int start) {
        if (!Ascii.at(window, start, "SG.") || window.at(start + 25) != '.') {
            return -1;
        }
        for (int i = start + 3; i < start + 69; i++) {
            if (i != start + 25 && !Ascii.isBase64Url(window.at(i))) {
                return -1;
            }
        }
        return Ascii.isBase64Url(window.at(start + 69)) ? -1 : start + 69;
    }

    /** {@code ya29.} and at least 40 characters. */
    private static int oauth(Window window, int start) {
        if (!Ascii.at(window, start, "ya29.")) {
            return -1;
        }
        int i = start + 5;
        while (i - start < MAX_OAUTH && Ascii.isBase64Url(window.at(i))) {
            i++;
        }
        return i - start > 45 ? i : -1;
    }

    /** Eight to ten digits, a colon, {@code AA} and 33 characters. */
    private static void telegram(Window window, int at, Candidates candidates) {
        int colon = window.endOfDigits(at);
        if (colon - at > 10 || window.at(colon) != ':' || !Ascii.at(window, colon + 1, "AA")) {
            return;
        }
        int i = colon + 3;
        while (i - colon < 40 && Ascii.isBase64Url(window.at(i))) {
            i++;
        }
        if (i - colon == 36) {
            candidates.add(InfoType.ACCESS_KEY, at, i, CONFIDENCE, CONFIDENCE, false);
        }
    }
}

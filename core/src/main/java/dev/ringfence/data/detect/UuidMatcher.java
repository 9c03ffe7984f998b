package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * UUIDs in the text form of RFC 9562, 4. Found so that nothing within one is taken for something else; the confidence
 * stays below {@link dev.ringfence.data.Finding#FIRM}, for most of them name a thing and no person.
 */
final class UuidMatcher implements Matcher {
    private static final double CONFIDENCE = 0.55;
    private static final int LENGTH = 36;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean group = form.after() == '-' && form.nextMayHave(4) && form.behindNext() == '-';
        boolean first = form.length() == 8 && group;
        boolean amid = form.length() == 4 && form.before() == '-' && !form.lastIsDigits();
        boolean last = form.after() == '-' && form.nextMayHave(12);
        return form.isHex() && (first || (amid && (group || last)));
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (!Ascii.isHex(window.at(at + 1)) && window.at(at + 1) != '-') {
            return;
        }
        int run = Ascii.startOfRun(window, at, 8);
        if (window.at(run + 8) == '-') {
            find(window, run, candidates);
        } else if (window.at(run + 4) == '-' && window.at(run - 1) == '-') {
            // The groups before the anchor's have no digit: else the first of them would have been asked.
            int start = window.at(run - 6) == '-' ? run - 14 : run - 9;
            for (int i = start; i < run; i++) {
                if (window.isDigit(i)) {
                    return;
                }
            }
            find(window, start, candidates);
        }
    }

    private static void find(Window window, int start, Candidates candidates) {
        for (int i = 0; i < LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            byte b = window.at(start + i);
            if (hyphen ? b != '-' : !Ascii.isHex(b)) {
                return;
            }
        }
        int end = start + LENGTH;
        if (!window.isWordPart(start - 1) && !window.isWordPart(end)) {
            candidates.offer(window, InfoType.UUID, start, end, CONFIDENCE, CONFIDENCE);
        }
    }
}

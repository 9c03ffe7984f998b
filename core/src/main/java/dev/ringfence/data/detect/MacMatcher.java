package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Hardware addresses of 48 bits (EUI-48) and 64 bits (EUI-64): pairs of hexadecimal digits joined by colons or hyphens
 * (IEEE 802-2014, 8.1), or three groups of four joined by dots, as network devices print them.
 */
final class MacMatcher implements Matcher {
    private static final double CONFIDENCE = 0.9;
    private static final int EUI48 = 6;
    private static final int EUI64 = 8;
    private static final int DOTTED_LENGTH = 14;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.COLON, Anchor.DIGIT, Anchor.CAPITAL);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean hyphens = form.length() == 2
                && form.after() == '-'
                && (form.before() == '-' || (form.nextMayHave(2) && form.behindNext() == '-'));
        boolean dots = form.length() == 4
                && (form.before() == '.' || (form.after() == '.' && form.nextMayHave(4)))
                && (form.after() == '.' || !form.isDigits());
        return form.isHex() && (hyphens || dots);
    }

    @Override
    public boolean wantsLoneColon() {
        return false;
    }

    @Override
    public boolean wantsColonBefore(byte behind) {
        return Ascii.isHex(behind);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        byte anchor = window.at(at);
        if (anchor == ':') {
            if (Ascii.isHex(window.at(at - 2)) && window.at(at + 3) == ':') {
                pairs(window, at - 2, candidates);
            }
            return;
        }
        int start = window.at(at + 1) == '-' && Ascii.isHex(window.at(at - 1)) ? at - 1 : at;
        if (window.at(start + 2) == '-') {
            if (window.at(start + 5) == '-' || window.at(start - 3) == '-') {
                int first = first(window, start, at, 2);
                if (first >= 0) {
                    pairs(window, first, candidates);
                }
            }
        } else if (Ascii.isHex(anchor)) {
            int group = Ascii.startOfRun(window, at, 4);
            if (window.at(group + 4) == '.' || window.at(group - 5) == '.') {
                int first = first(window, group, at, 4);
                if (first >= 0) {
                    dotted(window, first, candidates);
                }
            }
        }
    }

    /**
     * The beginning of the value that has a group here: groups before the anchor's may be letters alone. Negative if an
     * earlier anchor has asked for it.
     */
    private static int first(Window window, int group, int anchor, int size) {
        byte separator = size == 2 ? (byte) '-' : (byte) '.';
        int start = group;
        while (group - start < 3 * EUI64
                && window.at(start - 1) == separator
                && isGroup(window, start - 1 - size, size)) {
            start -= size + 1;
        }
        if (start < anchor && Ascii.isUpper(window.at(start))) {
            return -1;
        }
        for (int i = start; i < anchor; i++) {
            if (window.isDigit(i)) {
                return -1;
            }
        }
        return start;
    }

    private static boolean isGroup(Window window, int start, int size) {
        for (int i = start; i < start + size; i++) {
            if (!Ascii.isHex(window.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static void pairs(Window window, int start, Candidates candidates) {
        byte separator = window.at(start + 2);
        int pairs = 0;
        int i = start;
        while (pairs <= EUI64 && Ascii.isHex(window.at(i)) && Ascii.isHex(window.at(i + 1))) {
            pairs++;
            i += 2;
            if (window.at(i) != separator || !Ascii.isHex(window.at(i + 1))) {
                break;
            }
            i++;
        }
        byte before = window.at(start - 1);
        boolean inside = before == separator && Ascii.isHex(window.at(start - 2));
        if ((pairs == EUI48 || pairs == EUI64)
                && Ascii.isFreeBefore(window, start)
                && Ascii.isFreeBehind(window, i)
                && !inside) {
            found(window, start, i, candidates);
        }
    }

    private static void dotted(Window window, int start, Candidates candidates) {
        if (window.at(start + 4) != '.'
                || window.at(start + 9) != '.'
                || !isGroup(window, start, 4)
                || !isGroup(window, start + 5, 4)
                || !isGroup(window, start + 10, 4)) {
            return;
        }
        int end = start + DOTTED_LENGTH;
        boolean inside = window.at(start - 1) == '.' || (window.at(end) == '.' && window.isWordPart(end + 1));
        if (Ascii.isFreeBefore(window, start) && Ascii.isFreeBehind(window, end) && !inside) {
            found(window, start, end, candidates);
        }
    }

    private static void found(Window window, int start, int end, Candidates candidates) {
        candidates.offer(window, InfoType.MAC_ADDRESS, start, end, CONFIDENCE, CONFIDENCE);
    }
}

package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * IPv4 addresses in dotted decimal. A prefix length or port behind one is not a part of it. Versions are written alike:
 * a longer dotted number is none, and a name of a program or a word such as {@code version} before it speaks against.
 */
final class Ipv4Matcher implements Matcher {
    private static final double CONFIDENCE = 0.95;
    /** Four single digits are as often a version or a section of a document. */
    private static final double SHORT = 0.55;

    /**
     * Below {@link dev.ringfence.data.Finding#FIRM}: whose machine an address of a private network is, only that network
     * knows.
     */
    static final double PRIVATE = 0.55;

    private static final double VERSION = 0.25;
    private static final FoldedWords VERSION_WORDS = FoldedWords.of(
            "version",
            "versions",
            "ver",
            "v",
            "rev",
            "revision",
            "release",
            "build",
            "firmware",
            "section",
            "chapter",
            "oid",
            "sdk",
            "jdk",
            "jre",
            "assembly",
            "upgrade",
            "upgraded",
            "downgrade",
            "changelog",
            "clause");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean begins = !form.isBehindForeignLetter()
                && form.before() != '_'
                && !(form.before() == '.' && (form.secondBefore() == '0' || RunForm.isLetter(form.secondBefore())))
                && !(form.before() == '-' && form.secondBefore() == '.');
        return begins
                && form.isDigits()
                && form.length() <= 3
                && form.after() == '.'
                && form.nextIsDigits()
                && form.leastOfNext() <= 3
                && form.behindNext() == '.';
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int firstDot = window.at(at + 1) == '.' ? 1 : window.at(at + 2) == '.' ? 2 : window.at(at + 3) == '.' ? 3 : 0;
        if (firstDot == 0 || !window.isDigit(at + firstDot + 1)) {
            return;
        }
        int end = Ipv4.end(window, at);
        if (end < 0 || !Ascii.isFreeBehind(window, end) || continues(window, end) || !begins(window, at)) {
            return;
        }
        double alone = end - at == 7 ? SHORT : CONFIDENCE;
        if (isVersion(window, at, end)) {
            candidates.offer(window, InfoType.IP_ADDRESS, at, end, VERSION, VERSION);
        } else if (isPrivate(window, at)) {
            candidates.offer(window, InfoType.IP_ADDRESS, at, end, PRIVATE, PRIVATE);
        } else {
            candidates.offer(window, InfoType.IP_ADDRESS, at, end, alone, CONFIDENCE);
        }
    }

    /** RFC 1918, RFC 6598, RFC 3927. */
    private static boolean isPrivate(Window window, int at) {
        int dot = window.endOfDigits(at);
        int first = CalendarDate.number(window, at, dot);
        int second = CalendarDate.number(window, dot + 1, window.endOfDigits(dot + 1));
        return first == 10
                || (first == 192 && second == 168)
                || (first == 172 && second >> 4 == 1)
                || (first == 100 && second >> 6 == 1)
                || (first == 169 && second == 254);
    }

    /** A longer dotted number, or a range of versions. */
    private static boolean continues(Window window, int end) {
        return (window.at(end) == '.' && window.isWordPart(end + 1))
                || (window.at(end) == '-' && Ascii.isLetter(window.at(end + 1)) && !window.isLetter(end + 2))
                || (window.at(end) == '-' && Ascii.folded(window, end + 1, "snapshot"));
    }

    private static boolean begins(Window window, int at) {
        byte before = window.at(at - 1);
        if (before == '.') {
            return !window.isWordPart(at - 2);
        }
        return Ascii.isFreeBefore(window, at) && !(before == '-' && window.at(at - 2) == '.');
    }

    private static boolean isVersion(Window window, int at, int end) {
        if (window.at(at - 1) == '/' && Ascii.isLetter(window.at(at - 2))) {
            // Product tokens of RFC 9110, 10.1.5, such as those of browsers; hosts are printed alike.
            return window.at(end - 1) == '0' && window.at(end - 2) == '.';
        }
        int i = at;
        while (at - i < 5 && (Ascii.isSpace(window.at(i - 1)) || isJoint(window.at(i - 1)))) {
            i--;
        }
        int start = Ascii.startOfLetters(window, i, VERSION_WORDS.longest() + 1);
        return VERSION_WORDS.contain(window, start, i);
    }

    private static boolean isJoint(int b) {
        return b == ':' || b == '=' || b == '"' || b == '.' || b == '-' || b == '_' || b == '(';
    }
}

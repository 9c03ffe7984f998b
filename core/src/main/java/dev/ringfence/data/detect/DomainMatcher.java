package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Names of the domain name system, and URLs that begin with one and lack their scheme. File names, packages and member
 * access of program code look alike; so a name counts by itself only under a top-level domain that is nothing else.
 */
final class DomainMatcher implements Matcher {
    /** Below {@link dev.ringfence.data.Finding#FIRM}: a name tells of a person only sometimes. */
    private static final double CONFIDENCE = 0.55;

    private static final double WITH_CONTEXT = 0.8;
    private static final double DOUBTFUL = 0.25;
    private static final double URL_CONFIDENCE = 0.8;
    /** First words of packages: the name is written backwards. */
    private static final FoldedWords BACKWARDS = FoldedWords.of(
            "com",
            "org",
            "net",
            "io",
            "edu",
            "gov",
            "java",
            "javax",
            "jakarta",
            "dev",
            "me",
            "kotlin",
            "scala",
            "sun",
            "system",
            "this",
            "self",
            "std",
            "window",
            "document",
            "math",
            "console",
            "process",
            "module",
            "android");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DOT);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int start = start(window, at);
        if (start < 0 || !isFree(window, start)) {
            return;
        }
        int end = HostName.end(window, start);
        int last = HostName.lastLabel(window, start, end);
        if (last <= start || !HostName.isQualified(window, start, end) || !endsAsName(window, end)) {
            return;
        }
        int firstDot = start;
        while (window.at(firstDot) != '.') {
            firstDot++;
        }
        if (BACKWARDS.contain(window, start, firstDot) || !isCasedAsName(window, start, last, end)) {
            return;
        }
        double alone = isUnmistakable(window, start, last, end) ? CONFIDENCE : DOUBTFUL;
        int urlEnd = UrlMatcher.behindHost(window, start, end);
        if (window.at(end) == '/' && urlEnd > end + 1 && alone == CONFIDENCE) {
            UrlMatcher.add(window, start, urlEnd, URL_CONFIDENCE, candidates);
        } else {
            candidates.offer(window, InfoType.DOMAIN_NAME, start, end, alone, WITH_CONTEXT);
        }
    }

    /** Where the name begins whose first full stop this is; negative for a later one, which has been asked before. */
    private static int start(Window window, int dot) {
        int i = dot;
        while (dot - i <= HostName.MAX_LABEL && (window.isWordPart(i - 1) || window.at(i - 1) == '-')) {
            i--;
        }
        if (dot - i > HostName.MAX_LABEL || i == dot || window.at(i) == '-') {
            return -1;
        }
        if (window.at(i - 1) != '.' || !window.isWordPart(i - 2)) {
            return i;
        }
        // A label of digits before makes no anchor, so this is the first one only then.
        return window.isDigit(i) && i - 1 > 0 && window.isDigit(i - 2) ? i : -1;
    }

    private static boolean isFree(Window window, int start) {
        return switch (window.at(start - 1)) {
            case '@', '.', '_', '-', '$', '/', '\\', '#', '%', '&', '+', '~' -> false;
            default -> true;
        };
    }

    /** Not a call, a mailbox, a file's further ending or an array. */
    private static boolean endsAsName(Window window, int end) {
        byte next = window.at(end);
        return Ascii.isFreeBehind(window, end)
                && next != '('
                && next != '@'
                && next != '['
                && next != '='
                && next != '-'
                && next != '\\'
                && !(next == '.' && window.isWordPart(end + 1))
                && !(next == ':' && window.at(end + 1) == ':');
    }

    /** All capitals, or none in the top-level domain and none within the others but of a brand at a common domain. */
    private static boolean isCasedAsName(Window window, int start, int last, int end) {
        boolean lower = false;
        boolean upperBehindLower = false;
        for (int i = start; i < last; i++) {
            byte b = window.at(i);
            boolean upper = Ascii.isUpper(b);
            lower |= Ascii.isLetter(b) && !upper;
            upperBehindLower |= upper && i > start && window.at(i - 1) != '.' && lower;
        }
        boolean upperTop = Ascii.isUpper(window.at(last));
        for (int i = last; i < end; i++) {
            if (Ascii.isLetter(window.at(i)) && Ascii.isUpper(window.at(i)) != upperTop) {
                return false;
            }
        }
        return upperTop ? !lower : !upperBehindLower || Ascii.at(window, last, "com");
    }

    private static boolean isUnmistakable(Window window, int start, int last, int end) {
        if (TopLevelDomains.isUnmistakable(window, last, end) || Ascii.folded(window, last, "xn--")) {
            return true;
        }
        if (end - last != 2) {
            return false;
        }
        int registry = HostName.lastLabel(window, start, last - 1);
        return registry > start && TopLevelDomains.isRegistry(window, registry, last - 1);
    }
}

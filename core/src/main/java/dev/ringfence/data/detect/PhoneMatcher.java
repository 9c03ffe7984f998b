package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Telephone numbers as people write them: international with a plus, 00 or 011 and a country code (ITU-T E.123), or in
 * the national form of their country, with parentheses, spaces, hyphens, dots and slashes, and an extension behind.
 * Digits that are not separated need a context word.
 *
 * <p>Reads at most {@value PhoneGroups#MAX} groups of digits and takes the reading with the best evidence, among equals
 * the longest.
 */
final class PhoneMatcher implements Matcher {
    private static final int MAX_GROUP = 15;
    /** Without separators fewer digits are no number. */
    private static final int FEWEST = 7;

    private static final String SEPARATORS = " -./()";

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        if (form.isBehindForeignLetter() || isAmid(form.before(), form.secondBefore())) {
            return false;
        }
        if (!form.isDigits()) {
            // An extension may follow at once: 2127365000x12.
            return !form.beginsWithLetter() && !form.isHex() && form.length() > FEWEST;
        }
        if (form.length() > MAX_GROUP) {
            return false;
        }
        boolean joint = form.after() == Window.OTHER || RunForm.isOneOf(form.after(), SEPARATORS);
        byte second = form.secondBehind();
        boolean gap = second == Window.OTHER || RunForm.isOneOf(second, SEPARATORS);
        boolean group = second == '0'
                && (!form.nextIsDigits()
                        || form.length() + form.leastOfNext() >= PhoneReading.FEWEST
                        || form.behindNext() == Window.OTHER
                        || RunForm.isOneOf(form.behindNext(), SEPARATORS));
        return form.length() >= PhoneReading.FEWEST || (joint && (gap || group));
    }

    /** As {@link PhoneBounds#begins} has it; a prefix begins with none of these. */
    private static boolean isAmid(byte before, byte second) {
        return switch (before) {
            case '_', '$', '%', '@', '\\', '*' -> true;
            case ':' -> second == '0';
            case '.' -> second == '0' || second == '.' || second == '_';
            case '-', '/' -> second == '0' || RunForm.isLetter(second) || second == before;
            default -> false;
        };
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int prefix = PhonePrefix.before(window, at);
        if (PhoneBounds.begins(window, at - PhonePrefix.length(prefix))) {
            read(window, at, prefix, candidates);
        }
    }

    private static void read(Window window, int at, int prefix, Candidates candidates) {
        int start = at - PhonePrefix.length(prefix);
        boolean international = PhonePrefix.has(PhonePrefix.PLUS, prefix) || PhoneReading.hasExitCode(window, at);
        boolean row = PhoneBounds.followsDigits(window, start) && !PhonePrefix.has(PhonePrefix.PLUS, prefix);
        PhoneEvidence best = PhoneEvidence.NONE;
        int bestStart = start;
        int bestEnd = at;
        long digits = 0;
        int count = 0;
        int lengths = 0;
        int gaps = 0;
        int gap = PhoneGroups.NONE;
        boolean enclosed = PhonePrefix.enclosing(prefix);
        int depth = prefix >= PhonePrefix.OPEN ? 1 : 0;
        for (int i = at, groups = 0; groups < PhoneGroups.MAX && depth >= 0 && depth <= 1; ) {
            int end = window.endOfDigits(i);
            if (end - i > MAX_GROUP || count + end - i > PhoneDigits.MAX) {
                break;
            }
            if (!international || !isTrunkZero(window, i, end)) {
                for (int j = i; j < end; j++) {
                    digits = digits * 10 + (window.at(j) - '0');
                }
                count += end - i;
                lengths = (lengths << 4) | (end - i);
                gaps = (gaps << 4) | gap;
                groups++;
            }
            int next = PhoneBounds.nextGroup(window, end);
            int nextGap = next < 0 ? -1 : PhoneGroups.kind(window, end, next);
            if (depth == 0 || enclosed) {
                PhoneEvidence evidence = PhoneReading.evidence(prefix, digits, count, lengths, gaps);
                boolean amid = row && depth == 0 && (gaps == 0 || PhoneGroups.separatedBy(PhoneGroups.SPACE, gaps));
                boolean last = nextGap < 0 || (enclosed && window.at(end) == ')');
                boolean ends = last
                        ? PhoneBounds.ends(window, end, evidence)
                        : PhoneBounds.endsBefore(window, next, nextGap, evidence, gap);
                if (evidence.atLeast(best) && ends && !amid) {
                    best = evidence;
                    bestStart = enclosed ? start + 1 : start;
                    bestEnd = end;
                }
            }
            if (nextGap < 0) {
                break;
            }
            enclosed &= nextGap < PhoneGroups.CLOSE;
            depth += PhoneGroups.opened(window, end, next);
            gap = nextGap;
            i = next;
        }
        if (best != PhoneEvidence.NONE) {
            add(window, bestStart, bestEnd, best, candidates);
        }
    }

    private static void add(Window window, int start, int end, PhoneEvidence evidence, Candidates candidates) {
        int last = PhoneExtension.end(window, end);
        if (!candidates.wants(InfoType.PHONE_NUMBER, start, last, evidence.alone(), evidence.withContext())) {
            return;
        }
        String number = window.original(start, end);
        boolean assured = evidence == PhoneEvidence.LIKELY && PhoneMetadata.isAssigned(number);
        PhoneEvidence sure = assured ? PhoneEvidence.NATIONAL : evidence;
        boolean made = InfoType.PHONE_NUMBER.madeSpace().contains(number);
        candidates.add(InfoType.PHONE_NUMBER, start, last, sure.alone(), sure.withContext(), made);
    }

    /** The zero of {@code +44 (0)20}, which is not dialled. */
    private static boolean isTrunkZero(Window window, int from, int end) {
        return end - from == 1 && window.at(from) == '0' && window.at(from - 1) == '(' && window.at(end) == ')';
    }
}

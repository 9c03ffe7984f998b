package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * IPv6 addresses, with their zone; brackets, a port and a prefix length are not a part of them. Two colons alone, and
 * names of program code such as {@code std::dec}, are none.
 */
final class Ipv6Matcher implements Matcher {
    private static final double CONFIDENCE = 0.95;
    /** Few digits around a double colon. */
    private static final double SHORT = 0.3;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.COLON);
    }

    @Override
    public boolean wantsLoneColon() {
        return false;
    }

    @Override
    public boolean wantsColonBefore(byte behind) {
        return behind == ':' || Ascii.isHex(behind);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        byte before = window.at(at - 1);
        byte behind = window.at(at + 1);
        if (!Ascii.isHex(before)) {
            if (behind != ':' || before == ':' || window.isWordPart(at - 1) || before == '_') {
                return;
            }
        } else if (behind != ':' && !Ascii.isHex(behind)) {
            return;
        }
        int start = at;
        while (at - start < 5 && Ascii.isHex(window.at(start - 1))) {
            start--;
        }
        if (at - start > 4 || !Ascii.isFreeBefore(window, start) || isInside(window, start)) {
            return;
        }
        int end = Ipv6.end(window, start);
        if (end < 0 || end - start < 3 || continues(window, end)) {
            return;
        }
        int zone = Ipv6.endOfZone(window, end);
        if (isLocal(window, start)) {
            candidates.offer(window, InfoType.IP_ADDRESS, start, zone, Ipv4Matcher.PRIVATE, Ipv4Matcher.PRIVATE);
            return;
        }
        double alone = (zone > end || isLong(window, start, end)) ? CONFIDENCE : SHORT;
        candidates.offer(window, InfoType.IP_ADDRESS, start, zone, alone, CONFIDENCE);
    }

    /** RFC 4193 and RFC 4291, 2.5.6. */
    private static boolean isLocal(Window window, int start) {
        int second = window.at(start + 1) | 0x20;
        int third = Ascii.hexValue(window.at(start + 2));
        return (window.at(start) | 0x20) == 'f'
                && window.at(start + 4) == ':'
                && (second == 'c' || second == 'd' || (second == 'e' && third >= 8 && third < 12));
    }

    /** Behind a colon that belongs to the same value: then its first colon has been asked already. */
    private static boolean isInside(Window window, int start) {
        byte before = window.at(start - 1);
        byte second = window.at(start - 2);
        if (before == ':' && (second == ':' || Ascii.isHex(second))) {
            return !isLabel(window, start - 1);
        }
        return before == '.' && window.isWordPart(start - 2);
    }

    /** A word before the colon that is no group, as in {@code source:2001:db8::1}. */
    private static boolean isLabel(Window window, int colon) {
        int i = colon;
        while (colon - i < 5 && Ascii.isHex(window.at(i - 1))) {
            i--;
        }
        return colon > i && (colon - i > 4 || !Ascii.isFreeBefore(window, i));
    }

    private static boolean continues(Window window, int end) {
        byte next = window.at(end);
        return !Ascii.isFreeBehind(window, end)
                || (next == ':' && (Ascii.isHex(window.at(end + 1)) || window.at(end + 1) == ':'))
                || (next == '.' && window.isDigit(end + 1));
    }

    /** True if there is more than two short groups, or a loopback address. */
    private static boolean isLong(Window window, int start, int end) {
        int groups = 0;
        int longest = 0;
        boolean digit = false;
        int length = 0;
        for (int i = start; i < end; i++) {
            boolean hex = Ascii.isHex(window.at(i));
            digit |= window.isDigit(i);
            groups += hex && length == 0 ? 1 : 0;
            length = hex ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return digit && (groups > 2 || longest == 4 || Ascii.at(window, start, "::"));
    }
}

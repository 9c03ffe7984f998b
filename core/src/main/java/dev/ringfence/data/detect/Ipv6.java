package dev.ringfence.data.detect;

/** Reads an IPv6 address in any spelling of RFC 4291, 2.2, with the zone of RFC 4007, 11. */
final class Ipv6 {
    private static final int GROUPS = 8;
    private static final int MAX_ZONE = 15;

    private Ipv6() {}

    /**
     * Where the address ends that begins here, without its zone; -1 if there is none.
     *
     * <p>What follows is looked at only as far as it tells that the address is a part of something longer.
     */
    static int end(Window window, int start) {
        int i = start;
        int groups = 0;
        boolean compressed = false;
        if (window.at(i) == ':') {
            if (window.at(i + 1) != ':') {
                return -1;
            }
            compressed = true;
            i += 2;
        }
        while (true) {
            int first = i;
            while (i - first < 5 && Ascii.isHex(window.at(i))) {
                i++;
            }
            int digits = i - first;
            if (digits == 0) {
                // Only behind a double colon nothing need follow.
                return compressed && window.at(i - 1) == ':' && window.at(i - 2) == ':' && window.at(i) != ':' ? i : -1;
            }
            if (window.at(i) == '.' && groups <= (compressed ? GROUPS - 3 : GROUPS - 2)) {
                int end = Ipv4.end(window, first);
                if (end >= 0) {
                    return compressed || groups == GROUPS - 2 ? end : -1;
                }
            }
            if (digits > 4 || ++groups > GROUPS - (compressed ? 1 : 0)) {
                return -1;
            }
            if (window.at(i) != ':') {
                return compressed || groups == GROUPS ? i : -1;
            }
            boolean two = window.at(i + 1) == ':';
            if (!two && !Ascii.isHex(window.at(i + 1))) {
                // A colon of the sentence.
                return compressed || groups == GROUPS ? i : -1;
            }
            if (two && (compressed || groups == GROUPS)) {
                return -1;
            }
            compressed |= two;
            i += two ? 2 : 1;
        }
    }

    /** Where the zone ends that follows the address, the same index if none does. */
    static int endOfZone(Window window, int end) {
        if (window.at(end) != '%') {
            return end;
        }
        int i = end + 1;
        while (i - end <= MAX_ZONE && (Ascii.isBase64Url(window.at(i)) || window.at(i) == '~')) {
            i++;
        }
        return i == end + 1 ? end : i;
    }
}

package dev.ringfence.data.detect;

/** Reads an IPv4 address: four decimal numbers up to 255 without leading zeros (RFC 3986, 3.2.2 dec-octet). */
final class Ipv4 {
    /** The longest spelling. */
    static final int MAX_LENGTH = 15;

    private Ipv4() {}

    /** Where the address ends that begins here, -1 if there is none. What may follow is the caller's question. */
    static int end(Window window, int start) {
        int i = start;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0) {
                if (window.at(i) != '.') {
                    return -1;
                }
                i++;
            }
            int first = i;
            int value = 0;
            while (i - first < 4 && window.isDigit(i)) {
                value = value * 10 + window.at(i++) - '0';
            }
            int digits = i - first;
            if (digits == 0 || digits > 3 || value > 255 || (digits > 1 && window.at(first) == '0')) {
                return -1;
            }
        }
        return i;
    }
}

package dev.ringfence.data.checksum;

/** What a character counts as: digits 0 to 9, capital letters 10 to 35, whatever else -1. */
final class Base36 {
    private Base36() {}

    static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }

    static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }
}

package dev.ringfence.data.detect;

/** Reads UTF-8 (RFC 3629) where it stands. What is malformed is nobody's letter. */
final class Utf8 {
    private static final int MALFORMED = 0xFFFD;

    private Utf8() {}

    /** The bytes of the sequence that begins with this byte; 1 for what begins none. */
    static int length(byte lead) {
        int b = lead & 0xFF;
        return b < 0xC2 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 1;
    }

    /** The character that begins at an index, -1 if a sequence goes on there. */
    static int codePoint(byte[] bytes, int index, int end) {
        byte lead = bytes[index];
        if (lead >= 0) {
            return lead;
        }
        if ((lead & 0xC0) == 0x80) {
            return -1;
        }
        int length = length(lead);
        if (length == 1 || index + length > end) {
            return MALFORMED;
        }
        int point = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            byte next = bytes[index + i];
            if ((next & 0xC0) != 0x80) {
                return MALFORMED;
            }
            point = point << 6 | (next & 0x3F);
        }
        return point;
    }
}

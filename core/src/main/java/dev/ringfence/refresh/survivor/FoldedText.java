package dev.ringfence.refresh.survivor;

import java.util.Arrays;

/**
 * A text as a survivor is looked for in it: its letters and digits alone, without regard to case, spaces, punctuation and
 * escapes, with the places where a value may begin and end. So {@code +49 30 901-820} and {@code 4930901820} are one, and
 * {@code "Ada Lovelace\n"} holds {@code adalovelace}.
 *
 * <p>Works on bytes of UTF-8 without decoding them. Case is disregarded for ASCII, Latin-1, Greek and Cyrillic letters; a
 * letter and a combining mark are not taken for the composed letter. Escapes of JSON, of URLs ({@code %40}) and of
 * PostgreSQL's COPY are read; what is compressed, encrypted, or encoded otherwise is not. Bytes of zero are passed over, so
 * that UTF-16 text in Latin letters is read too. Reused from text to text; for one thread.
 */
public final class FoldedText {
    /** The most bytes that are folded at a time. */
    static final int CAPACITY = 32 * 1024;

    /** Of shorter texts the runs are so few that to look for each is faster. */
    private static final int WORTH_BITS = 24;

    private static final int LONE_DIGITS = ShortText.LONE_DIGITS;

    /** Readers of words may read past the end. */
    private static final int PADDING = 8;

    private static final byte SEPARATOR = 0;
    private static final byte SKIPPED = -1;
    private static final byte SPECIAL = -2;
    private static final byte[] ASCII = table();

    private final byte[] bytes = new byte[CAPACITY + 4 + PADDING];
    private final int[] starts = new int[2 * CAPACITY + 8];
    private final int[] ends = new int[2 * CAPACITY + 8];
    private int length;
    private int startCount;
    private int endCount;
    private int words;
    private int digits;
    private boolean ascii;
    private boolean inWord;
    private int wordStart;
    private int digitStart;
    private final ShortText brief = new ShortText();

    private static byte[] table() {
        byte[] table = new byte[256];
        Arrays.fill(table, 128, 256, SPECIAL);
        for (int c = 0; c < 128; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            table[c] = digit ? (byte) c : letter ? (byte) (c | 0x20) : SEPARATOR;
        }
        table[0] = SKIPPED;
        table['\\'] = SPECIAL;
        table['%'] = SPECIAL;
        return table;
    }

    /** The letters and digits; valid up to {@link #length()}, with some bytes behind that may be read. */
    public byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where values may begin, ascending. */
    int[] starts() {
        return starts;
    }

    int startCount() {
        return startCount;
    }

    /** Where values may end, ascending. */
    int[] ends() {
        return ends;
    }

    int endCount() {
        return endCount;
    }

    /** How many runs of letters and digits there are. */
    int words() {
        return words;
    }

    /** How many of the bytes are digits. */
    int digits() {
        return digits;
    }

    /** True if no letter is of another alphabet: such texts may do without spaces. */
    boolean ascii() {
        return ascii;
    }

    private void clear() {
        length = 0;
        startCount = 0;
        endCount = 0;
        words = 0;
        digits = 0;
        ascii = true;
        inWord = false;
        digitStart = -1;
    }

    /**
     * Folds a text, or as much of its beginning as there is room for.
     *
     * @param copyEscapes whether it is a field of COPY's text format, with that format's escapes
     * @return where the rest begins, {@code to} if there is none
     */
    public int fold(byte[] text, int from, int to, boolean copyEscapes) {
        if (to - from >= WORTH_BITS && brief.read(text, from, to)) {
            foldShort();
            return to;
        }
        clear();
        int i = from;
        while (i < to && length < CAPACITY) {
            int folded = ASCII[text[i] & 0xFF];
            if (folded >= 'a') {
                i = letters(text, i, to);
            } else if (folded > 0) {
                i = digits(text, i, to);
            } else if (folded == SEPARATOR) {
                separate();
                i++;
            } else if (folded == SKIPPED) {
                i++;
            } else {
                i += special(text, i, to, copyEscapes);
            }
        }
        separate();
        return i;
    }

    private void foldShort() {
        brief.write(bytes);
        brief.bound();
        length = brief.length();
        startCount = brief.starts(starts);
        endCount = brief.ends(ends);
        words = brief.words();
        digits = brief.digits();
        ascii = true;
    }

    /** A run of letters of ASCII, eight bytes at a time. */
    private int letters(byte[] text, int from, int to) {
        if (!inWord) {
            beginWord();
        } else if (digitStart >= 0) {
            endDigits(false);
        }
        int last = Math.min(to, from + CAPACITY - length);
        int i = from;
        while (i <= text.length - Long.BYTES && i < last) {
            long lower = EightBytes.read(text, i) | EightBytes.LOWER;
            long others = EightBytes.notLetters(lower);
            EightBytes.write(bytes, length, lower);
            int run = Math.min(Long.numberOfTrailingZeros(others) >>> 3, last - i);
            length += run;
            i += run;
            if (others != 0) {
                return i;
            }
        }
        for (; i < last && ASCII[text[i] & 0xFF] >= 'a'; i++) {
            bytes[length++] = ASCII[text[i] & 0xFF];
        }
        return i;
    }

    /** A run of digits, eight bytes at a time. */
    private int digits(byte[] text, int from, int to) {
        if (!inWord) {
            beginWord();
            digitStart = length;
        } else if (digitStart < 0) {
            digitStart = length;
        }
        int before = length;
        int last = Math.min(to, from + CAPACITY - length);
        int i = from;
        long others = 0;
        while (others == 0 && i <= text.length - Long.BYTES && i < last) {
            long word = EightBytes.read(text, i);
            others = EightBytes.notDigits(word);
            EightBytes.write(bytes, length, word);
            int run = Math.min(Long.numberOfTrailingZeros(others) >>> 3, last - i);
            length += run;
            i += run;
        }
        for (; others == 0 && i < last && ASCII[text[i] & 0xFF] > 0 && ASCII[text[i] & 0xFF] <= '9'; i++) {
            bytes[length++] = text[i];
        }
        digits += length - before;
        return i;
    }

    private void beginWord() {
        inWord = true;
        wordStart = length;
        digitStart = -1;
        words++;
        starts[startCount++] = length;
    }

    private void put(int folded) {
        boolean digit = folded <= '9' && folded >= '0';
        if (!inWord) {
            beginWord();
        } else if (!digit && digitStart >= 0) {
            endDigits(false);
        }
        if (digit) {
            digitStart = digitStart < 0 ? length : digitStart;
            digits++;
        }
        ascii &= folded > 0;
        bytes[length++] = (byte) folded;
    }

    /** A telephone number may stand with its leading zeros or without, and a number be glued to letters. */
    private void endDigits(boolean atEndOfWord) {
        if (length - digitStart >= LONE_DIGITS) {
            int first = digitStart;
            while (first < length - LONE_DIGITS && bytes[first] == '0') {
                first++;
            }
            if (digitStart != wordStart) {
                starts[startCount++] = digitStart;
            }
            if (first != digitStart) {
                starts[startCount++] = first;
            }
            if (!atEndOfWord) {
                ends[endCount++] = length;
            }
        } else if (digitStart == wordStart && bytes[digitStart] == '0') {
            // 0049 30 ...: the zeros go, whatever comes behind.
            int first = digitStart;
            while (first < length - 1 && bytes[first] == '0') {
                first++;
            }
            if (first != digitStart) {
                starts[startCount++] = first;
            }
        }
        digitStart = -1;
    }

    private void separate() {
        if (inWord) {
            if (digitStart >= 0) {
                endDigits(true);
            }
            ends[endCount++] = length;
            inWord = false;
        }
    }

    /** A second beginning within a word: what stands before may be the letter of an escape. */
    private void mayBeginHere() {
        if (starts[startCount - 1] != length) {
            starts[startCount++] = length;
        }
    }

    /** Reads what is no letter or digit of ASCII; answers how many bytes it takes. */
    private int special(byte[] text, int at, int to, boolean copyEscapes) {
        int c = text[at] & 0xFF;
        if (c == '\\') {
            return backslash(text, at, to, copyEscapes);
        }
        if (c == '%') {
            int code = hexadecimal(text, at + 1, to, 2);
            if (code < 0) {
                separate();
                return 1;
            }
            single(code);
            return 3;
        }
        int next = at + 1 < to ? text[at + 1] & 0xFF : 0;
        if (c == 0xC2 && next < 0xC0) {
            // Controls and punctuation of Latin-1, but for the ordinal indicators and the micro sign.
            if (next == 0xAA || next == 0xB5 || next == 0xBA) {
                put(c);
                put(next);
            } else {
                separate();
            }
            return 2;
        }
        int third = at + 2 < to ? text[at + 2] & 0xFF : 0;
        // General punctuation to miscellaneous symbols, CJK punctuation without the iteration mark, and emoji.
        boolean symbol = (c == 0xE2 && next >= 0x80 && next < 0xB0) || (c == 0xE3 && next == 0x80 && third != 0x85);
        if (symbol || (c == 0xF0 && next == 0x9F)) {
            separate();
            return Math.min(symbol ? 3 : 4, to - at);
        }
        if (c == 0xEF && next >= 0xBB && next <= 0xBD) {
            return wide((next & 0x3F) << 6 | (third & 0x3F), to - at);
        }
        if (c >= 0xC3 && c <= 0xD1 && next >= 0x80 && next < 0xC0) {
            int letter = lowerCase((c & 0x1F) << 6 | (next & 0x3F));
            put((0xC0 | letter >>> 6) - 256);
            put((0x80 | (letter & 0x3F)) - 256);
            return 2;
        }
        put(c - 256);
        return 1;
    }

    /** A letter or digit of full width, as in Japanese text, is the ordinary one; a byte order mark is nothing. */
    private int wide(int low, int left) {
        int code = 0xF000 | low;
        if (code > 0xFF00 && code < 0xFF5F) {
            single(code - 0xFEE0);
        } else if (code != 0xFEFF) {
            separate();
        }
        return Math.min(3, left);
    }

    /** Of the letters of Latin-1, Greek and Cyrillic that have a fixed distance to their capitals. */
    private static int lowerCase(int c) {
        boolean latin = c >= 0xC0 && c <= 0xDE && c != 0xD7;
        boolean greekOrCyrillic = (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
        return latin || greekOrCyrillic ? c + 32 : c >= 0x400 && c <= 0x40F ? c + 80 : c;
    }

    private int backslash(byte[] text, int at, int to, boolean copyEscapes) {
        int i = at + 1;
        if (copyEscapes && i < to && text[i] != '\\') {
            // Tab, line end or the like; never a letter.
            separate();
            return 2;
        }
        if (copyEscapes) {
            i++;
        }
        int c = i < to ? text[i] : 0;
        if (c == 'u') {
            int code = hexadecimal(text, i + 1, to, 4);
            if (code >= 0) {
                character(code);
                return i + 5 - at;
            }
        }
        separate();
        boolean letterOfEscape = c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f';
        if (letterOfEscape) {
            // The escape of a line end, or a path: both readings.
            put(c);
            mayBeginHere();
            return i + 1 - at;
        }
        return i - at;
    }

    /** A byte that was written as its code. */
    private void single(int code) {
        int folded = code < 128 ? ASCII[code] : 1;
        if (folded <= 0) {
            separate();
        } else {
            put(code < 128 ? folded : code - 256);
        }
    }

    /** A character that was written as its code; one half of a pair of surrogates stays what it is. */
    private void character(int code) {
        if (code < 128) {
            single(code);
        } else if (code < 0xC0 || (code >= 0x2000 && code < 0x2080) || (code >= 0x3000 && code < 0x3040)) {
            separate();
        } else if (code < 0x800) {
            int letter = lowerCase(code);
            put((0xC0 | letter >>> 6) - 256);
            put((0x80 | (letter & 0x3F)) - 256);
        } else {
            put((0xE0 | code >>> 12) - 256);
            put((0x80 | (code >>> 6 & 0x3F)) - 256);
            put((0x80 | (code & 0x3F)) - 256);
        }
    }

    /** The number, or -1 if there are not so many digits. */
    private static int hexadecimal(byte[] text, int from, int to, int count) {
        if (from + count > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}

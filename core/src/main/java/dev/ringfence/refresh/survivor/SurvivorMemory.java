package dev.ringfence.refresh.survivor;

import java.nio.charset.StandardCharsets;

/**
 * What is remembered of the source's identifying values while they are copied: keyed fingerprints in fixed memory, from
 * which no value can be read. Safe for use by many threads.
 *
 * <p>A value is remembered in its folded form ({@link FoldedText}), the first {@value #LONGEST} bytes of it. It is
 * <em>distinctive</em> if it has {@value #SHORTEST} letters and digits or more and a digit or a second word among them: such
 * a value is looked for anywhere. A lone word, such as a family name, is looked for as a whole cell alone, since words of
 * texts are often somebody's name too. What is shorter still is not remembered: it would be found by chance.
 */
public final class SurvivorMemory {
    public static final int LONGEST = 64;
    static final int SHORTEST = 6;
    static final int SHORTEST_WORD = 3;

    /** Tells the fingerprints of words from those of values, in one set. */
    private static final long WORD = 1L << 62;

    /** No folded text holds it. */
    private static final String WORD_MARK = " ";

    private final WindowHash hash;
    private final Fingerprints fingerprints;

    public SurvivorMemory(WindowHash hash, Fingerprints fingerprints) {
        this.hash = hash;
        this.fingerprints = fingerprints;
    }

    SurvivorMemory(WindowHash hash, FingerprintBlocks blocks) {
        this(hash, new Fingerprints(blocks));
    }

    /** A form under which a value is remembered and looked for. */
    enum Kind {
        VALUE,
        WORD,
        TOO_SHORT
    }

    /** For so many values, with repetitions; they are not told apart while they are counted. */
    public static SurvivorMemory of(long expected, long mostBytes) {
        return new SurvivorMemory(WindowHash.random(), FingerprintBlocks.of(expected, mostBytes));
    }

    /** Remembers a value that was folded whole. */
    public void remember(FoldedText text) {
        switch (kind(text)) {
            case TOO_SHORT -> fingerprints.addTooShort();
            case WORD -> fingerprints.addWord(fingerprintOfWord(text));
            case VALUE -> {
                int from = begin(text);
                int end = end(text);
                boolean number = isNumber(text, from, end);
                fingerprints.addValue(fingerprint(text.bytes(), from, end), end - from, number);
            }
        }
    }

    /** One for a thread that remembers many. */
    public Writer writer() {
        return new Writer();
    }

    /** Remembers for one thread. What it holds is remembered by all after {@link #flush}. */
    public final class Writer {
        private final Fingerprints.Writer writer = fingerprints.writer();

        public void remember(FoldedText text) {
            switch (kind(text)) {
                case TOO_SHORT -> writer.addTooShort();
                case WORD -> writer.addWord(fingerprintOfWord(text));
                case VALUE -> {
                    int from = begin(text);
                    int end = end(text);
                    boolean number = isNumber(text, from, end);
                    writer.addValue(fingerprint(text.bytes(), from, end), end - from, number);
                }
            }
        }

        /** Remembers a short value, as its text would be. */
        public void remember(FoldedValue value) {
            int length = value.length();
            switch (kind(length, value.words(), value.digits())) {
                case TOO_SHORT -> writer.addTooShort();
                case WORD -> writer.addWord(value.fingerprint(hash) | WORD);
                case VALUE -> writer.addValue(value.fingerprint(hash), length, value.digits() == length);
            }
        }

        public void flush() {
            writer.flush();
        }
    }

    static Kind kind(FoldedText text) {
        return kind(text.length() - begin(text), text.words(), text.digits());
    }

    private static Kind kind(int length, int words, int digits) {
        if (length >= SHORTEST && (digits > 0 || words > 1)) {
            return Kind.VALUE;
        }
        return words == 1 && length >= SHORTEST_WORD && digits == 0 ? Kind.WORD : Kind.TOO_SHORT;
    }

    /** Behind the leading zeros of a number. */
    public static int begin(FoldedText text) {
        int begin = 0;
        while (text.digits() == text.length() && begin < text.length() && text.bytes()[begin] == '0') {
            begin++;
        }
        return begin;
    }

    /** Behind the last word that ends within the longest form, or in the middle of one that is longer. */
    public static int end(FoldedText text) {
        int most = begin(text) + LONGEST;
        if (text.length() <= most) {
            return text.length();
        }
        int end = 0;
        for (int i = 0; i < text.endCount() && text.ends()[i] <= most; i++) {
            end = text.ends()[i];
        }
        return end >= begin(text) + SHORTEST ? end : most;
    }

    /** The form of a folded text under which it is remembered, for exact comparison; that of a lone word is marked. */
    public static String form(FoldedText text) {
        String form = form(text.bytes(), begin(text), end(text));
        return kind(text) == Kind.WORD ? WORD_MARK + form : form;
    }

    public static boolean isWord(String form) {
        return form.startsWith(WORD_MARK);
    }

    public static boolean isNumber(String form) {
        return form.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** True if a stretch is nothing but digits. */
    static boolean isNumber(FoldedText text, int from, int to) {
        if (text.digits() == text.length() || text.digits() < to - from) {
            return text.digits() == text.length();
        }
        int at = from;
        while (at < to && text.bytes()[at] >= '0' && text.bytes()[at] <= '9') {
            at++;
        }
        return at == to;
    }

    public static String form(byte[] folded, int from, int to) {
        return new String(folded, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private FingerprintBlocks blocks() {
        return fingerprints.blocks();
    }

    /** By which a value is asked for. */
    long fingerprint(byte[] folded, int from, int to) {
        return hash.of(folded, from, to - from);
    }

    boolean mightHoldValue(byte[] folded, int from, int to) {
        return holdsLength(to - from) && blocks().mightContain(fingerprint(folded, from, to));
    }

    /** Whether a value was remembered that was folded whole. */
    boolean mightHold(FoldedText text) {
        return switch (kind(text)) {
            case VALUE -> mightHoldValue(text.bytes(), begin(text), end(text));
            case WORD -> mightHoldWord(text);
            case TOO_SHORT -> false;
        };
    }

    boolean mightHoldWord(FoldedText text) {
        return mightHold(fingerprintOfWord(text));
    }

    /** By which a lone word is asked for. */
    long fingerprintOfWord(FoldedText text) {
        return fingerprint(text.bytes(), 0, end(text)) | WORD;
    }

    boolean mightHold(long fingerprint) {
        return blocks().mightContain(fingerprint);
    }

    /** The same of many; see {@link FingerprintBlocks#mightContain(long[], int, int[])}. */
    int mightHold(long[] asked, int count, int[] held) {
        return blocks().mightContain(asked, count, held);
    }

    /** True if a value of that length was remembered. */
    public boolean holdsLength(int length) {
        return fingerprints.holdsLength(length);
    }

    /** True if a value of that length was remembered that is more than digits. */
    boolean holdsTextOfLength(int length) {
        return fingerprints.holdsTextOfLength(length);
    }

    /** True if a number of so many digits was remembered. */
    boolean holdsNumberOfLength(int length) {
        return fingerprints.numbersOfLength(length) > 0;
    }

    /** The length of the longest value that was remembered; 0 if none was. */
    int longest() {
        int longest = LONGEST;
        while (longest > 0 && !holdsLength(longest)) {
            longest--;
        }
        return longest;
    }

    /** How many values were remembered that may be found anywhere. */
    public long values() {
        return fingerprints.values();
    }

    /** How many lone words were remembered. */
    public long words() {
        return fingerprints.words();
    }

    /** How many values were too short to be told from chance. */
    public long tooShort() {
        return fingerprints.tooShort();
    }

    /**
     * How probable it is at most that a number of so many digits, drawn from all of them, is one of the source's.
     */
    double chanceOfNumber(int length) {
        return Math.min(1, fingerprints.numbersOfLength(length) / Math.pow(10, length));
    }

    public double falsePositiveRate() {
        return blocks().falsePositiveRate(values() + words());
    }

    public long sizeBytes() {
        return fingerprints.sizeBytes();
    }
}

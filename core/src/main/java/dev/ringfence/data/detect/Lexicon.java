package dev.ringfence.data.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Words and phrases with their {@link Sense}: given names, surnames, towns, common words, and cues. Holds hashes, not
 * words: of a million words that it does not have it takes about one for one that it has, at most. Origin and licence of
 * the lists are in {@code NOTICE.txt} beside them.
 *
 * <p>Loaded at the first question, within some tens of milliseconds; takes 2 MB of memory. Immutable and safe for use
 * by many threads.
 */
final class Lexicon {
    private static final int SLOT_BITS = 18;
    private static final int SLOTS = 1 << SLOT_BITS;
    /** The lower bits of a slot say which sense, the others are of the hash. */
    private static final int SENSE_BITS = 16;

    private final long[] slots = new long[SLOTS];
    private final Map<Long, Integer> indices = new HashMap<>();
    private long[] senses = new long[1024];
    private int size;
    /** Single words that are common, or that a cue is about. */
    private Set<String> common = new HashSet<>();

    private Lexicon() {
        // The first sense is that of an unknown word: a slot of nothing but zeroes is free.
        indices.put(0L, 0);
    }

    /** The lexicon that the library brings. */
    static Lexicon standard() {
        return Standard.LEXICON;
    }

    /** The common words of the lexicon that the library brings, as far as they say nothing where they stand alone. */
    static QuietWords quiet() {
        return Standard.QUIET;
    }

    private static final class Standard {
        static final Lexicon LEXICON = read();
        static final QuietWords QUIET = LEXICON.quietWords();

        private static Lexicon read() {
            Lexicon lexicon = new Lexicon();
            try (BufferedReader words = open("lexicon.txt");
                    BufferedReader cues = open("cues.txt")) {
                lexicon.readWords(words);
                lexicon.readCues(cues);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lexicon;
        }

        private static BufferedReader open(String resource) {
            InputStream stream = Lexicon.class.getResourceAsStream(resource);
            if (stream == null) {
                throw new IllegalStateException("'" + resource + "' must be beside the classes but is not");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
        }
    }

    /** Of the common words, which are then let go of. */
    private QuietWords quietWords() {
        QuietWords quiet = new QuietWords(common, this);
        common = Set.of();
        return quiet;
    }

    /** How many words and phrases it has. */
    int size() {
        return size;
    }

    /**
     * The sense of a word or phrase; 0 if it is unknown.
     *
     * @param hash by {@link WordHash}, not finished
     */
    long sense(long hash) {
        long mixed = WordHash.finish(hash);
        int slot = (int) (mixed >>> (Long.SIZE - SLOT_BITS));
        while (true) {
            long found = slots[slot];
            if (found == 0) {
                return 0;
            }
            if ((found ^ mixed) >>> SENSE_BITS == 0) {
                return senses[(int) found & ((1 << SENSE_BITS) - 1)];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    private void add(long hash, long sense) {
        long mixed = WordHash.finish(hash);
        int slot = (int) (mixed >>> (Long.SIZE - SLOT_BITS));
        while (slots[slot] != 0 && (slots[slot] ^ mixed) >>> SENSE_BITS != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        long known = slots[slot] == 0 ? 0 : senses[(int) slots[slot] & ((1 << SENSE_BITS) - 1)];
        size += slots[slot] == 0 ? 1 : 0;
        slots[slot] = mixed >>> SENSE_BITS << SENSE_BITS | index(known | sense);
    }

    private int index(long sense) {
        Integer known = indices.get(sense);
        if (known != null) {
            return known;
        }
        int next = indices.size();
        if (next == senses.length) {
            senses = Arrays.copyOf(senses, 2 * next);
        }
        senses[next] = sense;
        indices.put(sense, next);
        return next;
    }

    /** Adds a phrase, and that its beginnings are such. */
    private void addPhrase(CharSequence phrase, long sense) {
        long hash = WordHash.EMPTY;
        int from = 0;
        for (int i = 0; i < phrase.length(); i++) {
            if (phrase.charAt(i) == ' ') {
                hash = append(hash, phrase, from, i);
                add(hash, Sense.BEGINS_PHRASE);
                hash = WordHash.space(hash);
                from = i + 1;
            }
        }
        add(append(hash, phrase, from, phrase.length()), sense);
        if (from == 0 && (Sense.common(sense) > 0 || sense >>> Cue.FIRST_BIT != 0)) {
            common.add(phrase.toString());
        }
    }

    private static long append(long hash, CharSequence text, int from, int to) {
        long appended = hash;
        for (int i = from; i < to; i++) {
            appended = WordHash.ascii(appended, text.charAt(i));
        }
        return appended;
    }

    /** Lines such as {@code DsonS2T1}: three characters of the line before, the rest, what the word is. */
    private void readWords(BufferedReader lines) throws IOException {
        StringBuilder word = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            word.setLength(line.charAt(0) - 'A');
            int i = 1;
            while (line.charAt(i) >= 'a' || line.charAt(i) == ' ') {
                word.append(line.charAt(i++));
            }
            long sense = 0;
            for (; i < line.length(); i++) {
                boolean weighed = i + 1 < line.length() && line.charAt(i + 1) < 'A';
                sense |= Sense.of(line.charAt(i), weighed ? line.charAt(i + 1) - '0' : 0);
                i += weighed ? 1 : 0;
            }
            addPhrase(word, sense);
        }
    }

    /** Lines such as {@code TITLE: mr, mrs}; a hash sign begins a comment. */
    private void readCues(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                int colon = line.indexOf(':');
                Cue cue = Cue.valueOf(line.substring(0, colon));
                for (String phrase : line.substring(colon + 1).split(",", -1)) {
                    addPhrase(phrase.strip(), cue.mask);
                }
            }
        }
    }
}

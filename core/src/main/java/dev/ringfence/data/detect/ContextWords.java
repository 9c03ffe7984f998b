package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The context words of types, and the words that speak against any of them, by the hash of their tokens. Phrases of
 * two words are also known written as one ({@code taxid}), words of three letters and more also with a plural s.
 * Immutable and safe for use by many threads.
 */
final class ContextWords {
    /** The most tokens of a phrase. */
    static final int MAX_TOKENS = 12;

    private static final int[] NONE = {};
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long[] hashes;
    private final int[] phraseLengths;
    private final int[][] types;
    private final int mask;

    ContextWords(List<InfoType> all) {
        Map<Long, Set<Integer>> typesOf = new HashMap<>();
        Map<Long, Integer> lengthsOf = new HashMap<>();
        for (int type = 0; type < all.size(); type++) {
            for (String phrase : all.get(type).contextWords()) {
                add(typesOf, lengthsOf, ContextTokens.of(phrase), type);
            }
        }
        int size = Integer.highestOneBit(Math.max(8, 4 * lengthsOf.size()));
        this.mask = size - 1;
        this.hashes = new long[size];
        this.phraseLengths = new int[size];
        this.types = new int[size][];
        Arrays.fill(types, NONE);
        lengthsOf.forEach((hash, lengths) -> {
            int slot = slot(hash);
            hashes[slot] = hash;
            phraseLengths[slot] = lengths;
            types[slot] = typesOf.getOrDefault(hash, new TreeSet<>()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        });
    }

    private static void add(
            Map<Long, Set<Integer>> typesOf, Map<Long, Integer> lengthsOf, List<String> tokens, int type) {
        if (tokens.isEmpty()) {
            return;
        }
        if (tokens.size() > MAX_TOKENS) {
            throw new IllegalArgumentException(
                    "'contextWords' must have at most " + MAX_TOKENS + " tokens but have " + tokens.size());
        }
        List<List<String>> spellings = new ArrayList<>(List.of(tokens));
        String joined = String.join("", tokens);
        boolean ascii = joined.chars().allMatch(c -> c < 128);
        if (ascii && tokens.size() > 1) {
            spellings.add(List.of(joined));
        }
        if (tokens.get(tokens.size() - 1).length() >= 3 && ascii && !joined.endsWith("s")) {
            List<String> plural = new ArrayList<>(tokens);
            plural.add(plural.remove(plural.size() - 1) + "s");
            spellings.add(plural);
        }
        for (List<String> spelling : spellings) {
            long phrase = 0;
            for (String token : spelling) {
                phrase = join(phrase, hash(token));
            }
            typesOf.computeIfAbsent(phrase, hash -> new TreeSet<>()).add(type);
            lengthsOf.merge(phrase, 0, (a, b) -> a | b);
            // The last token says how long the phrases are that may end with it.
            lengthsOf.merge(hash(spelling.get(spelling.size() - 1)), 1 << spelling.size(), (a, b) -> a | b);
        }
    }

    /** The hash of a token in lower case, unit by unit as {@link #next} does. */
    static long hash(String token) {
        long hash = 0;
        for (int i = 0; i < token.length(); i++) {
            hash = next(hash, token.charAt(i));
        }
        return hash;
    }

    /** Takes one more unit of a token into its hash. */
    static long next(long hash, int lowerCase) {
        return (hash ^ lowerCase) * MULTIPLIER + lowerCase;
    }

    /** Takes one more token into the hash of a phrase; the first one stays what it is. */
    static long join(long phrase, long token) {
        return phrase == 0 ? token : (phrase ^ (token >>> 7)) * MULTIPLIER + token;
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 32) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The lengths in tokens of the phrases that may end with a token: a bit for each length. */
    int phraseLengths(long token) {
        return phraseLengths[slot(token)];
    }

    /** The indexes of the types that a phrase is context of. */
    int[] types(long phrase) {
        return types[slot(phrase)];
    }
}

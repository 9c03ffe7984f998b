package dev.ringfence.base;

import java.util.Collection;
import java.util.Locale;

/** Finds the known word that an unknown one was probably meant to be. It only fills messages, it never decides. Stateless. */
public final class Suggestion {
    private static final int MOST_EDITS = 3;

    private Suggestion() {}

    /**
     * Such as {@code "; did you mean 'column'?"}, empty where nothing is near; the first of several that are equally near.
     * Never repeats the unknown word.
     */
    public static String of(String unknown, Collection<String> known) {
        String folded = unknown.toLowerCase(Locale.ROOT);
        String best = "";
        int fewest = MOST_EDITS + 1;
        for (String word : known) {
            int edits = EditDistance.between(folded, word.toLowerCase(Locale.ROOT), MOST_EDITS);
            if (edits < fewest) {
                fewest = edits;
                best = word;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }
}

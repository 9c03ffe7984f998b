package dev.ringfence.data;

import dev.ringfence.base.EditDistance;
import java.util.List;
import java.util.Locale;

/** Finds the known word that an unknown one was probably meant to be. It only fills messages, it never decides. */
final class Spelling {
    private static final int MOST_EDITS = 3;

    private Spelling() {}

    /** Such as {@code "; did you mean 'column'?"}, empty when nothing is near. Never repeats the unknown word. */
    static String suggestion(String unknown, List<String> known) {
        String best = "";
        int fewest = MOST_EDITS + 1;
        for (String word : known) {
            int edits =
                    EditDistance.between(unknown.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT), MOST_EDITS);
            if (edits < fewest) {
                fewest = edits;
                best = word;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }
}

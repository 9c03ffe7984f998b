package dev.ringfence.data;

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
            int edits = distance(unknown.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                best = word;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > MOST_EDITS) {
            return MOST_EDITS + 1;
        }
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}

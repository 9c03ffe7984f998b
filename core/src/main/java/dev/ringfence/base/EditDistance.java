package dev.ringfence.base;

/**
 * How far two words are apart, to fill a "did you mean". Nothing is ever decided by it. Stateless.
 *
 * <p>Damerau-Levenshtein distance in its restricted form (optimal string alignment: no piece is edited twice), after F.
 * Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964.
 */
public final class EditDistance {
    private EditDistance() {}

    /**
     * The least number of insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
     *
     * @return the distance, or {@code limit + 1} if it is more than the limit
     */
    public static int between(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) > limit) {
            return limit + 1;
        }
        int width = right.length() + 1;
        int[] before = new int[width];
        int[] above = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j < width; j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int best = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
                least = Math.min(least, best);
            }
            // A swap reaches two rows back, so one more row above the limit must agree before giving up.
            if (least > limit + 1) {
                return limit + 1;
            }
            int[] oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return Math.min(above[right.length()], limit + 1);
    }
}

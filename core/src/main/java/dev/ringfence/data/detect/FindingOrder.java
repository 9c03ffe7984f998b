package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.Arrays;

/** Decides which of several overlapping candidates stay. Not safe for use by many threads. */
final class FindingOrder {
    private static final int CONFIDENCE_STEPS = 1_000;
    private static final int LENGTHS = 0xFFFF;

    private boolean[] stays = new boolean[16];
    private long[] ranks = new long[16];
    private int[] reach = new int[16];

    /**
     * Which of the first candidates, given by ascending start, stay: the best one, then the best of those that do not
     * overlap it, and so on.
     *
     * @param weights what decides, among those that are firm of validated types or weigh more than their confidence, and
     *     then among the others
     * @param lengths how long each is, counted in the same way however the text is encoded
     */
    boolean[] resolve(
            int count,
            InfoType[] types,
            int[] starts,
            int[] ends,
            int[] lengths,
            double[] confidences,
            double[] weights) {
        if (stays.length < count) {
            stays = new boolean[2 * count];
            ranks = new long[2 * count];
            reach = new int[2 * count];
        }
        Arrays.fill(stays, 0, count, true);
        if (apart(count, starts, ends)) {
            return stays;
        }
        int furthest = 0;
        for (int i = 0; i < count; i++) {
            furthest = Math.max(furthest, ends[i]);
            reach[i] = furthest;
            long weight = Math.round(weights[i] * CONFIDENCE_STEPS);
            long length = Math.min(LENGTHS, lengths[i]);
            // Ascending is best first; equals in the order of their start.
            boolean firm = types[i].validated() && confidences[i] >= Finding.FIRM;
            ranks[i] = -(((firm || weights[i] > confidences[i] ? 1L : 0L) << 58) | weight << 46 | length << 30) + i;
        }
        Arrays.sort(ranks, 0, count);
        for (int r = 0; r < count; r++) {
            int best = (int) (ranks[r] & (1 << 30) - 1);
            if (stays[best]) {
                dropOverlapping(best, count, starts, ends);
            }
        }
        return stays;
    }

    private static boolean apart(int count, int[] starts, int[] ends) {
        for (int i = 1; i < count; i++) {
            if (starts[i] < ends[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void dropOverlapping(int best, int count, int[] starts, int[] ends) {
        for (int i = best + 1; i < count && starts[i] < ends[best]; i++) {
            stays[i] = false;
        }
        for (int i = best - 1; i >= 0 && reach[i] > starts[best]; i--) {
            stays[i] = stays[i] && ends[i] <= starts[best];
        }
    }
}

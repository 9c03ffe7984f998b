package dev.ringfence.refresh.survivor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fingerprints on their way into {@link FingerprintBlocks}: collected by the part that they belong to, until there are so
 * many of one part that most of its blocks take some, and it is worth to read it whole.
 *
 * <p>Memory, while something waits: {@value #MOST_BYTES} bytes at most, and half of what the blocks take; beside it 256 KiB
 * for each writer. Safe for use by many threads, each with a {@link Writer} of its own.
 */
public final class FingerprintLog {
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    /** Fingerprints of a part that a writer collects. */
    private static final int PIECE = 512;

    private final FingerprintBlocks blocks;
    private final List<List<long[]>> waiting = new ArrayList<>();
    private final List<List<long[]>> spare = new ArrayList<>();

    /** Pieces of a part that wait. */
    private final int most;

    FingerprintLog(FingerprintBlocks blocks) {
        this.blocks = blocks;
        long bytes = Math.min(MOST_BYTES, blocks.sizeBytes() / 2);
        this.most = (int) Math.max(1, bytes / FingerprintBlocks.PARTS / (PIECE * Long.BYTES));
        for (int part = 0; part < FingerprintBlocks.PARTS; part++) {
            waiting.add(new ArrayList<>());
            spare.add(new ArrayList<>());
        }
    }

    /** Collects what one thread adds. What it holds is in the blocks after {@link #flush}. */
    final class Writer {
        private final long[][] pieces = new long[FingerprintBlocks.PARTS][PIECE];
        private final int[] counts = new int[FingerprintBlocks.PARTS];

        void add(long fingerprint) {
            long member = FingerprintBlocks.member(fingerprint);
            int part = blocks.part(member);
            pieces[part][counts[part]++] = member;
            if (counts[part] == PIECE) {
                pieces[part] = exchange(part, pieces[part]);
                counts[part] = 0;
            }
        }

        /** Adds also what other writers have handed over. */
        void flush() {
            for (int part = 0; part < pieces.length; part++) {
                blocks.addAll(part, List.of(Arrays.copyOf(pieces[part], counts[part])));
                counts[part] = 0;
                finish(part);
            }
        }
    }

    Writer writer() {
        return new Writer();
    }

    /** Takes a full piece and gives one to fill. */
    private long[] exchange(int part, long[] full) {
        List<long[]> some = waiting.get(part);
        synchronized (some) {
            some.add(full);
            if (some.size() >= most) {
                drain(part);
            }
            List<long[]> drained = spare.get(part);
            return drained.isEmpty() ? new long[PIECE] : drained.remove(drained.size() - 1);
        }
    }

    private void finish(int part) {
        synchronized (waiting.get(part)) {
            drain(part);
            spare.get(part).clear();
        }
    }

    private void drain(int part) {
        List<long[]> some = waiting.get(part);
        // Block after block is near in a fraction of the time that one by chance takes.
        if (some.size() * (long) PIECE > blocks.blocksOfPart() / 8) {
            blocks.fetch(part);
        }
        blocks.addAll(part, some);
        spare.get(part).addAll(some);
        some.clear();
    }
}

package dev.ringfence.refresh.synthetic;

/**
 * Which of the values each row has: an index for the row, or {@link #NONE} for NULL. Immutable and safe for use by many
 * threads.
 */
interface SyntheticChoice {
    long NONE = -1;

    /**
     * The index of a row.
     *
     * @param attempt from 0; another one where the row did not meet a condition
     */
    long index(long row, int attempt);

    /** Any, by chance. */
    record Drawn(SyntheticSeed seed, long size, double skew, double nullShare) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            if (size == 0 || (nullShare > 0 && seed.unit(~row, attempt) < nullShare)) {
                return NONE;
            }
            if (skew == 1) {
                return seed.below(size, row, attempt);
            }
            // A power of an even number between 0 and 1: few rows have most of those that refer to them.
            long rank = Math.min(size - 1, (long) (size * Math.pow(seed.unit(row, attempt), skew)));
            return seed.shuffled(rank, size);
        }
    }

    /** One after the other. */
    record Counted(long rows, long size) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            long index = row + rows * attempt;
            return index < size ? index : row;
        }
    }

    /** Each at most once, in no order. */
    record Shuffled(SyntheticSeed seed, long rows, long size) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            long place = row + rows * attempt;
            return seed.shuffled(place < size ? place : row, size);
        }
    }

    /** Each at most once, in no order; NULL when there are no more. */
    record Once(SyntheticSeed seed, long size) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            return row < size ? seed.shuffled(row, size) : NONE;
        }
    }

    /** As it was found out before. */
    final class Arranged implements SyntheticChoice {
        private final long[] indexes;

        /** Takes the indexes of all rows as its own. */
        Arranged(long[] indexes) {
            this.indexes = indexes;
        }

        @Override
        public long index(long row, int attempt) {
            return indexes[(int) row];
        }
    }

    /** A row that was made before this one; the first refers to none, or to itself. */
    record Earlier(SyntheticSeed seed, double skew, double nullShare, boolean required) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            if (row == 0) {
                return required ? 0 : NONE;
            }
            return new Drawn(seed, row, skew, nullShare).index(row, attempt);
        }
    }

    /** The row before this one, each once. */
    record Previous(boolean required) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            return row == 0 ? (required ? 0 : NONE) : row - 1;
        }
    }

    /** NULL for a share of the rows, else as another one chooses. */
    record Sometimes(SyntheticChoice other, SyntheticSeed seed, double nullShare) implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            return seed.unit(~row, attempt) < nullShare ? NONE : other.index(row, attempt);
        }
    }

    /** Always NULL, until it is known. */
    record Never() implements SyntheticChoice {
        @Override
        public long index(long row, int attempt) {
            return NONE;
        }
    }
}

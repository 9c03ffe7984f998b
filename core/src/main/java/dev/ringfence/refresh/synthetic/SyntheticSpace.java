package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.InfoType;
import java.util.Optional;

/**
 * The values that a column may be given, each at an index. Immutable and safe for use by many threads: the same index has
 * the same value in every process.
 */
interface SyntheticSpace {
    /** As many as one can count: indexes that are drawn from it meet with a probability of nothing. */
    long ENDLESS = 1L << 60;

    /** How many indexes there are. */
    long size();

    /** The value at an index from 0 to {@code size() - 1}. */
    Object at(long index);

    /** True if no value stands at two indexes. */
    default boolean distinct() {
        return true;
    }

    /** In words, for the plan. */
    String describe();

    /** The type in whose made space all values lie, if there is one. */
    default Optional<InfoType> made() {
        return Optional.empty();
    }

    /** True if rows are numbered through it in their order, as keys are. */
    default boolean counted() {
        return false;
    }

    /** One that columns of a row share: what they tell belongs together, such as parts of one name. */
    default String subject() {
        return "";
    }
}

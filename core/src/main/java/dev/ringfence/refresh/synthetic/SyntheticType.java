package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.schema.Column;
import java.util.List;
import java.util.Optional;

/**
 * What the database says of a column's type beyond {@link Column}: what a value must be to be taken.
 *
 * @param base the kind of values, below all domains
 * @param length the most characters of a text, bytes or bits, of a UUID or an address its version if it must be of one;
 *     {@link Integer#MAX_VALUE} without a limit
 * @param precision the most digits of a decimal; 0 without a limit
 * @param scale of these, how many behind the point; of times, digits of a second
 * @param low the least whole number
 * @param high the greatest
 * @param labels of an enumeration, in its order
 * @param defaulted whether the database has a value of its own for it
 * @param element of an array
 */
record SyntheticType(
        Base base,
        int length,
        int precision,
        int scale,
        long low,
        long high,
        List<String> labels,
        boolean defaulted,
        Optional<SyntheticType> element) {
    SyntheticType {
        labels = List.copyOf(labels);
    }

    /** Kinds of values. */
    enum Base {
        TEXT,
        WHOLE,
        DECIMAL,
        FLOATING,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_ZONED,
        YEAR,
        UUID,
        JSON,
        XML,
        BYTES,
        BITS,
        LABEL,
        INTERVAL,
        ADDRESS,
        HARDWARE_ADDRESS,
        ARRAY,
        OTHER
    }

    static SyntheticType of(Base base) {
        return new SyntheticType(
                base, Integer.MAX_VALUE, 0, 0, Long.MIN_VALUE, Long.MAX_VALUE, List.of(), false, Optional.empty());
    }

    static SyntheticType whole(int bits, boolean unsigned) {
        long high = bits >= 64 || (unsigned && bits == 63) ? Long.MAX_VALUE : (1L << (unsigned ? bits : bits - 1)) - 1;
        return of(Base.WHOLE).between(unsigned ? 0 : -high - 1, high);
    }

    SyntheticType between(long least, long greatest) {
        return new SyntheticType(base, length, precision, scale, least, greatest, labels, defaulted, element);
    }

    SyntheticType length(int most) {
        return new SyntheticType(base, most, precision, scale, low, high, labels, defaulted, element);
    }

    SyntheticType digits(int all, int behindPoint) {
        return new SyntheticType(base, length, all, behindPoint, low, high, labels, defaulted, element);
    }

    SyntheticType labels(List<String> names) {
        return new SyntheticType(base, length, precision, scale, low, high, names, defaulted, element);
    }

    SyntheticType defaulted(boolean byDatabase) {
        return new SyntheticType(base, length, precision, scale, low, high, labels, byDatabase, element);
    }

    SyntheticType of(SyntheticType ofElements) {
        return new SyntheticType(base, length, precision, scale, low, high, labels, defaulted, Optional.of(ofElements));
    }
}

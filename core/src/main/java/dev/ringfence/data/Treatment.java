package dev.ringfence.data;

import java.util.Objects;

/**
 * What a policy does with the values of a column. Whatever the treatment, NULL stays NULL and an empty text stays
 * empty.
 *
 * <p>Treatments are compared by value: two columns that are joined must have equal ones.
 */
public sealed interface Treatment {

    /** The value crosses unchanged. Somebody has looked at the column and said so. */
    record Keep() implements Treatment {
        @Override
        public String toString() {
            return "keep";
        }
    }

    /** Nothing crosses: a plan that meets the column is refused. The same as no rule, said on purpose. */
    record Block() implements Treatment {
        @Override
        public String toString() {
            return "block";
        }
    }

    /** Each text becomes {@code [redacted]}. */
    record Redact() implements Treatment {
        @Override
        public String toString() {
            return "redact";
        }
    }

    /** Each value becomes NULL. */
    record Nullify() implements Treatment {
        @Override
        public String toString() {
            return "nullify";
        }
    }

    /**
     * Each text becomes the same one.
     *
     * @param value that text; it stands in the policy, so it cannot be a secret
     */
    record Constant(String value) implements Treatment {
        public Constant {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /**
     * Letters and digits become {@code *} but for the last ones. A text with fewer than twice as many as would stay
     * is masked whole.
     *
     * @param keepLast how many letters and digits stay, at most {@value #MOST_KEPT}
     */
    record Mask(int keepLast) implements Treatment {
        /** With more, a mask hides too little to be one. */
        public static final int MOST_KEPT = 4;

        public Mask {
            if (keepLast < 0 || keepLast > MOST_KEPT) {
                throw new IllegalArgumentException(
                        "'keepLast' must be from 0 to " + MOST_KEPT + " but was " + keepLast);
            }
        }

        @Override
        public String toString() {
            return "mask(keepLast=" + keepLast + ")";
        }
    }

    /**
     * Each text becomes the pseudonym that the key assigns to it.
     *
     * @param infoType what the column holds
     */
    record Pseudonymize(InfoType infoType) implements Treatment {
        public Pseudonymize {
            Objects.requireNonNull(infoType, "infoType");
        }

        @Override
        public String toString() {
            return "pseudonymize(" + infoType + ")";
        }
    }

    /** In each text, what a detector finds becomes the pseudonym that it would have in a column of its own. */
    record SanitizeText() implements Treatment {
        @Override
        public String toString() {
            return "sanitize-text";
        }
    }

    /**
     * Each date becomes the first of its month or year, at midnight.
     *
     * @param unit how much of it stays
     */
    record TruncateDate(DateUnit unit) implements Treatment {
        public TruncateDate {
            Objects.requireNonNull(unit, "unit");
        }

        @Override
        public String toString() {
            return "truncate-date(" + unit + ")";
        }
    }

    /** What stays of a date. */
    enum DateUnit {
        /** Year and month. */
        MONTH,
        /** The year alone. */
        YEAR
    }
}

package dev.ringfence.data;

import java.util.Objects;

/**
 * What a policy does with the values of a column, of a place in documents, or of an info type. Whatever the treatment,
 * NULL stays NULL and an empty text stays empty.
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
     * Letters and digits are hidden but for the first and last ones; all else stays. A text with fewer than twice as
     * many as would stay is masked whole.
     *
     * @param keepFirst how many letters and digits stay in front, at most {@value #MOST_KEPT}
     * @param keepLast how many stay at the end, at most {@value #MOST_KEPT}
     * @param keepShape a capital becomes {@code X}, another letter {@code x}, a digit {@code 0}; otherwise all become
     *     {@code *}
     */
    record Mask(int keepFirst, int keepLast, boolean keepShape) implements Treatment {
        /** With more on one side, a mask hides too little to be one. */
        public static final int MOST_KEPT = 4;

        public Mask {
            requireKept("keepFirst", keepFirst);
            requireKept("keepLast", keepLast);
        }

        /** Hides all but the last with {@code *}. */
        public Mask(int keepLast) {
            this(0, keepLast, false);
        }

        private static void requireKept(String name, int kept) {
            if (kept < 0 || kept > MOST_KEPT) {
                throw new IllegalArgumentException(
                        "'" + name + "' must be from 0 to " + MOST_KEPT + " but was " + kept);
            }
        }

        @Override
        public String toString() {
            return "mask(" + (keepFirst > 0 ? "keepFirst=" + keepFirst + ", " : "") + "keepLast=" + keepLast
                    + (keepShape ? ", keepShape" : "") + ")";
        }
    }

    /**
     * Of each text only the beginning stays.
     *
     * @param length the most UTF-16 units that stay; a pair of surrogates is not cut in two
     */
    record Truncate(int length) implements Treatment {
        public Truncate {
            requirePositive("length", length);
        }

        @Override
        public String toString() {
            return "truncate(" + length + ")";
        }
    }

    /**
     * Each text becomes its pseudonym under the key.
     *
     * @param infoType what the column holds
     * @param form what pseudonyms look like
     */
    record Pseudonymize(InfoType infoType, PseudonymForm form) implements Treatment {
        public Pseudonymize {
            Objects.requireNonNull(infoType, "infoType");
            Objects.requireNonNull(form, "form");
        }

        /** A pseudonym of the type's made space. */
        public Pseudonymize(InfoType infoType) {
            this(infoType, PseudonymForm.MADE);
        }

        @Override
        public String toString() {
            return "pseudonymize(" + infoType + (form == PseudonymForm.MADE ? "" : ", " + form.label()) + ")";
        }
    }

    /**
     * Each text of ASCII letters and digits becomes another of the same layout, by FF1 (NIST SP 800-38G): digits stay
     * digits, capitals capitals, all else stays where it is. A bijection, for keys that are no identifier of a person,
     * such as customer numbers. The values do not show that they are made.
     */
    record Encrypt() implements Treatment {
        @Override
        public String toString() {
            return "encrypt";
        }
    }

    /**
     * Each value becomes hexadecimal digits of its {@link KeyedFunction} under the key: up to 32 its AES-CMAC. No made value: it shows by its form alone
     * that it is one, but not of what.
     *
     * @param digits from {@value #FEWEST} to {@value #MOST}
     */
    record Hash(int digits) implements Treatment {
        /** 64 bits. */
        public static final int FEWEST = 16;
        /** All 256 bits. */
        public static final int MOST = 64;

        public Hash {
            if (digits < FEWEST || digits > MOST) {
                throw new IllegalArgumentException(
                        "'digits' must be from " + FEWEST + " to " + MOST + " but was " + digits);
            }
        }

        @Override
        public String toString() {
            return "hash(" + digits + ")";
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

    /**
     * Each date moves by a number of days that key and subject determine: the same for all dates of one subject, so
     * that their order and the days between them stay.
     *
     * @param subject the column, key or component beside this one that says whose date it is; empty if all dates move
     *     alike
     * @param mostDays how far a date may move, either way; never by 0
     */
    record ShiftDate(String subject, int mostDays) implements Treatment {
        /** A century: beyond, dates are no longer plausible. */
        public static final int MOST_DAYS = 36_525;

        public ShiftDate {
            Objects.requireNonNull(subject, "subject");
            requirePositive("mostDays", mostDays);
            if (mostDays > MOST_DAYS) {
                throw new IllegalArgumentException("'mostDays' must be at most " + MOST_DAYS + " but was " + mostDays);
            }
        }

        @Override
        public String toString() {
            return "shift-date(" + (subject.isEmpty() ? "" : "subject=" + subject + ", ") + "mostDays=" + mostDays
                    + ")";
        }
    }

    /**
     * Each number becomes the greatest multiple of a width that is not above it.
     *
     * @param width of a bucket
     */
    record Bucket(long width) implements Treatment {
        public Bucket {
            requirePositive("width", width);
        }

        @Override
        public String toString() {
            return "bucket(" + width + ")";
        }
    }

    /** Each age above 89 years becomes 90 (45 CFR 164.514(b)(2)(i)(C)). */
    record PoolAge() implements Treatment {
        @Override
        public String toString() {
            return "pool-age";
        }
    }

    /**
     * Each ZIP code of the United States becomes its first three digits, or {@code 000} where those stand for 20,000
     * people or fewer (45 CFR 164.514(b)(2)(i)(B)).
     */
    record TruncateZip() implements Treatment {
        @Override
        public String toString() {
            return "truncate-zip";
        }
    }

    /** Of each payment card number stays what PCI DSS lets stay for its brand and length. */
    record TruncateCard() implements Treatment {
        @Override
        public String toString() {
            return "truncate-card";
        }
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("'" + name + "' must be positive but was " + value);
        }
    }

    /** What stays of a date. */
    enum DateUnit {
        /** Year and month. */
        MONTH,
        /** The year alone. */
        YEAR,
        /**
         * The year alone, and of years that lie 90 or more back the one 90 years ago: what a person did or was before then
         * tells an age over 89 (45 CFR 164.514(b)(2)(i)(C)). What is pooled moves with the calendar.
         */
        POOLED_YEAR
    }
}

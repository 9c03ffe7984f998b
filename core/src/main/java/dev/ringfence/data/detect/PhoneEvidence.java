package dev.ringfence.data.detect;

/**
 * How much the way in which digits are written says that they are a telephone number. Digits without separators are
 * never enough for a boundary: they stay below {@link dev.ringfence.data.Finding#FIRM}.
 */
enum PhoneEvidence {
    /** They are none. */
    NONE(0, 0),
    /** Seven or eight digits, a local number perhaps, or a count. */
    LOCAL(0.1, 0.52),
    /** As many digits as a number has, without separators. */
    BARE(0.3, 0.58),
    /** Grouped as numbers are in some country, and as much else is too. */
    GROUPED(0.4, 0.85),
    /** Grouped as only telephone numbers are, but not in a range that is known to be assigned. */
    LIKELY(0.55, 0.9),
    /** Grouped as telephone numbers of a country are, and in a range that this country assigns. */
    NATIONAL(0.75, 0.95),
    /** With an international prefix and country code, and as many digits as the country has. */
    INTERNATIONAL(0.9, 0.98);

    private final double alone;
    private final double withContext;

    PhoneEvidence(double alone, double withContext) {
        this.alone = alone;
        this.withContext = withContext;
    }

    double alone() {
        return alone;
    }

    double withContext() {
        return withContext;
    }

    boolean atLeast(PhoneEvidence other) {
        return compareTo(other) >= 0;
    }
}

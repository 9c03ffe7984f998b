package dev.ringfence.data.transform;

import java.util.Set;

/**
 * Lets the first three digits of a ZIP code through, unless all ZIP codes that begin with them together have 20,000
 * people or fewer; then, and where the text does not begin with five digits, {@code 000} (45 CFR 164.514(b)(2)(i)(B)).
 */
record ZipTruncating() implements Transformation {
    /**
     * By the census of 2000, as the Department of Health and Human Services lists them in its "Guidance Regarding
     * Methods for De-identification of Protected Health Information" (2012), answer to "How do you identify the
     * restricted ZIP codes".
     */
    private static final Set<String> RESTRICTED = Set.of(
            "036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884",
            "890", "893");

    private static final String RESTRICTED_AREA = "000";

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return RESTRICTED_AREA.length();
    }

    @Override
    public Object apply(Object value) {
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return text;
        }
        boolean zip = text.length() >= 5 && text.chars().limit(5).allMatch(c -> c >= '0' && c <= '9');
        String area = zip ? text.substring(0, 3) : RESTRICTED_AREA;
        return RESTRICTED.contains(area) ? RESTRICTED_AREA : area;
    }
}

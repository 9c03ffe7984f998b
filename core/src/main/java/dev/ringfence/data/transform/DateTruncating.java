package dev.ringfence.data.transform;

import dev.ringfence.data.Treatment.DateUnit;
import java.time.Clock;
import java.time.Year;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Set;

/**
 * Sets a date to the first of its month or year, its time to midnight; a pooled year to no earlier one than 90 years ago.
 * Of a text the year stays, or year and month where
 * it begins with an ISO date; {@code [DATE]} where no year can be told.
 */
record DateTruncating(DateUnit unit, Clock clock) implements Transformation {
    /** Whose date lies so many years back is over 89, or may be by the end of the year. */
    private static final int POOLED = 90;

    private static final String UNKNOWN = "[DATE]";

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.DATE || kind == ValueKind.TEXT;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    /** What stays of the order: no two change places. */
    @Override
    public Set<Fidelity> keeps() {
        return Set.of(Fidelity.ORDER);
    }

    @Override
    public int minimumLength() {
        return UNKNOWN.length();
    }

    @Override
    public Object apply(Object value) {
        if (!(value instanceof Temporal date)) {
            String text = value.toString();
            return text.isBlank() ? text : ofText(text);
        }
        Temporal first = unit == DateUnit.MONTH
                ? date.with(ChronoField.DAY_OF_MONTH, 1)
                : pooled(date).with(ChronoField.DAY_OF_YEAR, 1);
        return first.isSupported(ChronoUnit.NANOS) ? first.with(ChronoField.NANO_OF_DAY, 0) : first;
    }

    private String ofText(String text) {
        if (IsoDates.begins(text)) {
            return unit == DateUnit.MONTH ? text.substring(0, 7) : pooled(text.substring(0, 4));
        }
        String year = unit == DateUnit.MONTH ? "" : onlyYear(text);
        return year.isEmpty() ? UNKNOWN : pooled(year);
    }

    private int earliest() {
        return unit == DateUnit.POOLED_YEAR ? Year.now(clock).getValue() - POOLED : Year.MIN_VALUE;
    }

    private Temporal pooled(Temporal date) {
        int earliest = earliest();
        return date.get(ChronoField.YEAR) < earliest ? date.with(ChronoField.YEAR, earliest) : date;
    }

    private String pooled(String year) {
        return String.valueOf(Math.max(earliest(), Integer.parseInt(year)));
    }

    /** The one run of four digits that a year of 1000 to 2999 can be. */
    private static String onlyYear(String text) {
        String year = "";
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                boolean fits = i - start == 4 && (text.charAt(start) == '1' || text.charAt(start) == '2');
                if (fits && !year.isEmpty()) {
                    return "";
                }
                year = fits ? text.substring(start, i) : year;
                start = i + 1;
            }
        }
        return year;
    }
}

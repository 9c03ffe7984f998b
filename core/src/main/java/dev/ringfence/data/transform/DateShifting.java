package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedFunction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves each date by the days that the key assigns to its subject. Texts must begin with an ISO date and become {@code
 * [DATE]} otherwise; the time behind it stays. What cannot be moved, the infinities of a database, stays.
 */
record DateShifting(KeyedFunction keyed, String subjectName, int mostDays) implements Transformation {
    private static final String UNKNOWN = "[DATE]";

    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.DATE || kind == ValueKind.TEXT;
    }

    /** Dates of two subjects may meet; of one they do not. */
    @Override
    public Distinctness distinctness() {
        return subjectName.isEmpty() ? Distinctness.BIJECTIVE : Distinctness.LOSSY;
    }

    @Override
    public Set<Fidelity> keeps() {
        return subjectName.isEmpty()
                ? Set.of(
                        Fidelity.DISTINCT_COUNT,
                        Fidelity.FREQUENCIES,
                        Fidelity.LENGTHS,
                        Fidelity.ORDER,
                        Fidelity.INTERVALS)
                : Set.of(Fidelity.LENGTHS, Fidelity.INTERVALS);
    }

    @Override
    public int minimumLength() {
        return UNKNOWN.length();
    }

    @Override
    public Optional<String> subject() {
        return subjectName.isEmpty() ? Optional.empty() : Optional.of(subjectName);
    }

    @Override
    public Object apply(Object value) {
        if (!subjectName.isEmpty()) {
            throw new IllegalStateException("'subject' must be given for shift-date: the value of " + subjectName);
        }
        return shifted(value, days(""));
    }

    @Override
    public Object apply(Object value, @Nullable Object subject) {
        return shifted(
                value,
                days(
                        subjectName.isEmpty() || subject == null
                                ? ""
                                : subject.toString().strip()));
    }

    /** From 1 to the most, either way. */
    private long days(String subject) {
        long index = keyed.draw(subject).below(2L * mostDays) - mostDays;
        return index >= 0 ? index + 1 : index;
    }

    private static Object shifted(Object value, long days) {
        try {
            if (value instanceof Temporal date) {
                return date.plus(days, ChronoUnit.DAYS);
            }
            String text = value.toString();
            if (text.isBlank()) {
                return text;
            }
            return IsoDates.begins(text)
                    ? LocalDate.parse(text.substring(0, IsoDates.LENGTH)).plusDays(days)
                            + text.substring(IsoDates.LENGTH)
                    : UNKNOWN;
        } catch (DateTimeException unmovable) {
            return value instanceof Temporal ? value : UNKNOWN;
        }
    }
}

package dev.ringfence.data.transform;

import dev.ringfence.data.Treatment.DateUnit;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/** Sets a date to the first of its month or year, its time to midnight. */
record DateTruncating(DateUnit unit) implements Transformation {
    @Override
    public boolean accepts(ValueKind kind) {
        return kind == ValueKind.DATE;
    }

    @Override
    public Distinctness distinctness() {
        return Distinctness.LOSSY;
    }

    @Override
    public int minimumLength() {
        return 0;
    }

    @Override
    public Object apply(Object value) {
        Temporal date = (Temporal) value;
        Temporal first =
                unit == DateUnit.YEAR ? date.with(ChronoField.DAY_OF_YEAR, 1) : date.with(ChronoField.DAY_OF_MONTH, 1);
        return first.isSupported(ChronoUnit.NANOS) ? first.with(ChronoField.NANO_OF_DAY, 0) : first;
    }
}

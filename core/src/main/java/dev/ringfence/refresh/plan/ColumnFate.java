package dev.ringfence.refresh.plan;

import dev.ringfence.data.Treatment;
import java.util.Optional;

/** What a refresh does with a column, at a glance. */
enum ColumnFate {
    KEPT(' '),
    CHANGED('~'),
    EMPTIED('-'),
    COMPUTED('=');

    private final char mark;

    ColumnFate(char mark) {
        this.mark = mark;
    }

    char mark() {
        return mark;
    }

    /** Of a treatment; without one the database computes the column. */
    static ColumnFate of(Optional<Treatment> treatment) {
        if (treatment.isEmpty()) {
            return COMPUTED;
        }
        if (treatment.get() instanceof Treatment.Keep) {
            return KEPT;
        }
        return treatment.get() instanceof Treatment.Nullify ? EMPTIED : CHANGED;
    }
}

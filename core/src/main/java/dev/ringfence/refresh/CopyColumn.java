package dev.ringfence.refresh;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are looked at on their way.
 *
 * @param transformation empty if the values cross as they are, or become NULL
 * @param subject where among the columns looked at the one stands that decides with it, or -1
 * @param taps see its values
 */
record CopyColumn(
        TableName table,
        TablePlan.ColumnPlan plan,
        Optional<Transformation> transformation,
        int subject,
        List<SourceTap.Worker> taps) {
    CopyColumn {
        taps = List.copyOf(taps);
    }

    String name() {
        return plan.source().name();
    }

    boolean becomesNone() {
        return plan.treatment() instanceof Treatment.Nullify;
    }

    /** The value as transformations take it; {@code null} for one that crosses as it is, whatever the treatment. */
    @Nullable
    Object read(byte[] bytes, int start, int end) {
        String text = CopyInput.text(bytes, start, end);
        boolean date = transformation.isPresent() && plan.source().kind() == ValueKind.DATE;
        return date ? PostgresDates.parse(text).orElse(null) : text;
    }

    /**
     * Transforms the first values in place.
     *
     * @param subjects the values of the subject as they were, {@code null} if there is none
     */
    void transform(@Nullable Object[] values, @Nullable Object @Nullable [] subjects, int count) {
        Transformation made = transformation.orElseThrow();
        try {
            if (subjects == null) {
                made.applyAll(values, count);
            } else {
                made.applyAll(values, subjects, count);
            }
        } catch (IllegalArgumentException e) {
            // Transformations show no value in their messages.
            throw new UntransformableException(name() + ": " + e.getMessage());
        }
    }
}

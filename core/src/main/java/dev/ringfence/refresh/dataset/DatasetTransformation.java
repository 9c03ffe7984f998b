package dev.ringfence.refresh.dataset;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.failure.RefreshFailures;
import dev.ringfence.refresh.failure.UntransformableException;
import dev.ringfence.refresh.plan.ColumnRules;
import dev.ringfence.refresh.plan.TablePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of a data set, column by column: the same value becomes the same pseudonym as in any other sink of the same
 * policy and key. Not safe for use by many threads.
 */
public final class DatasetTransformation {
    private final List<String> names;
    private final List<Optional<Transformation>> transformations;
    private final int[] subjects;
    private final String here;

    DatasetTransformation(TablePlan plan, Sanitizer sanitizer, String here) {
        this.names =
                plan.columns().stream().map(column -> column.source().name()).toList();
        List<Optional<Transformation>> bound = new ArrayList<>();
        for (TablePlan.ColumnPlan column : plan.columns()) {
            bound.add(
                    column.treatment() instanceof Treatment.Keep
                            ? Optional.empty()
                            : Optional.of(ColumnRules.bind(column.treatment(), column.target(), sanitizer)));
        }
        this.transformations = List.copyOf(bound);
        this.subjects = bound.stream().mapToInt(this::subject).toArray();
        this.here = here;
    }

    private int subject(Optional<Transformation> transformation) {
        Optional<String> subject = transformation.flatMap(Transformation::subject);
        for (int i = 0; subject.isPresent() && i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(subject.get())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the values of a column change. */
    public boolean changes(int column) {
        return transformations.get(column).isPresent();
    }

    /** Whether a column decides with others, such as whose dates are shifted together; else one that stays is not read. */
    public boolean decides(int column) {
        return Arrays.stream(subjects).anyMatch(subject -> subject == column);
    }

    /**
     * Replaces the values of all columns that change, in place.
     *
     * @param columns by column, then by row, as {@link Transformation#apply(Object)} takes them; those of columns that
     *     neither change nor decide are not looked at
     * @param rows how many, at most the length of each array
     * @throws RefreshDeniedException if a column holds a value that its treatment cannot take; the message names the
     *     column and shows no value
     */
    public void apply(@Nullable Object[][] columns, int rows) {
        // Every subject as it was, before any column changes.
        Map<Integer, @Nullable Object[]> asRead = new HashMap<>();
        for (int subject : subjects) {
            if (subject >= 0) {
                asRead.computeIfAbsent(subject, i -> Arrays.copyOf(columns[i], rows));
            }
        }
        for (int i = 0; i < subjects.length; i++) {
            Transformation transformation = transformations.get(i).orElse(null);
            if (transformation != null) {
                apply(transformation, i, columns[i], asRead.get(subjects[i]), rows);
            }
        }
    }

    private void apply(
            Transformation transformation,
            int column,
            @Nullable Object[] values,
            @Nullable Object @Nullable [] subject,
            int rows) {
        try {
            if (subject != null) {
                transformation.applyAll(values, subject, rows);
            } else {
                transformation.applyAll(values, rows);
            }
        } catch (IllegalArgumentException e) {
            // Transformations show no value in their messages.
            throw new RefreshFailures(here).of(new UntransformableException(names.get(column) + ": " + e.getMessage()));
        }
    }
}

package dev.ringfence.refresh;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import java.util.List;
import java.util.Optional;

/** Whether a column can take a treatment: its type, its length, NULL, and the unique keys it is part of. */
final class ColumnRules {
    /** Decides nothing but types and lengths here; no value meets it. */
    private static final Sanitizer ANY =
            Sanitizer.of(SanitizationPolicy.builder("any").build(), PseudonymKey.ephemeral());

    private ColumnRules() {}

    /** What stands against the treatment, with the choices there are; empty if nothing. */
    static Optional<String> objection(Table table, Column column, Treatment treatment) {
        if (treatment instanceof Treatment.Nullify) {
            return column.nullable()
                    ? Optional.empty()
                    : Optional.of(treatment + " cannot be used because the column is NOT NULL");
        }
        Transformation transformation;
        try {
            transformation = bind(treatment, column, ANY);
        } catch (IllegalArgumentException e) {
            return Optional.of("it is too short for " + treatment + ": its length is " + column.length());
        }
        if (!transformation.accepts(column.kind())) {
            return Optional.of(treatment + " cannot be used on type " + column.typeName());
        }
        if (transformation.distinctness() == Distinctness.LOSSY && mustStayDistinct(table, column)) {
            return Optional.of(treatment + " can make two values one, but the column is part of a unique key; use "
                    + new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS)
                    + " for addresses, keep, or drop the uniqueness in the target");
        }
        return Optional.empty();
    }

    /** The transformation of a column that is copied. */
    static Transformation bind(Treatment treatment, Column column, Sanitizer sanitizer) {
        return sanitizer.transformation(treatment, column.length() > 0 ? column.length() : Integer.MAX_VALUE);
    }

    /** True if a unique key needs this column to tell rows apart: no smaller key within it does so without. */
    private static boolean mustStayDistinct(Table table, Column column) {
        for (List<String> key : table.uniqueKeys()) {
            boolean toldApartWithout = table.uniqueKeys().stream()
                    .anyMatch(other -> !other.contains(column.name()) && key.containsAll(other));
            if (key.contains(column.name()) && !toldApartWithout) {
                return true;
            }
        }
        return false;
    }
}

package dev.ringfence.refresh.plan;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymForm;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.json.JsonSanitizer;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Fidelity;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.copy.PostgresArray;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a column can take a treatment: its type, its length, NULL, and the unique keys it is part of. */
public final class ColumnRules {
    /** Decides nothing but types and lengths here; no value meets it. */
    private static final Sanitizer ANY =
            Sanitizer.of(SanitizationPolicy.builder("any").build(), PseudonymKey.ephemeral());

    /** 128 bits: no two values meet. */
    private static final int HASH_DIGITS = 32;

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
            return Optional.of(
                    isTooShort(treatment, column)
                            ? "it is too short for " + treatment + ": its length is " + column.length()
                            : treatment + " cannot be used: " + e.getMessage());
        }
        if (!transformation.accepts(column.kind())) {
            return Optional.of(treatment + " cannot be used on type " + column.typeName());
        }
        Optional<String> subject = transformation.subject();
        if (subject.isPresent() && copied(table, subject.get()).isEmpty()) {
            return Optional.of(treatment + " needs a column that is copied and called '" + subject.get() + "'");
        }
        if (transformation.distinctness() == Distinctness.LOSSY && mustStayDistinct(table, column)) {
            return Optional.of(treatment + " can make two values one, but the column is part of a unique key; use "
                    + choices(treatment) + ", keep, or drop the uniqueness in the target");
        }
        return Optional.empty();
    }

    /** The same of a file's column or path, which is a text of any length beside no neighbour. */
    public static Optional<String> objectionInFile(Column column, Treatment treatment, Sanitizer sanitizer) {
        Transformation transformation;
        try {
            transformation = bind(treatment, column, sanitizer);
        } catch (IllegalArgumentException e) {
            return Optional.of(treatment + " cannot be used: " + e.getMessage());
        }
        if (!transformation.accepts(column.kind())) {
            return Optional.of(treatment + " cannot be used on texts");
        }
        return transformation
                .subject()
                .map(subject -> treatment + " needs the neighbour '" + subject + "', which files have not");
    }

    /** True if a longer column would take it. */
    private static boolean isTooShort(Treatment treatment, Column column) {
        try {
            return column.kind() == ValueKind.TEXT
                    && column.length() > 0
                    && ANY.transformation(treatment, Integer.MAX_VALUE).minimumLength() > column.length();
        } catch (IllegalArgumentException never) {
            return false;
        }
    }

    private static Optional<Column> copied(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name) && !column.generated())
                .findFirst();
    }

    /** Treatments under which different values stay different. */
    private static String choices(Treatment treatment) {
        if (treatment instanceof Treatment.Pseudonymize pseudonymize
                && !pseudonymize.infoType().equals(InfoType.EMAIL_ADDRESS)) {
            InfoType type = pseudonymize.infoType();
            return new Treatment.Pseudonymize(type, PseudonymForm.MARKED_INVALID) + " where it has check digits, "
                    + new Treatment.Pseudonymize(type, PseudonymForm.FORMAT_PRESERVING)
                    + " which the live-data guard cannot tell from live values, " + new Treatment.Hash(HASH_DIGITS);
        }
        return new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS) + " for addresses, " + new Treatment.Encrypt()
                + " for numbers and codes, " + new Treatment.Hash(HASH_DIGITS);
    }

    /** Which column of the same row decides with it; empty for almost all. */
    public static Optional<String> subject(TablePlan.ColumnPlan column) {
        return bind(column.treatment(), column.target(), ANY).subject();
    }

    /** What of a column's statistics its treatment leaves as it was. */
    public static Set<Fidelity> keeps(Treatment treatment, Column column) {
        return bind(treatment, column, ANY).keeps();
    }

    /** The transformation of a column that is copied. */
    public static Transformation bind(Treatment treatment, Column column, Sanitizer sanitizer) {
        if (treatment instanceof Treatment.SanitizeText && isJson(column)) {
            return new JsonTransformation(JsonSanitizer.of(sanitizer));
        }
        boolean whole = treatment instanceof Treatment.Keep || treatment instanceof Treatment.Nullify;
        if (!whole && PostgresArray.isOfTexts(column)) {
            return new ElementTransformation(sanitizer.transformation(
                    treatment, PostgresArray.longestElement(column).orElse(Integer.MAX_VALUE)));
        }
        boolean limited = column.kind() == ValueKind.TEXT && column.length() > 0;
        return sanitizer.transformation(treatment, limited ? column.length() : Integer.MAX_VALUE);
    }

    /** PostgreSQL's, whose text is the document. */
    static boolean isJson(Column column) {
        return column.typeName().equals("json") || column.typeName().equals("jsonb");
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

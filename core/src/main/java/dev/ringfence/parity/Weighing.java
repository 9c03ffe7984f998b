package dev.ringfence.parity;

import dev.ringfence.parity.ParityFinding.Kind;
import org.jspecify.annotations.Nullable;

/** How much a finding weighs. */
final class Weighing {
    private Weighing() {}

    static Severity of(
            Kind kind,
            FingerprintEntry entry,
            @Nullable FingerprintEntry production,
            @Nullable FingerprintEntry staging) {
        return switch (kind) {
            case SHARED_SECRET, TYPE -> Severity.ERROR;
            case SHARED_ENDPOINT -> entry.type() == ValueType.DATASTORE_URL ? Severity.WARNING : Severity.INFO;
            case SCHEMA -> entry.key().contains(": index ") ? Severity.WARNING : Severity.ERROR;
            case MISSING -> entry.section() == Section.DEPENDENCIES ? Severity.ERROR : Severity.WARNING;
            case EXTRA -> Severity.WARNING;
            case VERSION -> version(entry, production, staging);
            case VALUE ->
                // A secret of another length is another secret, which is as it should be.
                entry.type() == ValueType.SECRET ? Severity.INFO : value(entry);
        };
    }

    private static Severity value(FingerprintEntry entry) {
        return entry.section() == Section.DATABASE && entry.key().endsWith(": product")
                ? Severity.ERROR
                : Severity.WARNING;
    }

    /** Another first number promises other behaviour (Semantic Versioning 2.0.0, 8). The kernel is not the application's. */
    private static Severity version(
            FingerprintEntry entry, @Nullable FingerprintEntry production, @Nullable FingerprintEntry staging) {
        if (entry.section() == Section.SYSTEM) {
            return Severity.INFO;
        }
        if (entry.section() == Section.MIGRATION) {
            return Severity.ERROR;
        }
        return first(production).equals(first(staging)) ? Severity.WARNING : Severity.ERROR;
    }

    private static String first(@Nullable FingerprintEntry entry) {
        if (entry == null || !(entry.mark() instanceof Mark.Fact fact)) {
            return "";
        }
        int end = 0;
        while (end < fact.text().length()
                && Character.isLetterOrDigit(fact.text().charAt(end))) {
            end++;
        }
        return fact.text().substring(0, end);
    }
}

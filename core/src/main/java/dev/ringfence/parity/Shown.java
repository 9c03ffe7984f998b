package dev.ringfence.parity;

import dev.ringfence.parity.ParityFinding.Kind;
import org.jspecify.annotations.Nullable;

/** An entry in words for people. */
final class Shown {
    private Shown() {}

    /** A fact as it is, anything else by what it looks like. */
    static String of(FingerprintEntry entry) {
        if (entry.mark() instanceof Mark.Fact fact) {
            return fact.text();
        }
        if (entry.mark() instanceof Mark.Described described) {
            return described.text();
        }
        if (entry.mark() instanceof Mark.Secret secret) {
            return secret.length() == LengthClass.EMPTY
                    ? "an empty secret"
                    : "a secret of " + secret.length().label() + " characters";
        }
        return switch (entry.type()) {
            case EMPTY -> "empty";
            case PLACEHOLDER -> "a placeholder that nothing filled in";
            case BOOLEAN -> "a truth value";
            case NUMBER -> "a number";
            case DURATION -> "a duration";
            case SIZE -> "a size";
            case DATASTORE_URL -> "the URL of a datastore";
            case URL -> "a URL";
            case HOST -> "a host";
            case TEXT, SECRET -> "a text";
            case VERSION -> "a version";
            case STRUCTURE -> "a structure";
            case UNREADABLE -> "not readable";
        };
    }

    static String remark(Kind kind, @Nullable FingerprintEntry production, @Nullable FingerprintEntry staging) {
        return switch (kind) {
            case SHARED_SECRET -> "one secret opens both; give staging its own";
            case SHARED_ENDPOINT -> "both point to the same place";
            case VALUE, VERSION, SCHEMA ->
                // What is shown of both is the same, so it must be said that there is more.
                production == null || staging == null || !of(production).equals(of(staging))
                        ? ""
                        : production.mark() instanceof Mark.Keyed
                                ? "the values differ"
                                : "differs in a part that is not shown";
            case MISSING, EXTRA, TYPE -> "";
        };
    }
}

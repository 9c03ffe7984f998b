package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;
import java.util.Objects;

/**
 * One thing that is not as it should be. Immutable; holds no value of the configuration.
 *
 * @param kind what is wrong
 * @param severity how much it weighs
 * @param section where
 * @param key the name within the section
 * @param production what production has, in words, such as {@code 42.7.4} or {@code a number}
 * @param staging what staging has
 * @param remark what to know besides; may be empty
 */
public record ParityFinding(
        Kind kind, Severity severity, Section section, String key, String production, String staging, String remark) {

    /** What is wrong. */
    public enum Kind {
        /** Production has it, staging has not. */
        MISSING,
        /** Staging has it, production has not. */
        EXTRA,
        /** Both have it, and it looks different: a number here, a duration there. */
        TYPE,
        /** The value differs. */
        VALUE,
        /** The version differs. */
        VERSION,
        /** The structure of a database differs, or what migrations have run. */
        SCHEMA,
        /** Both have the same secret. */
        SHARED_SECRET,
        /** Both point to the same place. */
        SHARED_ENDPOINT;

        /** The word used in files and reports, such as {@code shared-secret}. */
        public String label() {
            return JsonMembers.word(this);
        }
    }

    /** A finding. */
    public ParityFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(production, "production");
        Objects.requireNonNull(staging, "staging");
        Objects.requireNonNull(remark, "remark");
    }

    /** The same finding, of another weight and with another remark. */
    ParityFinding with(Severity otherSeverity, String otherRemark) {
        return new ParityFinding(kind, otherSeverity, section, key, production, staging, otherRemark);
    }
}

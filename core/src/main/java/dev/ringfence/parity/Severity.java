package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a finding weighs, the least first. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** A difference that tests in staging may not show the effect of. */
    WARNING,
    /** A difference by which staging proves nothing about production, or a secret that both know. */
    ERROR;

    /** The weight of that {@link #label()}. */
    static Severity parse(String label) {
        return Stream.of(values())
                .filter(severity -> severity.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'severity' must be one of "
                        + Stream.of(values()).map(Severity::label).collect(Collectors.joining(", "))));
    }

    /** The word used in files and reports, such as {@code warning}. */
    public String label() {
        return JsonMembers.word(this);
    }
}

package dev.ringfence.parity;

import java.util.Locale;

/** How much a finding weighs, the least first. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** A difference that tests in staging may not show the effect of. */
    WARNING,
    /** A difference by which staging proves nothing about production, or a secret that both know. */
    ERROR;

    /** The word used in files and reports, such as {@code warning}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

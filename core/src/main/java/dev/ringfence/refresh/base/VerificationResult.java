package dev.ringfence.refresh.base;

import java.util.Objects;

/**
 * What one check of a refresh found. Holds no value of a row.
 *
 * @param check its name, such as {@code rows}, {@code orphans} or {@code survivors}
 * @param subject what was looked at, such as {@code public.customer.email}
 * @param passed whether it is as it must be
 * @param finding one line for people, with counts
 */
public record VerificationResult(String check, String subject, boolean passed, String finding) {
    public VerificationResult {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(finding, "finding");
    }

    public static VerificationResult passed(String check, Object subject, String finding) {
        return new VerificationResult(check, subject.toString(), true, finding);
    }

    public static VerificationResult failed(String check, Object subject, String finding) {
        return new VerificationResult(check, subject.toString(), false, finding);
    }
}

package dev.ringfence.parity;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as lines for people. */
final class ReportText {
    private ReportText() {}

    static String write(ParityReport report) {
        StringBuilder text = new StringBuilder(headline(report)).append('\n');
        for (ParityFinding finding : report.findings()) {
            text.append(line(report, finding)).append('\n');
        }
        report.expected()
                .forEach(accounted -> text.append("expected  ")
                        .append(accounted.by())
                        .append(" [")
                        .append(accounted.finding().kind().label())
                        .append(' ')
                        .append(accounted.finding().key())
                        .append("]\n"));
        report.unused()
                .forEach(unused -> text.append("unused    ").append(unused).append("; nothing met it\n"));
        return text.toString();
    }

    /** Such as {@code staging differs from production by 3: 1 error, 2 warnings, 0 infos; 214 names compared, 2 differences expected}. */
    static String headline(ParityReport report) {
        String sides = report.staging().environment();
        String other = report.production().environment();
        String counts = Stream.of(Severity.ERROR, Severity.WARNING, Severity.INFO)
                .map(severity -> counted(report.count(severity), severity.label()))
                .collect(Collectors.joining(", "));
        return (report.findings().isEmpty()
                        ? sides + " is like " + other
                        : sides + " differs from " + other + " by "
                                + report.findings().size() + ": " + counts)
                + "; " + counted(report.comparedNames(), "name") + " compared, "
                + counted(report.expected().size(), "difference") + " expected";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String line(ParityReport report, ParityFinding finding) {
        return String.format(
                        Locale.ROOT,
                        "%-8s  %-15s  %-13s  %s: %s %s, %s %s",
                        finding.severity().label(),
                        finding.kind().label(),
                        finding.section().label(),
                        finding.key(),
                        report.production().environment(),
                        finding.production(),
                        report.staging().environment(),
                        finding.staging())
                + (finding.remark().isEmpty() ? "" : " (" + finding.remark() + ")");
    }
}

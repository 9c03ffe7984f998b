package dev.ringfence.environment;

import dev.ringfence.environment.WeighedEvidence.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A resolution for the eyes of a person. */
final class ResolutionText {
    private static final String GAP = "  ";

    private ResolutionText() {}

    static String line(Resolution resolution) {
        StringBuilder text = new StringBuilder(headline(resolution));
        String spoken = resolution.evidence().stream()
                .filter(piece -> !piece.tiers().isEmpty())
                .map(piece -> piece.key() + " " + piece.says())
                .collect(Collectors.joining(", "));
        if (!spoken.isEmpty()) {
            text.append(" Evidence: ").append(spoken).append('.');
        }
        if (!resolution.warnings().isEmpty()) {
            text.append(" Warning: ")
                    .append(String.join("; ", resolution.warnings()))
                    .append('.');
        }
        String remedy = remedy(resolution);
        if (!remedy.isEmpty()) {
            text.append(" Next: ").append(remedy).append('.');
        }
        return text.toString();
    }

    static String table(Resolution resolution) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("source", "says", "effect", "remedy"));
        for (WeighedEvidence piece : resolution.evidence()) {
            if (piece.effect() != Effect.SILENT) {
                rows.add(List.of(piece.source() + " " + piece.key(), piece.says(), effect(piece), piece.remedy()));
            }
        }
        StringBuilder text = new StringBuilder(headline(resolution));
        int[] widths = widths(rows);
        for (List<String> row : rows) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                cells.append(GAP)
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()));
            }
            text.append('\n').append(cells.toString().stripTrailing());
        }
        for (String note : resolution.notes()) {
            text.append("\n  warning: ").append(note);
        }
        String remedy = remedy(resolution);
        return remedy.isEmpty()
                ? text.toString()
                : text.append("\n  next: ").append(remedy).toString();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    static String remedy(Resolution resolution) {
        return switch (resolution.verdict()) {
            case AGREED -> "";
            case CONFLICT -> "let every source name the same environment";
            case UNKNOWN ->
                "correct "
                        + resolution.evidence().stream()
                                .filter(piece -> piece.effect() == Effect.UNRECOGNIZED)
                                .map(WeighedEvidence::key)
                                .distinct()
                                .collect(Collectors.joining(", "));
            case UNSET ->
                "set " + EnvironmentResolver.VARIABLE + "="
                        + (resolution.claimedTiers().isEmpty()
                                ? "production, staging, test or development"
                                : labels(resolution.claimedTiers()) + " if that is right");
        };
    }

    private static String headline(Resolution resolution) {
        String rights = resolution.rights().isEmpty()
                ? "holds no right"
                : "holds "
                        + resolution.rights().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
        return switch (resolution.verdict()) {
            case AGREED ->
                "Environment '" + resolution.name() + "', tier "
                        + resolution.tier().label() + ", " + rights + ".";
            case CONFLICT ->
                "Environment in CONFLICT: " + labels(resolution.claimedTiers()) + " are claimed; " + rights + ".";
            case UNKNOWN -> "Environment UNKNOWN: an explicit value is no known name; " + rights + ".";
            case UNSET -> "Environment UNSET: nobody said it explicitly; " + rights + ".";
        };
    }

    private static String effect(WeighedEvidence piece) {
        String text = piece.effect().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (!piece.tiers().isEmpty()) {
            text = (piece.effect() == Effect.CLAIMS ? text : text + ", claims") + " " + labels(piece.tiers());
        }
        return piece.withheld().isEmpty()
                ? text
                : text + ": "
                        + piece.withheld().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String labels(Collection<Tier> tiers) {
        return tiers.stream().sorted().map(Tier::label).collect(Collectors.joining(" and "));
    }
}

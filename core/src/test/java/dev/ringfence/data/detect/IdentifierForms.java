package dev.ringfence.data.detect;

import dev.ringfence.data.detect.HeldOutIdentifiers.Case;
import java.util.ArrayList;
import java.util.List;

/**
 * Identifiers in the frames that texts put them into: beside the word that announces them, in JSON, in brackets, at
 * the end of a sentence; and spoiled: a wrong check character, a character more or less, glued to letters, inside
 * longer runs. Format: see the head of the resource.
 */
final class IdentifierForms {
    private static final List<String> FRAMES = List.of(
            "%w [[%v]]",
            "%w: [[%v]].",
            "(%w [[%v]])",
            "%w=[[%v]];",
            "{\"%w\": \"[[%v]]\"}",
            "%w\t[[%v]]\n",
            "%w #[[%v]]",
            "My %w is [[%v]], thanks.",
            "Her %w number: [[%v]]\nPlease file it.",
            "[[%v]] is my %w");

    private static final List<String> BARE = List.of("[[%v]]", "It is [[%v]].", "x; [[%v]], y", "\"[[%v]]\"");

    private static final List<String> LENGTHS = List.of("%w [[%v7]]", "%w [[7%v]]", "%w [[77%v77]]");

    private static final List<String> GLUED = List.of("%w [[x%v]]", "%w [[%vx]]", "%w [[ab%vcd]]");

    private IdentifierForms() {}

    static List<Case> read(String resource) {
        List<Case> cases = new ArrayList<>();
        List<String> lines = HeldOutIdentifiers.lines(resource);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#")) {
                frame(cases, i + 1, lines.get(i).split(" \\| ", 4));
            }
        }
        return cases;
    }

    private static void frame(List<Case> cases, int line, String[] parts) {
        String flags = parts[0];
        String type = parts[1];
        String value = HeldOutIdentifiers.filled(type, parts[3]);
        boolean standard = flags.contains("S");
        boolean bare = flags.contains("B");
        FRAMES.forEach(f -> cases.add(Case.of(line, type, filled(f, parts[2], value), true, standard)));
        if (bare) {
            BARE.forEach(f -> cases.add(Case.of(line, type, filled(f, "", value), true, flags.contains("T"))));
        }
        if (HeldOutChecks.knows(type)) {
            List<String> wrong = HeldOutIdentifiers.fillings(parts[3]).stream()
                    .filter(v -> !HeldOutChecks.holds(type, v))
                    .toList();
            for (int k = 0; k < 3 && !wrong.isEmpty(); k++) {
                String spoiled = wrong.get((line + 7 * k) % wrong.size());
                cases.add(Case.of(line, type, filled(FRAMES.get(k), parts[2], spoiled), false, false));
            }
        }
        if (flags.contains("L")) {
            LENGTHS.forEach(f -> cases.add(Case.of(line, type, filled(f, parts[2], value), false, false)));
            String shorter = value.substring(0, value.length() - 1);
            cases.add(Case.of(line, type, filled(FRAMES.get(0), parts[2], shorter), false, false));
        }
        if (flags.contains("G")) {
            GLUED.forEach(f -> cases.add(Case.of(line, type, filled(f, parts[2], value), false, false)));
        }
    }

    private static String filled(String frame, String word, String value) {
        return frame.replace("%w", word).replace("%v", value);
    }
}

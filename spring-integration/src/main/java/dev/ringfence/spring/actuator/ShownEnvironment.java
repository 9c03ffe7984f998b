package dev.ringfence.spring.actuator;

import dev.ringfence.environment.Resolution;
import dev.ringfence.environment.WeighedEvidence;
import java.util.List;

/**
 * Where the process is, and how that is known.
 *
 * @param name the canonical name; {@code unknown} unless the evidence agrees
 * @param tier the tier
 * @param verdict how the evidence fits together: agreed, conflict, unknown or unset
 * @param needsAttention true if a person has to look
 * @param rights the rights held
 * @param evidence each piece that was read, the silent ones too
 * @param warnings what should be looked at although it changes nothing
 * @param remedy what to do next; empty if nothing is to be done
 */
record ShownEnvironment(
        String name,
        String tier,
        String verdict,
        boolean needsAttention,
        List<String> rights,
        List<Piece> evidence,
        List<String> warnings,
        String remedy) {

    /**
     * What one place says.
     *
     * @param source where it was read
     * @param kind explicit, ambient or circumstantial
     * @param key the name under which it was found
     * @param says what it says, fit to be shown
     * @param effect what followed
     * @param withheld the rights that it withholds
     * @param remedy what to do about it; empty if nothing is to be done
     */
    record Piece(
            String source, String kind, String key, String says, String effect, List<String> withheld, String remedy) {
        private static Piece of(WeighedEvidence piece) {
            return new Piece(
                    ShownText.of(piece.source()),
                    ShownText.word(piece.kind()),
                    ShownText.of(piece.key()),
                    ShownText.of(piece.says()),
                    ShownText.word(piece.effect()),
                    piece.withheld().stream().sorted().map(Enum::name).toList(),
                    ShownText.of(piece.remedy()));
        }

        boolean silent() {
            return effect.equals(ShownText.word(WeighedEvidence.Effect.SILENT));
        }
    }

    ShownEnvironment {
        rights = List.copyOf(rights);
        evidence = List.copyOf(evidence);
        warnings = List.copyOf(warnings);
    }

    static ShownEnvironment of(Resolution resolution) {
        return new ShownEnvironment(
                ShownText.of(resolution.name()),
                resolution.tier().label(),
                ShownText.word(resolution.verdict()),
                resolution.needsAttention(),
                resolution.rights().stream().sorted().map(Enum::name).toList(),
                resolution.evidence().stream().map(Piece::of).toList(),
                ShownText.of(resolution.warnings()),
                ShownText.of(resolution.remedy()));
    }
}

package dev.ringfence.environment;

import java.util.Objects;
import java.util.Set;

/**
 * One piece of evidence in a {@link Resolution}, with what followed from it. Everything here may be shown: a word that
 * was read appears only if it is a name or within two edits of one.
 *
 * @param source where it was read, such as {@code environment variable}
 * @param kind how much it counts
 * @param key the name under which it was found
 * @param says what it says, fit to be shown
 * @param effect what followed
 * @param tiers the tiers it names
 * @param withheld the rights of the agreed tier that it withholds; empty unless the verdict is {@link Verdict#AGREED}
 * @param remedy what to do about it; empty if nothing is to be done
 */
public record WeighedEvidence(
        String source,
        Evidence.Kind kind,
        String key,
        String says,
        Effect effect,
        Set<Tier> tiers,
        Set<Right> withheld,
        String remedy) {

    /** What follows from a piece of evidence. */
    public enum Effect {
        /** It names a tier. */
        CLAIMS,
        /** It is explicit and holds a word that is no name; nothing is granted. */
        UNRECOGNIZED,
        /** It is ambient and no word of it is a name. */
        CLAIMS_NOTHING,
        /** It withholds rights. */
        WITHHOLDS,
        /** It is only shown. */
        WARNS,
        /** It is not explicit and could not be read. */
        UNREADABLE,
        /** Nothing is set. */
        SILENT
    }

    public WeighedEvidence {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(says, "says");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(remedy, "remedy");
        tiers = Set.copyOf(tiers);
        withheld = Set.copyOf(withheld);
    }
}

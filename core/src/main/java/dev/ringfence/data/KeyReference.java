package dev.ringfence.data;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names a {@link PseudonymKey} for other processes: it travels to the workers of a distributed job, and each opens the key
 * where it runs. The key itself never travels: what is serialized is how to open it, its name and its check value.
 *
 * <pre>{@code
 * KeyReference key = KeyReference.to(() ->
 *         PseudonymKey.named("shop", Path.of("/run/secrets/pseudonyms.key"), DeploymentEnvironment.resolve()));
 * }</pre>
 *
 * <p>Guaranteed: a process that opens another key than the one who made the reference is refused, so that no part of a job
 * assigns other pseudonyms. Whether a process may open the key is for {@link PseudonymKey#named} to say, in that process.
 * Not prevented: an opener that itself holds the key's bytes carries them along.
 *
 * <p>Java-serializable. Immutable and safe for use by many threads. Opened at most once for each deserialized copy, and
 * kept.
 */
public final class KeyReference implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Opener opener;
    private final String name;
    private final String checkValue;
    private transient volatile @Nullable PseudonymKey key;

    private KeyReference(Opener opener, PseudonymKey key) {
        this.opener = opener;
        this.name = key.name();
        this.checkValue = key.checkValue();
        this.key = key;
    }

    /** Opens a key in the process that calls it: from a file, a key store or a vault that this process can read. */
    @FunctionalInterface
    public interface Opener extends Serializable {
        /**
         * Opens it.
         *
         * @throws IOException if it cannot be read here
         */
        PseudonymKey open() throws IOException;
    }

    /**
     * A reference to the key that an opener gives here.
     *
     * @throws IllegalArgumentException if the opener gives another key each time, as an ephemeral one
     * @throws KeyDeniedException if this process may not open it
     * @throws IOException if the opener cannot read it
     */
    public static KeyReference to(Opener opener) throws IOException {
        KeyReference reference = new KeyReference(Objects.requireNonNull(opener, "opener"), opener.open());
        if (!opener.open().checkValue().equals(reference.checkValue)) {
            throw new IllegalArgumentException("'opener' must open the same key each time but opened another");
        }
        return reference;
    }

    /**
     * The key, opened in this process.
     *
     * @throws KeyDeniedException if this process may not open it, or it is not the key that the reference was made for
     * @throws IOException if the opener cannot read it
     */
    public PseudonymKey open() throws IOException {
        PseudonymKey opened = key;
        if (opened == null) {
            opened = opener.open();
            String found = opened.checkValue();
            if (!found.equals(checkValue)) {
                throw new KeyDeniedException(new Refusal(
                        Guard.LIVE_DATA,
                        "live-data.key-reference",
                        "Opening the pseudonym key '" + name + "'",
                        "any",
                        List.of("its check value is " + found + " in this process and was " + checkValue
                                + " where the job was started"),
                        "give every process the same key"));
            }
            key = opened;
        }
        return opened;
    }

    /** The key's name. */
    public String name() {
        return name;
    }

    /** The key's check value, see {@link PseudonymKey#checkValue()}. */
    public String checkValue() {
        return checkValue;
    }

    /** Name and check value, never the key. */
    @Override
    public String toString() {
        return name + " (check value " + checkValue + ")";
    }
}

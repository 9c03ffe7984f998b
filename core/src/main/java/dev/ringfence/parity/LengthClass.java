package dev.ringfence.parity;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long a secret is, roughly: enough to see one that was cut off or never set. */
public enum LengthClass {
    /** No character. */
    EMPTY("0"),
    /** 1 to 7 characters. */
    SHORT("1-7"),
    /** 8 to 15. */
    USUAL("8-15"),
    /** 16 to 31. */
    LONG("16-31"),
    /** 32 to 63. */
    KEY("32-63"),
    /** 64 and more. */
    DOCUMENT("64+");

    private final String label;

    LengthClass(String label) {
        this.label = label;
    }

    /** The class of a text. */
    static LengthClass of(String secret) {
        int length = secret.codePointCount(0, secret.length());
        if (length == 0) {
            return EMPTY;
        }
        if (length < 8) {
            return SHORT;
        }
        if (length < 16) {
            return USUAL;
        }
        return length < 32 ? LONG : length < 64 ? KEY : DOCUMENT;
    }

    /** The class of that {@link #label()}. */
    static LengthClass parse(String label) {
        return Stream.of(values())
                .filter(length -> length.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'length' must be one of "
                        + Stream.of(values()).map(LengthClass::label).collect(Collectors.joining(", "))));
    }

    /** The numbers of characters, such as {@code 8-15}. */
    public String label() {
        return label;
    }
}

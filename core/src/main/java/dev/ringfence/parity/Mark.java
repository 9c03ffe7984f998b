package dev.ringfence.parity;

import java.util.Objects;
import java.util.regex.Pattern;

/** What a fingerprint keeps of a value. Immutable. */
public sealed interface Mark {
    /** The most characters of a fact. */
    int MAX_FACT = 400;

    /**
     * A fact of the platform, as it is: a version, the name of a time zone, the type of a column.
     *
     * @param text at most {@value Mark#MAX_FACT} characters, none of them a control character
     */
    record Fact(String text) implements Mark {
        /**
         * A fact.
         *
         * @throws IllegalArgumentException if the text is longer, or has control characters
         */
        public Fact {
            if (text.length() > MAX_FACT || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("'fact' must have at most " + MAX_FACT
                        + " characters and no control characters but had " + text.length() + " characters");
            }
        }
    }

    /**
     * A fact with a part that is not shown, such as the column of a table with its default.
     *
     * @param text as of a {@link Fact}
     * @param digest as of a {@link Keyed}, over that part
     */
    record Described(String text, String digest) implements Mark {
        /**
         * A fact and a fingerprint.
         *
         * @throws IllegalArgumentException if one of them has another form
         */
        public Described {
            text = new Fact(text).text();
            digest = new Keyed(digest).digest();
        }
    }

    /**
     * A keyed fingerprint of a value.
     *
     * @param digest the first 128 bits of HMAC-SHA-256 over section, name and value, as 32 hexadecimal digits
     */
    record Keyed(String digest) implements Mark {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

        /**
         * A fingerprint.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public Keyed {
            requireForm("digest", FORM, digest);
        }
    }

    /**
     * What is kept of a secret.
     *
     * @param length its class of length
     * @param tag the first 16 bits of HMAC-SHA-256 over its name and the secret, as 4 hexadecimal digits
     */
    record Secret(LengthClass length, String tag) implements Mark {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{4}");

        /**
         * A secret's mark.
         *
         * @throws IllegalArgumentException if the tag has another form
         */
        public Secret {
            Objects.requireNonNull(length, "length");
            requireForm("tag", FORM, tag);
        }
    }

    private static void requireForm(String name, Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' must match " + form + " but had another form, of " + text.length() + " characters");
        }
    }
}

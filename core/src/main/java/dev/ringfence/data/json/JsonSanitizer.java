package dev.ringfence.data.json;

import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Sanitizes JSON text by keys, paths and values in one pass. What the policy does not change stays byte for byte: white
 * space, the spelling of numbers, escapes, the order of members, members of the same name.
 *
 * <pre>{@code
 * SanitizationPolicy policy = SanitizationPolicy.builder("orders")
 *         .key("password", new Treatment.Redact())
 *         .path("$.items[*].iban", new Treatment.Pseudonymize(InfoType.IBAN))
 *         .build();
 * JsonSanitizer json = JsonSanitizer.of(Sanitizer.of(policy, key));
 * String clean = json.sanitize("{\"password\": \"hunter2\", \"note\": \"call +49 30 901820\"}");
 * }</pre>
 *
 * <p>Of the rules that speak of a value the nearest decides: one for its path, then one for its key, then the one that
 * decided for the array or object it stands in, and where there is none, the policy's {@code otherwise}. A rule that
 * decides for an array or object holds for all strings, numbers and booleans within, whose structure and keys stay.
 * {@code null} and the empty string stay under every rule. Where {@code otherwise} is to sanitize texts, keys are looked
 * into as values are: a map from e-mail addresses is not safe because they stand on the left.
 *
 * <p>Strings are compared and treated by what they say, so {@code "em\u005Cu0061il"} is the key {@code email}. Half a
 * surrogate pair as an escape is JSON, and stays; as UTF-8 it is not.
 *
 * <p>Input that is not JSON text of RFC 8259 is refused with its offset: nothing is skipped, closed or guessed. A byte
 * order mark is refused too. Depth takes no stack. Memory is that of the output, and for streams that of the longest
 * string that is treated, at most {@link Builder#maxTokenLength}.
 *
 * <p>Immutable and safe for use by many threads. Working memory is kept from call to call, for up to 32 threads at
 * a time: a call allocates its result, and what treatments make of values.
 */
public final class JsonSanitizer {
    /** A power of two. */
    private static final int PLACES = 32;

    private final Sanitizer sanitizer;
    private final JsonRules rules;
    private final JsonOptions options;
    /** Working memory that nobody uses; threads look in the places their ids lead them to. */
    private final AtomicReferenceArray<@Nullable JsonPass> idle = new AtomicReferenceArray<>(PLACES);

    private JsonSanitizer(Sanitizer sanitizer, JsonOptions options) {
        this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
        this.options = options;
        this.rules = new JsonRules(sanitizer, options);
    }

    /**
     * By the policy's rules for keys, paths and findings, with the defaults of {@link Builder}.
     *
     * @throws IllegalArgumentException if a rule for a key or path cannot treat texts, or needs another value beside
     *     the one it treats
     */
    public static JsonSanitizer of(Sanitizer sanitizer) {
        return builder(sanitizer).build();
    }

    /** Begins one with other limits or another treatment of numbers. */
    public static Builder builder(Sanitizer sanitizer) {
        return new Builder(sanitizer);
    }

    /**
     * Sanitizes UTF-8.
     *
     * @return the same array if nothing changes
     * @throws JsonSyntaxException if it is not JSON
     * @throws dev.ringfence.data.BlockedValueException if it has a value that the policy blocks
     */
    public byte[] sanitize(byte[] json) {
        JsonPass pass = take();
        try {
            return pass.sanitize(json);
        } finally {
            giveBack(pass);
        }
    }

    /**
     * Sanitizes a part of an array, UTF-8, and writes the result. Nothing is written if it is refused.
     *
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @throws JsonSyntaxException if it is not JSON; offsets are those of the array
     * @throws dev.ringfence.data.BlockedValueException if it has a value that the policy blocks
     * @throws IOException if it cannot be written
     */
    public void sanitize(byte[] json, int from, int to, OutputStream out) throws IOException {
        Objects.checkFromToIndex(from, to, json.length);
        JsonPass pass = take();
        try {
            pass.sanitize(json, from, to, out);
        } finally {
            giveBack(pass);
        }
    }

    /**
     * Sanitizes a text. Half a surrogate pair passes, also one that is not escaped.
     *
     * @return the same string if nothing changes
     * @throws JsonSyntaxException if it is not JSON; offsets count UTF-16 units
     * @throws dev.ringfence.data.BlockedValueException if it has a value that the policy blocks
     */
    public String sanitize(String json) {
        JsonPass pass = take();
        try {
            return pass.sanitize(json);
        } finally {
            giveBack(pass);
        }
    }

    /**
     * Sanitizes UTF-8 on its way. Reads to the end and closes neither stream. What comes before something that is
     * refused may have been written.
     *
     * @throws JsonSyntaxException if it is not JSON
     * @throws dev.ringfence.data.BlockedValueException if it has a value that the policy blocks
     * @throws IOException if reading or writing fails
     */
    public void sanitize(InputStream in, OutputStream out) throws IOException {
        JsonPass pass = take();
        try {
            pass.sanitize(in, out);
        } finally {
            giveBack(pass);
        }
    }

    private JsonPass take() {
        JsonPass pass = idle.getAndSet(place(), null);
        return pass != null ? pass : new JsonPass(sanitizer, rules, options);
    }

    private void giveBack(JsonPass pass) {
        pass.rest();
        idle.set(place(), pass);
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }

    /** Sets limits. Not safe for use by many threads. */
    public static final class Builder {
        private final Sanitizer sanitizer;
        private JsonOptions options = JsonOptions.DEFAULT;

        private Builder(Sanitizer sanitizer) {
            this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
        }

        /** What numbers and booleans become under a rule; by default they keep their type. */
        public Builder nonTextValues(NonTextValues become) {
            options = options.withNonText(Objects.requireNonNull(become, "become"));
            return this;
        }

        /** Numbers are looked into where strings are: a card number may have been written as one. By default not. */
        public Builder scanNumbers() {
            options = options.scanningNumbers();
            return this;
        }

        /** One value may follow another, as in JSON lines; by default the input is one value. */
        public Builder manyDocuments() {
            options = options.withManyDocuments();
            return this;
        }

        /**
         * The most arrays and objects within each other, by default 1,000.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxDepth(int maxDepth) {
            options = options.withMaxDepth(maxDepth);
            return this;
        }

        /**
         * The longest string that is treated, by default 16 Mi bytes, of a {@code String} UTF-16 units. A longer one
         * that a rule speaks of is redacted whole; keys and numbers that do not fit a stream's memory are refused.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxTokenLength(int maxTokenLength) {
            options = options.withMaxTokenLength(maxTokenLength);
            return this;
        }

        /** How much of a stream is held at once: short in tests, so that every token comes to lie across an end. */
        Builder chunkLength(int chunkLength) {
            options = options.withChunkLength(chunkLength);
            return this;
        }

        /**
         * The sanitizer.
         *
         * @throws IllegalArgumentException if a rule for a key or path cannot treat texts, or needs another value beside
         *     the one it treats
         */
        public JsonSanitizer build() {
            return new JsonSanitizer(sanitizer, options);
        }
    }
}

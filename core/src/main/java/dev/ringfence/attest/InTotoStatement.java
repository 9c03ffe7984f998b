package dev.ringfence.attest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is said about which subjects: an in-toto Statement v1. Immutable and safe for use by many threads.
 *
 * @param subjects what it is about; at least one
 * @param predicateType the URI that says how to read the predicate
 * @param predicate what is claimed of the subjects
 */
public record InTotoStatement(List<Subject> subjects, String predicateType, Claims predicate) {
    /** The payload type of the envelopes that hold such statements. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    static final String TYPE = "https://in-toto.io/Statement/v1";

    /**
     * Something that a statement is about, identified by its digest alone.
     *
     * @param name what messages call it
     * @param digest values by algorithm, in lower-case hexadecimal digits; at least one
     */
    public record Subject(String name, Map<String, String> digest) {
        /**
         * A subject.
         *
         * @throws IllegalArgumentException if there is no digest
         */
        public Subject {
            Objects.requireNonNull(name, "name");
            digest = java.util.Collections.unmodifiableMap(new TreeMap<>(digest));
            if (digest.isEmpty()) {
                throw new IllegalArgumentException("'digest' must not be empty");
            }
        }
    }

    /**
     * A statement.
     *
     * @throws IllegalArgumentException if there is no subject, or the predicate type is blank
     */
    public InTotoStatement {
        subjects = List.copyOf(subjects);
        Objects.requireNonNull(predicate, "predicate");
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("'subjects' must not be empty");
        }
        if (predicateType.isBlank()) {
            throw new IllegalArgumentException("'predicateType' must not be blank");
        }
    }

    /** About one subject with one digest. */
    public static InTotoStatement of(
            String subject, String algorithm, String digest, String predicateType, Claims predicate) {
        return new InTotoStatement(List.of(new Subject(subject, Map.of(algorithm, digest))), predicateType, predicate);
    }

    /**
     * Reads the JSON form. Keys that in-toto does not name are passed over, as it demands.
     *
     * @throws IllegalArgumentException if it is not UTF-8, not JSON of that form, holds a key twice, or a predicate holds
     *     a fraction, a null, or a number beyond 64 bits; the message shows nothing of it
     */
    public static InTotoStatement parse(byte[] payload) {
        return StatementJson.read(payload);
    }

    /** The JSON form in UTF-8: one line, the keys of claims in alphabetical order; equal statements give equal bytes. */
    public byte[] payload() {
        return StatementJson.write(this).getBytes(StandardCharsets.UTF_8);
    }
}

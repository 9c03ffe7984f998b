package dev.ringfence.data.json;

import java.util.Locale;
import java.util.Objects;

/**
 * An input that is not JSON text of RFC 8259, or goes beyond a limit that was set for it. The message tells what is
 * wrong and where, and shows nothing of the input.
 */
public final class JsonSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** The input ends before the value does; an input that is empty or only white space, too. */
        UNEXPECTED_END,
        /** Something else had to stand here (RFC 8259, section 2). */
        UNEXPECTED_CHARACTER,
        /** More than white space behind the value. */
        TRAILING_CONTENT,
        /** A number that section 6 does not know, such as one with a leading zero. */
        INVALID_NUMBER,
        /** A backslash with something behind it that section 7 does not know. */
        INVALID_ESCAPE,
        /** A character below U+0020 in a string, which has to be escaped (section 7). */
        CONTROL_CHARACTER,
        /** Bytes that are not UTF-8 (RFC 3629): overlong, surrogates, beyond U+10FFFF, cut off. */
        INVALID_UTF_8,
        /** More arrays and objects within each other than the limit. */
        TOO_DEEP,
        /** A key or a number that is longer than the limit. */
        TOO_LONG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Problem problem;
    private final long offset;

    JsonSyntaxException(Problem problem, long offset) {
        super("'json' must be JSON text of RFC 8259 within the limits but is not at offset " + offset + ": " + problem);
        this.problem = Objects.requireNonNull(problem, "problem");
        this.offset = offset;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /**
     * Where it is wrong, from 0: a byte of an array or stream, counted from where the input began, or a UTF-16 unit of
     * a {@code String}. The length of the input for {@link Problem#UNEXPECTED_END}.
     */
    public long offset() {
        return offset;
    }
}

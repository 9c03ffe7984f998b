package dev.ringfence.data.json;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What becomes of the strings, numbers and booleans that one rule speaks of. Immutable, shared by all threads. */
final class ValueRule {
    /** How a value is treated. */
    enum Action {
        /** It stays. */
        KEEP,
        /** What is found in it is replaced. */
        SCAN,
        /** Always by the same bytes. */
        REPLACE,
        /** By what its transformation makes of it. */
        TRANSFORM,
        /** The document is refused. */
        BLOCK
    }

    private static final byte[] NULL = ascii("null");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] ZERO = ascii("0");
    private static final byte[] REDACTED = ascii("\"[redacted]\"");

    private final Action action;
    private final Transformation transformation;
    private final JsonOptions options;
    private final byte[] string;
    private final byte[] number;
    private final byte[] bool;

    private ValueRule(Action action, Transformation transformation, JsonOptions options, @Nullable String replacement) {
        this.action = action;
        this.transformation = transformation;
        this.options = options;
        if (replacement == null) {
            this.string = NULL;
            this.number = NULL;
            this.bool = NULL;
            return;
        }
        this.string = EncodedString.quoted(replacement);
        boolean text = options.nonText() == NonTextValues.BECOME_TEXT;
        this.number = text ? string : isNumber(replacement) ? ascii(replacement) : ZERO;
        this.bool = text ? string : replacement.equals("true") ? ascii(replacement) : FALSE;
    }

    /**
     * Binds a treatment.
     *
     * @throws IllegalArgumentException if the treatment cannot take texts, or needs another value beside the one
     */
    static ValueRule of(Treatment treatment, Sanitizer sanitizer, JsonOptions options) {
        Transformation transformation = sanitizer.transformation(treatment);
        if (!transformation.accepts(ValueKind.TEXT)) {
            throw new IllegalArgumentException(
                    "'rules' must treat texts where they speak of keys and paths of JSON but one is " + treatment);
        }
        if (transformation.subject().isPresent()) {
            throw new IllegalArgumentException("'rules' must not need a neighbour where they speak of keys and paths of"
                    + " JSON, which is not there yet when a value passes, but one is " + treatment);
        }
        Action action = treatment instanceof Treatment.Block ? Action.BLOCK : Action.TRANSFORM;
        String replacement = "[redacted]";
        if (treatment instanceof Treatment.Keep) {
            action = Action.KEEP;
        } else if (treatment instanceof Treatment.SanitizeText) {
            action = Action.SCAN;
        } else if (treatment instanceof Treatment.Redact) {
            action = Action.REPLACE;
        } else if (treatment instanceof Treatment.Constant constant) {
            action = Action.REPLACE;
            replacement = constant.value();
        } else if (treatment instanceof Treatment.Nullify) {
            action = Action.REPLACE;
            replacement = null;
        }
        return new ValueRule(action, transformation, options, replacement);
    }

    Action action() {
        return action;
    }

    /** What a string becomes that is too long to be looked at. */
    byte[] redacted() {
        if (action == Action.BLOCK) {
            transformation.apply("");
        }
        return action == Action.REPLACE ? string : REDACTED;
    }

    /** What every string becomes, for {@link Action#REPLACE}. */
    byte[] string() {
        return string;
    }

    /**
     * What a string becomes, for {@link Action#TRANSFORM} and {@link Action#BLOCK}.
     *
     * @return null if it stays
     */
    byte @Nullable [] string(String value) {
        Object made = transformation.apply(value);
        return made == null ? NULL : made.equals(value) ? null : EncodedString.quoted(made.toString());
    }

    /**
     * What a number becomes.
     *
     * @return null if it stays
     */
    byte @Nullable [] number(String value) {
        if (action == Action.REPLACE) {
            return number;
        }
        if (action == Action.SCAN && !options.scansNumbers()) {
            return null;
        }
        Object made = transformation.apply(value);
        if (made == null) {
            return NULL;
        }
        if (made.equals(value)) {
            return null;
        }
        String text = made.toString();
        if (options.nonText() == NonTextValues.BECOME_TEXT) {
            return EncodedString.quoted(text);
        }
        return isNumber(text) ? ascii(text) : ZERO;
    }

    /**
     * What a boolean becomes.
     *
     * @return null if it stays
     */
    byte @Nullable [] bool() {
        return switch (action) {
            case KEEP, SCAN -> null;
            case REPLACE, TRANSFORM -> bool;
            case BLOCK -> string("false");
        };
    }

    private static boolean isNumber(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        boolean begins = b.length > 0 && (b[0] == '-' || (b[0] >= '0' && b[0] <= '9'));
        try {
            return begins && Tokens.endOfNumber(b, 0, b.length, true) == b.length;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

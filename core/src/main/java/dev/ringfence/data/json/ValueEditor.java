package dev.ringfence.data.json;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.FindingConsumer;
import dev.ringfence.data.sanitize.Sanitizer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out what rules say of values, as edits of the input. Not safe for use by many threads. */
final class ValueEditor {
    private final JsonRules rules;
    private final Sanitizer sanitizer;
    private final Edits edits;
    private final int maxStringLength;
    private final KnownStrings known = new KnownStrings();
    private final DecodedString decoded = new DecodedString();
    private final FindingConsumer inBytes = this::foundInBytes;
    private final UnescapedString unescaped = new UnescapedString();
    private final FindingConsumer inUnescaped = this::foundInUnescaped;
    private final FindingConsumer inDecoded = this::foundInDecoded;
    private byte[] scanned = {};
    /** What the units stand for, where the input is units. */
    private Optional<String> source = Optional.empty();

    ValueEditor(JsonRules rules, Sanitizer sanitizer, Edits edits, int maxStringLength) {
        this.rules = rules;
        this.sanitizer = sanitizer;
        this.edits = edits;
        this.maxStringLength = maxStringLength;
    }

    /** Begins a document of UTF-8. */
    void begin() {
        source = Optional.empty();
        known.clear();
    }

    /** Begins a document whose units stand for those of a text. */
    void begin(String text) {
        source = Optional.of(text);
    }

    /** Treats a string from quotation mark to behind quotation mark. */
    void string(byte[] b, int start, int end, int number) {
        if (end - start == 2) {
            return;
        }
        ValueRule rule = rules.rule(number);
        if (rule.action() == ValueRule.Action.REPLACE) {
            edits.replace(start, end, rule.string());
        } else if (end - start - 2 > maxStringLength) {
            edits.replace(start, end, rule.redacted());
        } else if (rule.action() == ValueRule.Action.SCAN) {
            scan(b, start + 1, end - 1);
        } else {
            replace(start, end, rule.string(decode(b, start + 1, end - 1).toString()));
        }
    }

    /** Reads what stands between two quotation marks. The result is overwritten by the next one. */
    DecodedString decode(byte[] b, int from, int to) {
        if (source.isPresent()) {
            decoded.read(source.get(), from, to);
        } else {
            decoded.read(b, from, to);
        }
        return decoded;
    }

    /**
     * Replaces what is found between two quotation marks.
     *
     * @return true if something was
     */
    boolean scan(byte[] b, int from, int to) {
        int before = edits.size();
        if (source.isPresent() || !KnownStrings.fits(b, from, to)) {
            look(b, from, to);
            return edits.size() > before;
        }
        int slot = known.find(b, from, to);
        if (slot == KnownStrings.ABSENT) {
            look(b, from, to);
            known.put(b, from, to, edits, edits.size() - before);
        } else {
            known.apply(slot, from, edits);
        }
        return edits.size() > before;
    }

    private void look(byte[] b, int from, int to) {
        if (source.isPresent()) {
            sanitizer.detector().scan(decode(b, from, to), inDecoded);
        } else if (Tokens.endOfUnescaped(b, from, to) == to) {
            scanned = b;
            sanitizer.detector().scan(b, from, to, inBytes);
        } else {
            unescaped.read(b, from, to);
            sanitizer.detector().scan(unescaped.bytes(), 0, unescaped.length(), inUnescaped);
        }
    }

    private void foundInBytes(InfoType type, int start, int end, double confidence, boolean made) {
        String value = new String(scanned, start, end - start, StandardCharsets.UTF_8);
        replace(start, end, type, value);
    }

    private void foundInUnescaped(InfoType type, int start, int end, double confidence, boolean made) {
        String value = new String(unescaped.bytes(), start, end - start, StandardCharsets.UTF_8);
        replace(unescaped.source(start), unescaped.source(end), type, value);
    }

    private void foundInDecoded(InfoType type, int start, int end, double confidence, boolean made) {
        String value = decoded.subSequence(start, end).toString();
        replace(decoded.source(start), decoded.source(end), type, value);
    }

    private void replace(int start, int end, InfoType type, String value) {
        String replacement = sanitizer.replacement(type, value);
        if (!replacement.equals(value)) {
            edits.replace(start, end, EncodedString.part(replacement));
        }
    }

    /** Treats a number. */
    void number(byte[] b, int start, int end, int number) {
        ValueRule rule = rules.rule(number);
        if (end - start > maxStringLength) {
            throw new JsonSyntaxException(JsonSyntaxException.Problem.TOO_LONG, start);
        }
        // A number is ASCII in every encoding.
        replace(start, end, rule.number(new String(b, start, end - start, StandardCharsets.US_ASCII)));
    }

    /** Treats {@code true} or {@code false}. */
    void bool(int start, int end, int number) {
        replace(start, end, rules.rule(number).bool());
    }

    private void replace(int start, int end, byte @Nullable [] with) {
        if (with != null) {
            edits.replace(start, end, with);
        }
    }
}

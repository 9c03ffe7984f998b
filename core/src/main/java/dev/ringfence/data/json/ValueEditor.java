package dev.ringfence.data.json;

import dev.ringfence.data.Finding;
import dev.ringfence.data.sanitize.Sanitizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out what rules say of values, as edits of the input. Not safe for use by many threads. */
final class ValueEditor {
    private final JsonRules rules;
    private final Sanitizer sanitizer;
    private final Edits edits;
    private final int maxStringLength;
    private final DecodedString decoded = new DecodedString();
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
            return;
        }
        if (end - start - 2 > maxStringLength) {
            edits.replace(start, end, rule.redacted());
            return;
        }
        decode(b, start + 1, end - 1, decoded);
        if (rule.action() == ValueRule.Action.SCAN) {
            scan(decoded);
        } else {
            replace(start, end, rule.string(decoded.toString()));
        }
    }

    /** Reads what stands between two quotation marks. */
    void decode(byte[] b, int from, int to, DecodedString into) {
        if (source.isPresent()) {
            into.read(source.get(), from, to);
        } else {
            into.read(b, from, to);
        }
    }

    /**
     * Replaces what is found in a key.
     *
     * @return false if nothing was
     */
    boolean key(DecodedString key) {
        return key.length() > 0 && scan(key);
    }

    private boolean scan(DecodedString text) {
        List<Finding> findings = sanitizer.detector().find(text);
        for (Finding finding : findings) {
            String made = sanitizer.replacement(finding, text);
            edits.replace(text.source(finding.start()), text.source(finding.end()), EncodedString.part(made));
        }
        return !findings.isEmpty();
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

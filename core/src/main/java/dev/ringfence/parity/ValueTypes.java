package dev.ringfence.parity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a text looks like. */
final class ValueTypes {
    private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "on", "off");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}|#\\{[^}]*}|\\{\\{[^}]*}}|^@[\\w.-]+@$");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,4})?");

    /** Units as Spring's Duration and DataSize and Typesafe Config write them; ISO 8601 besides. */
    private static final Pattern DURATION =
            Pattern.compile("[+-]?\\d{1,19} ?(ns|us|ms|s|m|h|d|nanos|micros|millis|seconds?|minutes?|hours?|days?)"
                    + "|[+-]?P(?=.)(\\d{1,9}[YMWD]){0,4}(T(\\d{1,19}([.,]\\d{1,9})?[HMS]){1,3})?");

    private static final Pattern SIZE = Pattern.compile("\\d{1,19} ?([KMGT]i?B?|[kgt]|[kmgt]i?b|B|bytes?)");
    private static final int MAX_LOOKED_AT = 200;

    private ValueTypes() {}

    static ValueType of(String text) {
        if (text.isEmpty()) {
            return ValueType.EMPTY;
        }
        if (PLACEHOLDER.matcher(text).find()) {
            return ValueType.PLACEHOLDER;
        }
        String stripped = text.strip();
        if (stripped.length() > MAX_LOOKED_AT) {
            return ValueType.TEXT;
        }
        if (TRUTHS.contains(stripped.toLowerCase(Locale.ROOT))) {
            return ValueType.BOOLEAN;
        }
        if (NUMBER.matcher(stripped).matches()) {
            return ValueType.NUMBER;
        }
        if (DURATION.matcher(stripped).matches()) {
            return ValueType.DURATION;
        }
        return SIZE.matcher(stripped).matches() ? ValueType.SIZE : ValueType.TEXT;
    }
}

package dev.ringfence.data.json;

import dev.ringfence.data.JsonPath;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The obvious way: decode, read by recursion, ask the policy for each value, write again. Knows the treatments that
 * give one text for all values. Everything that is checked against it is faster.
 */
final class SlowJson {
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*");
    private static final Pattern STRING =
            Pattern.compile("\"([^\"\\\\\\x00-\\x1F]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9A-Fa-f]{4})*+\"");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("true|false|null");

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final String json;
    private final Sanitizer sanitizer;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private SlowJson(String json, Sanitizer sanitizer) {
        this.json = json;
        this.sanitizer = sanitizer;
    }

    /** Empty if it is no UTF-8. */
    static Optional<String> decode(byte[] utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Empty if it is no JSON. */
    static Optional<String> sanitize(String json, Sanitizer sanitizer) {
        SlowJson slow = new SlowJson(json, sanitizer);
        try {
            slow.document();
            return Optional.of(slow.result.toString());
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private void document() {
        JsonPath root = new JsonPath(List.of());
        copy(SPACE);
        value(
                root,
                sanitizer
                        .policy()
                        .treatmentOfPath(root)
                        .orElse(sanitizer.policy().otherwise()));
        copy(SPACE);
        if (at < json.length()) {
            throw new Refused();
        }
    }

    private void value(JsonPath path, Treatment treatment) {
        char c = at < json.length() ? json.charAt(at) : 0;
        if (c == '{') {
            members(path, treatment);
        } else if (c == '[') {
            elements(path, treatment);
        } else if (c == '"') {
            String text = take(STRING);
            result.append(text.equals("\"\"") ? text : treated(treatment, text, "\"[redacted]\"", true));
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            result.append(treated(treatment, take(NUMBER), "0", false));
        } else {
            String word = take(WORD);
            result.append(word.equals("null") ? word : treated(treatment, word, "false", false));
        }
    }

    private static String treated(Treatment treatment, String source, String redacted, boolean text) {
        if (treatment instanceof Treatment.Keep) {
            return source;
        } else if (treatment instanceof Treatment.Nullify) {
            return "null";
        } else if (treatment instanceof Treatment.Constant constant && text) {
            return '"' + constant.value() + '"';
        }
        return redacted;
    }

    private void members(JsonPath path, Treatment inherited) {
        copy('{');
        copy(SPACE);
        for (boolean more = !is('}'); more; more = next()) {
            copy(SPACE);
            String spelled = take(STRING);
            result.append(spelled);
            String key = unescaped(spelled.substring(1, spelled.length() - 1));
            copy(SPACE);
            copy(':');
            copy(SPACE);
            JsonPath place = path.then(new JsonPath.Member(key));
            value(
                    place,
                    sanitizer
                            .policy()
                            .treatmentOfPath(place)
                            .or(() -> sanitizer.policy().treatmentOfKey(key))
                            .orElse(inherited));
            copy(SPACE);
        }
        copy('}');
    }

    private void elements(JsonPath path, Treatment inherited) {
        copy('[');
        copy(SPACE);
        int index = 0;
        for (boolean more = !is(']'); more; more = next()) {
            copy(SPACE);
            JsonPath place = path.then(new JsonPath.Element(index++));
            value(place, sanitizer.policy().treatmentOfPath(place).orElse(inherited));
            copy(SPACE);
        }
        copy(']');
    }

    private boolean next() {
        boolean comma = is(',');
        if (comma) {
            copy(',');
        }
        return comma;
    }

    static String unescaped(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char kind = escaped.charAt(++i);
            if (kind == 'u') {
                text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int plain = "bfnrt".indexOf(kind);
                text.append(plain < 0 ? kind : "\b\f\n\r\t".charAt(plain));
            }
        }
        return text.toString();
    }

    private boolean is(char c) {
        return at < json.length() && json.charAt(at) == c;
    }

    private void copy(char c) {
        if (!is(c)) {
            throw new Refused();
        }
        result.append(c);
        at++;
    }

    private void copy(Pattern pattern) {
        result.append(take(pattern));
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(json).region(at, json.length());
        if (!matcher.lookingAt()) {
            throw new Refused();
        }
        at = matcher.end();
        return matcher.group();
    }
}

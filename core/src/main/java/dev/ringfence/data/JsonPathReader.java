package dev.ringfence.data;

import java.util.ArrayList;
import java.util.List;

/** Reads one path. Not safe for use by many threads. */
final class JsonPathReader {
    /** More than an index of a JSON array has. */
    private static final int MOST_DIGITS = 9;

    private final String text;
    private int at;

    JsonPathReader(String text) {
        this.text = text;
    }

    /** True if a name can be written behind a dot: letters, digits and underscores, no digit first (RFC 9535, 2.5.1). */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && !Digits.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || c >= 0x80 || Character.isLetterOrDigit(c));
    }

    JsonPath read() {
        expect('$');
        List<JsonPath.Step> steps = new ArrayList<>();
        while (at < text.length()) {
            steps.add(next('.') ? name() : bracket());
        }
        return new JsonPath(steps);
    }

    private JsonPath.Step name() {
        if (next('*')) {
            return new JsonPath.Any();
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at++;
        }
        String name = text.substring(start, at);
        if (!isPlain(name)) {
            throw malformed(start);
        }
        return new JsonPath.Member(name);
    }

    private JsonPath.Step bracket() {
        expect('[');
        JsonPath.Step step;
        if (next('*')) {
            step = new JsonPath.Any();
        } else if (next('\'')) {
            step = new JsonPath.Member(quoted('\''));
        } else if (next('"')) {
            step = new JsonPath.Member(quoted('"'));
        } else {
            step = new JsonPath.Element(index());
        }
        expect(']');
        return step;
    }

    private String quoted(char quote) {
        StringBuilder name = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && ++at == text.length()) {
                break;
            }
            name.append(text.charAt(at++));
        }
        expect(quote);
        return name.toString();
    }

    private int index() {
        int start = at;
        while (at < text.length() && Digits.isDigit(text.charAt(at))) {
            at++;
        }
        boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
        if (at == start || at - start > MOST_DIGITS || leadingZero) {
            throw malformed(start);
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!next(c)) {
            throw malformed(at);
        }
    }

    private static IllegalArgumentException malformed(int offset) {
        return new IllegalArgumentException(
                "'path' must be like $.customer.email or $.items[*]['e-mail'] but is not at offset " + offset);
    }
}

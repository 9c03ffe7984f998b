package dev.ringfence.refresh.copy;

import dev.ringfence.refresh.schema.Column;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arrays of texts as PostgreSQL writes them (its documentation, 8.15.6): {@code {plain,"a \"quoted\" one",NULL}}, of any
 * dimensions and bounds.
 */
public final class PostgresArray {
    private static final Pattern TYPE =
            Pattern.compile("(?:text|character varying|character|citext)(?:\\((\\d+)\\))?(?:\\[\\])+");

    private PostgresArray() {}

    public static boolean isOfTexts(Column column) {
        // Asked for each value that is looked at: almost no type is an array.
        return column.typeName().endsWith("]")
                && TYPE.matcher(column.typeName()).matches();
    }

    /** The most characters of an element; empty if there is no limit. */
    public static Optional<Integer> longestElement(Column column) {
        Matcher type = TYPE.matcher(column.typeName());
        return type.matches() && type.group(1) != null ? Optional.of(Integer.valueOf(type.group(1))) : Optional.empty();
    }

    /** The values of a cell: those of an array, or the cell itself. */
    public static void values(
            Column column, byte[] bytes, int from, int to, boolean copyEscapes, CellReader.Value values) {
        if (!isOfTexts(column)) {
            values.value(bytes, from, to, copyEscapes);
            return;
        }
        String array = copyEscapes ? CopyInput.text(bytes, from, to) : CopyInput.plain(bytes, from, to);
        each(array, element -> {
            byte[] text = element.getBytes(StandardCharsets.UTF_8);
            values.value(text, 0, text.length, false);
        });
    }

    /** Gives each element that is not NULL to somebody. */
    public static void each(String array, Consumer<String> elements) {
        map(array, element -> {
            elements.accept(element);
            return element;
        });
    }

    /**
     * Replaces each element that is not NULL; braces and bounds stay.
     *
     * @throws IllegalArgumentException if it is no array
     */
    public static String map(String array, UnaryOperator<String> elements) {
        StringBuilder mapped = new StringBuilder(array.length() + 16);
        int begin = array.indexOf('{');
        if (begin < 0 || !array.endsWith("}")) {
            throw new IllegalArgumentException("an array must stand in braces");
        }
        mapped.append(array, 0, begin);
        for (int i = begin; i < array.length(); ) {
            char c = array.charAt(i);
            if (c == '{' || c == '}' || c == ',') {
                mapped.append(c);
                i++;
            } else {
                int end = c == '"' ? endOfQuoted(array, i) : endOfPlain(array, i);
                if (c != '"' && array.substring(i, end).equalsIgnoreCase("NULL")) {
                    mapped.append(array, i, end);
                } else {
                    quote(mapped, elements.apply(unescaped(array, c == '"' ? i + 1 : i, c == '"' ? end - 1 : end)));
                }
                i = end;
            }
        }
        return mapped.toString();
    }

    private static int endOfQuoted(String array, int quote) {
        int i = quote + 1;
        while (i < array.length() && array.charAt(i) != '"') {
            i += array.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= array.length()) {
            throw new IllegalArgumentException("an element must end with its quote");
        }
        return i + 1;
    }

    private static int endOfPlain(String array, int from) {
        int i = from;
        while (array.charAt(i) != ',' && array.charAt(i) != '}') {
            i++;
        }
        return i;
    }

    private static String unescaped(String array, int from, int to) {
        if (array.indexOf('\\', from) < 0) {
            return array.substring(from, to);
        }
        StringBuilder plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = array.charAt(i);
            plain.append(c == '\\' ? array.charAt(++i) : c);
        }
        return plain.toString();
    }

    private static void quote(StringBuilder array, String element) {
        array.append('"');
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            if (c == '"' || c == '\\') {
                array.append('\\');
            }
            array.append(c);
        }
        array.append('"');
    }
}

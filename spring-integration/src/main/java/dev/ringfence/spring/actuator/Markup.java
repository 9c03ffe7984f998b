package dev.ringfence.spring.actuator;

import dev.ringfence.base.Html;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML whose texts and attributes are always escaped, and whose elements are always closed, so that it is well-formed
 * XML besides. For one thread.
 */
final class Markup {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What steers how the text around it is read, or is no character: controls, marks of direction, half pairs. */
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\t]]");

    /** Where a line end after the element would be a space in the text. */
    private static final Set<String> INLINE = Set.of("a", "b", "code", "strong", "time");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    Markup open(String element, String... attributes) {
        open.push(element);
        return tag(element, attributes, ">");
    }

    /** An element that has no content, such as {@code meta}. */
    Markup empty(String element, String... attributes) {
        return tag(element, attributes, "/>\n");
    }

    private Markup tag(String element, String[] attributes, String end) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append(end);
        return this;
    }

    /** Text within the element that is open. */
    Markup text(String text) {
        out.append(STEERING.matcher(Html.escaped(text)).replaceAll("\uFFFD"));
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        String element = open.pop();
        out.append("</").append(element).append(INLINE.contains(element) ? ">" : ">\n");
        return this;
    }

    /** An element with a text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A style sheet or script of our own, whose characters mean themselves there. */
    Markup own(String element, String content, String... attributes) {
        open(element, attributes);
        out.append(content);
        return close();
    }

    /** A moment, to the second. */
    Markup time(Instant moment) {
        return element("time", TIME.format(moment), "datetime", moment.toString());
    }

    /** A term and what there is to say of it, within {@code dl}; nothing if there is nothing. */
    Markup fact(String term, String text) {
        return text.isEmpty() ? this : element("dt", term).element("dd", text);
    }

    Markup fact(String term, Instant moment) {
        return element("dt", term).open("dd").time(moment).close();
    }

    /** The page, all of whose elements were closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("'" + open.peek() + "' must be closed but is open");
        }
        return out.toString();
    }
}

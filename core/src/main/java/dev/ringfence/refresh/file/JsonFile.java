package dev.ringfence.refresh.file;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.json.JsonSanitizer;
import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** JSON text of one document, or of many one behind another; a document that is an array has a row for each element. */
final class JsonFile implements DataFile {
    /** As much as the sanitizer takes. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(1 << 20)
                    .maxNameLength(1 << 20)
                    .build())
            .build();

    private static final String LIMITS =
            "the file is nested deeper than 1,000 levels, or has a name or a number of more"
                    + " than 1,048,576 characters,";

    /** A byte order mark in UTF-8, which is no part of the text (RFC 8259, 8.1). */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final boolean many;
    private final JsonShape shape;

    JsonFile(boolean many, SanitizationPolicy policy) {
        this.many = many;
        this.shape = new JsonShape(policy);
    }

    @Override
    public void read(InputStream in, Values values) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, MARK.length);
        int begin = passMark(text, OutputStream.nullOutputStream());
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                read(parser, values);
            } catch (JacksonIOException e) {
                // The file could not be read: nothing is said of what it holds.
                throw e.getCause();
            } catch (JacksonException e) {
                // Its message quotes the document.
                throw new IllegalArgumentException(
                        (e instanceof StreamConstraintsException ? LIMITS : "the file must be JSON but is not")
                                + " at byte "
                                + (begin + parser.currentLocation().getByteOffset()) + ", line "
                                + parser.currentLocation().getLineNr());
            }
        }
    }

    /** An array or object that is open. */
    private record Open(JsonShape.Node node, boolean array) {}

    private void read(JsonParser parser, Values values) {
        Deque<Open> open = new ArrayDeque<>();
        JsonShape.Node member = shape.root();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY ->
                    open.push(new Open(here(open, member), token == JsonToken.START_ARRAY));
                case END_OBJECT, END_ARRAY -> {
                    boolean rows = open.pop().array() && open.isEmpty();
                    if (!rows) {
                        ended(open, values);
                    }
                }
                case PROPERTY_NAME -> {
                    String name = parser.currentName();
                    values.name(name);
                    member = open.element().node().member(name);
                }
                default -> {
                    value(here(open, member).value(), token, parser, values);
                    ended(open, values);
                }
            }
        }
    }

    /** The place of the value that comes now. */
    private JsonShape.Node here(Deque<Open> open, JsonShape.Node member) {
        Open in = open.peek();
        if (in == null) {
            return shape.root();
        }
        return in.array() ? in.node().element() : member;
    }

    /** A document is a row, or each element of it. */
    private static void ended(Deque<Open> open, Values values) {
        if (open.isEmpty() || (open.size() == 1 && open.element().array())) {
            values.endRow();
        }
    }

    /** A truth value is no identifier. */
    private static void value(FilePlace place, JsonToken token, JsonParser parser, Values values) {
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (number || token == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            if (!text.isEmpty()) {
                values.value(place, text);
            }
        }
    }

    @Override
    public List<FilePlace> places() {
        return shape.places();
    }

    @Override
    public List<String> objections() {
        return List.of();
    }

    @Override
    public void sanitize(InputStream in, OutputStream out, Sanitizer sanitizer) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, MARK.length);
        passMark(text, out);
        if (many && isBlank(text, out)) {
            return;
        }
        JsonSanitizer.Builder json = JsonSanitizer.builder(sanitizer);
        (many ? json.manyDocuments() : json).build().sanitize(text, out);
    }

    /** Passes a byte order mark on, and tells how many bytes it has; 0 if there is none. */
    private static int passMark(PushbackInputStream text, OutputStream out) throws IOException {
        byte[] first = text.readNBytes(MARK.length);
        if (Arrays.equals(first, MARK)) {
            out.write(MARK);
            return MARK.length;
        }
        text.unread(first);
        return 0;
    }

    /** Passes white space on; true if nothing follows. */
    private static boolean isBlank(PushbackInputStream text, OutputStream out) throws IOException {
        int next = text.read();
        while (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
            out.write(next);
            next = text.read();
        }
        if (next >= 0) {
            text.unread(next);
        }
        return next < 0;
    }
}

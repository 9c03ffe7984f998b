package dev.ringfence.data.json;

import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The working memory of one pass over one document after the other. Not safe for use by many threads. */
final class JsonPass {
    private final JsonRules rules;
    private final Edits edits = new Edits();
    private final ValueEditor values;
    private final JsonWalker walker;
    private final JsonStream stream;
    private final TextUnits text = new TextUnits();
    private final Scratch output = new Scratch();

    JsonPass(Sanitizer sanitizer, JsonRules rules, JsonOptions options) {
        this.rules = rules;
        this.values = new ValueEditor(rules, sanitizer, edits, options.maxTokenLength());
        this.walker = new JsonWalker(rules, values, new KeyReader(rules, values), options);
        this.stream = new JsonStream(this, walker, edits, options);
    }

    /** Works out the edits of a whole document. */
    private void walk(byte[] json, int from, int to) {
        walker.begin(false);
        values.begin();
        edits.clear();
        walker.walk(json, from, to, true);
    }

    /** The array itself if nothing changes. */
    byte[] sanitize(byte[] json) {
        walk(json, 0, json.length);
        if (edits.isEmpty()) {
            return json;
        }
        byte[] result = new byte[edits.length(0, json.length)];
        edits.apply(json, 0, json.length, result);
        return result;
    }

    void sanitize(byte[] json, int from, int to, OutputStream out) throws IOException {
        walk(json, from, to);
        write(json, from, to, out);
    }

    /** Writes a stretch of the input as it was edited. */
    void write(byte[] json, int from, int to, OutputStream out) throws IOException {
        if (edits.isEmpty()) {
            out.write(json, from, to - from);
            return;
        }
        int length = edits.length(from, to);
        out.write(applied(json, from, to, length), 0, length);
    }

    /** An array that begins with the edited stretch. */
    private byte[] applied(byte[] input, int from, int to, int length) {
        byte[] result = output.ofAtLeast(length);
        edits.apply(input, from, to, result);
        return result;
    }

    /** The string itself if nothing changes. */
    String sanitize(String json) {
        int length = json.length();
        byte[] units = text.read(json);
        walker.begin(true);
        values.begin(json);
        edits.clear();
        walker.walk(units, 0, length, true);
        if (edits.isEmpty()) {
            return json;
        }
        if (text.isExact() && edits.madeIsAscii()) {
            int made = edits.length(0, length);
            return new String(applied(units, 0, length, made), 0, made, StandardCharsets.ISO_8859_1);
        }
        return edits.apply(json);
    }

    /** What stands in place of a string that is too long to be looked at; nothing if it stays. */
    byte[] redacted(int rule) {
        return rules.treats(rule) ? rules.rule(rule).redacted() : new byte[0];
    }

    /** Sanitizes a stream to its end. */
    void sanitize(InputStream in, OutputStream out) throws IOException {
        walker.begin(false);
        values.begin();
        stream.run(in, out);
    }

    /** Gives back what a long token took, and forgets whose text it was. */
    void rest() {
        values.begin();
        edits.clear();
        stream.rest();
        text.rest();
        output.rest();
    }
}

package dev.ringfence.data.json;

import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The working memory of one pass over one document after the other. Not safe for use by many threads. */
final class JsonPass {
    private static final int MOST_KEPT = 1 << 18;

    private final JsonRules rules;
    private final Edits edits = new Edits();
    private final ValueEditor values;
    private final JsonWalker walker;
    private final JsonStream stream;
    private final TextUnits text = new TextUnits();
    private byte[] output = new byte[0];

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
        int length = apply(json, from, to);
        out.write(output, 0, length);
    }

    /** Puts the edited stretch at the beginning of the output; its length. */
    private int apply(byte[] input, int from, int to) {
        int length = edits.length(from, to);
        if (output.length < length) {
            output = new byte[length + length / 4];
        }
        edits.apply(input, from, to, output);
        return length;
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
            int made = apply(units, 0, length);
            return new String(output, 0, made, StandardCharsets.ISO_8859_1);
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
        if (output.length > MOST_KEPT) {
            output = new byte[0];
        }
    }
}

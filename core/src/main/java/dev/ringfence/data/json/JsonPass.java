package dev.ringfence.data.json;

import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The working memory of one pass over one document after the other. Not safe for use by many threads. */
final class JsonPass {
    private static final int MOST_KEPT = 1 << 17;
    /** Up to this length a probe looks at every unit. */
    private static final int PROBES = 128;

    private final JsonRules rules;
    private final Edits edits = new Edits();
    private final ValueEditor values;
    private final JsonWalker walker;
    private final JsonStream stream;
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
        int length = edits.length(from, to);
        if (output.length < length) {
            output = new byte[length + length / 4];
        }
        edits.apply(json, from, to, output);
        out.write(output, 0, length);
    }

    /** The string itself if nothing changes. */
    String sanitize(String json) {
        byte[] latin = mayBeLatin(json) ? json.getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
        boolean exact = latin.length == json.length() && json.equals(new String(latin, StandardCharsets.ISO_8859_1));
        byte[] units = exact ? latin : units(json);
        walker.begin(true);
        values.begin(json);
        edits.clear();
        walker.walk(units, 0, units.length, true);
        if (edits.isEmpty()) {
            return json;
        }
        if (exact && edits.madeIsAscii()) {
            byte[] result = new byte[edits.length(0, units.length)];
            edits.apply(units, 0, units.length, result);
            return new String(result, StandardCharsets.ISO_8859_1);
        }
        return edits.apply(json);
    }

    /** Looks at some units: to find out for sure costs more than what it saves. */
    private static boolean mayBeLatin(String text) {
        int step = 1 + text.length() / PROBES;
        for (int i = 0; i < text.length(); i += step) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static byte[] units(String text) {
        byte[] units = new byte[text.length()];
        char[] chunk = new char[Math.min(units.length, 4096)];
        for (int from = 0; from < units.length; from += chunk.length) {
            int count = Math.min(chunk.length, units.length - from);
            text.getChars(from, from + count, chunk, 0);
            for (int i = 0; i < count; i++) {
                // All ones where the unit is beyond ASCII.
                units[from + i] = (byte) (chunk[i] | (0x7F - chunk[i]) >> 31);
            }
        }
        return units;
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
        if (output.length > MOST_KEPT) {
            output = new byte[0];
        }
    }
}

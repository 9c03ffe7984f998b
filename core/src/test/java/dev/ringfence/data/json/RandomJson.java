package dev.ringfence.data.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** JSON text of every form the grammar knows, and what becomes of it when bytes are lost, added or changed. */
final class RandomJson {
    private static final String[] KEYS = {
        "a",
        "b",
        "secret",
        "Secret",
        "SEC_RET",
        "s\\u0065cret",
        "items",
        "iban",
        "",
        "é",
        "日本",
        "k\\n",
        "x-y",
        "aVeryLongKeyThatFitsNoWord",
        "aVeryLongKeyThatFitsNoCacheBecauseItIsLonger",
        "1234567",
        "12345678"
    };
    private static final String[] PIECES = {
        "x",
        "abcdefgh",
        "1",
        " ",
        "é",
        "ж",
        "жжжж",
        "日本語",
        "😀",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0041",
        "\\ud83d\\ude00",
        "\\uD800",
        "\u007f",
        "@",
        "[",
        "{",
        "}",
        "]",
        ",",
        ":",
        "'",
        "mail@host.example",
        "\u2028",
        "plain words here"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "7",
        "12",
        "1234567",
        "12345678",
        "-12345678901234567890",
        "0.5",
        "-1.25",
        "123.4567",
        "1e9",
        "2E-7",
        "3.5e+10",
        "99999.99"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n  ", "\t", "\n        ", "\n                  "
    };
    private static final byte[] BYTES =
            "\"\\{}[]:,0123456789-+.eEtfn u/\n\t\u0000\u001f\u007f".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEYOND = {
        (byte) 0x80,
        (byte) 0xBF,
        (byte) 0xC0,
        (byte) 0xC2,
        (byte) 0xE0,
        (byte) 0xED,
        (byte) 0xEF,
        (byte) 0xF0,
        (byte) 0xF4,
        -1
    };

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomJson(long seed) {
        this.random = new Random(seed);
    }

    /** A document; the same for the same seed. */
    static String valid(long seed) {
        RandomJson json = new RandomJson(seed);
        json.space();
        json.value(0);
        json.space();
        return json.text.toString();
    }

    /** Some document with some bytes lost, added or changed; it may still be JSON. */
    static byte[] broken(long seed) {
        Random random = new Random(~seed);
        byte[] json = valid(seed).getBytes(StandardCharsets.UTF_8);
        for (int edits = 1 + random.nextInt(3); edits > 0 && json.length > 0; edits--) {
            int at = random.nextInt(json.length);
            byte fresh = random.nextInt(4) == 0
                    ? BEYOND[random.nextInt(BEYOND.length)]
                    : BYTES[random.nextInt(BYTES.length)];
            switch (random.nextInt(4)) {
                case 0 -> json[at] = fresh;
                case 1 -> json = Arrays.copyOf(json, at);
                case 2 -> {
                    System.arraycopy(json, at + 1, json, at, json.length - at - 1);
                    json = Arrays.copyOf(json, json.length - 1);
                }
                default -> {
                    json = Arrays.copyOf(json, json.length + 1);
                    System.arraycopy(json, at, json, at + 1, json.length - at - 1);
                    json[at] = fresh;
                }
            }
        }
        return json;
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 6 ? 5 : 9)) {
            case 0 -> text.append(random.nextBoolean());
            case 1 -> text.append("null");
            case 2 -> text.append(of(NUMBERS));
            case 3, 4 -> string();
            case 5, 6 -> elements(depth);
            default -> members(depth);
        }
    }

    private void string() {
        text.append('"');
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(of(PIECES));
        }
        text.append('"');
    }

    private void elements(int depth) {
        text.append('[');
        space();
        for (int i = random.nextInt(6); i > 0; i--) {
            value(depth + 1);
            space();
            text.append(i > 1 ? "," : "");
            space();
        }
        text.append(']');
    }

    /** Often the same few members again, as documents have. */
    private void members(int depth) {
        text.append('{');
        space();
        boolean alike = random.nextBoolean();
        int members = random.nextInt(6);
        for (int i = members; i > 0; i--) {
            text.append('"').append(alike ? KEYS[members - i] : of(KEYS)).append('"');
            space();
            text.append(':');
            space();
            value(depth + 1);
            space();
            text.append(i > 1 ? "," : "");
            space();
        }
        text.append('}');
    }

    private void space() {
        text.append(of(SPACES));
    }

    private String of(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

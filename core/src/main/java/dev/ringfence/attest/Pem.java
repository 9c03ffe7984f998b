package dev.ringfence.attest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM text (RFC 7468, lax reading); text between them is explanatory and passed over. */
final class Pem {
    /** Far above any key; what is longer is no key. */
    static final int MAX_CHARS = 65_536;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");

    private final String label;
    private final byte[] der;

    Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    String label() {
        return label;
    }

    byte[] der() {
        return der;
    }

    /**
     * All blocks, in order.
     *
     * @throws IllegalArgumentException if it is longer than {@value #MAX_CHARS} characters, or a block is not Base64
     */
    static List<Pem> parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "'pem' must have at most " + MAX_CHARS + " characters but had " + text.length());
        }
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new Pem(
                        matcher.group(1),
                        Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""))));
            } catch (IllegalArgumentException e) {
                // The cause would quote a character of the key.
                throw new IllegalArgumentException(
                        "'pem' must hold Base64 between its lines but does not in block " + (blocks.size() + 1));
            }
        }
        return blocks;
    }

    String text() {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** The label alone: the rest may be a secret. */
    @Override
    public String toString() {
        return label;
    }
}

package dev.ringfence.attest;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of an envelope. Unknown keys are passed over, since they are not signed and so change nothing. */
final class EnvelopeJson {
    private EnvelopeJson() {}

    static Envelope read(String json) {
        if (json.length() > Envelope.MAX_CHARS) {
            throw new IllegalArgumentException(
                    "'envelope' must have at most " + Envelope.MAX_CHARS + " characters but had " + json.length());
        }
        JsonNode root = StrictJson.object("envelope", json);
        JsonNode array = root.path("signatures");
        if (!array.isArray()) {
            throw new IllegalArgumentException("'signatures' must be an array");
        }
        List<Envelope.Signature> signatures = new ArrayList<>();
        for (JsonNode one : array) {
            signatures.add(new Envelope.Signature(
                    one.has("keyid") ? StrictJson.text(one, "keyid") : "", base64(StrictJson.text(one, "sig"), "sig")));
        }
        return new Envelope(
                StrictJson.text(root, "payloadType"), base64(StrictJson.text(root, "payload"), "payload"), signatures);
    }

    static String write(Envelope envelope) {
        Base64.Encoder base64 = Base64.getEncoder();
        ObjectNode root = StrictJson.MAPPER.createObjectNode();
        root.put("payload", base64.encodeToString(envelope.payload()));
        root.put("payloadType", envelope.payloadType());
        ArrayNode array = root.putArray("signatures");
        for (Envelope.Signature signature : envelope.signatures()) {
            array.addObject().put("keyid", signature.keyId()).put("sig", base64.encodeToString(signature.bytes()));
        }
        return root.toString();
    }

    /** RFC 4648, either alphabet, with its padding; only what an encoder would have written (section 3.5). */
    private static byte[] base64(String text, String name) {
        boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            byte[] bytes = (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
            Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
            if (encoder.encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the character that its message would quote.
        }
        throw new IllegalArgumentException("'" + name + "' must be Base64");
    }
}

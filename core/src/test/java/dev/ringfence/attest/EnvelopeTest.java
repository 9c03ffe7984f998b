package dev.ringfence.attest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    /** The example of the protocol's text, with a signature that OpenSSL made of it. */
    private static final String EXAMPLE = "{\"payload\":\"aGVsbG8gd29ybGQ=\","
            + "\"payloadType\":\"http://example.com/HelloWorld\",\"signatures\":[{\"keyid\":\"" + TemporaryKeys.ID
            + "\",\"sig\":\"" + TemporaryKeys.SIGNATURE + "\"}]}";

    @Test
    void encoding_ofTheProtocolsExample_isThatOfTheProtocol() {
        assertThat(new String(
                        Envelope.preAuthenticationEncoding(
                                "http://example.com/HelloWorld", "hello world".getBytes(UTF_8)),
                        UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(new String(Envelope.preAuthenticationEncoding("", new byte[0]), UTF_8))
                .isEqualTo("DSSEv1 0  0 ");
        // Lengths are of bytes, not of characters.
        assertThat(new String(Envelope.preAuthenticationEncoding("ü", "€".getBytes(UTF_8)), UTF_8))
                .isEqualTo("DSSEv1 2 ü 3 €");
    }

    @Test
    void envelope_ofTheProtocolsExample_isWrittenAndReadAlike(@TempDir Path directory) throws Exception {
        SigningKey key = SigningKey.read("ada", TemporaryKeys.secret(directory, TemporaryKeys.PRIVATE));
        Envelope envelope = Envelope.sign("http://example.com/HelloWorld", "hello world".getBytes(UTF_8), key);

        assertThat(envelope.toJson()).isEqualTo(EXAMPLE);
        Envelope read = Envelope.parse(EXAMPLE);
        assertThat(read).isEqualTo(envelope).hasSameHashCodeAs(envelope);
        assertThat(read.payload()).isEqualTo("hello world".getBytes(UTF_8));
        assertThat(read.payloadType()).isEqualTo("http://example.com/HelloWorld");
        assertThat(read.keyIds()).containsExactly(TemporaryKeys.ID);
        assertThat(read.toString()).contains("11 bytes").doesNotContain("hello");
    }

    @Test
    void base64_ofBothAlphabets_isRead() {
        byte[] payload = {(byte) 0xfb, (byte) 0xff, (byte) 0xfe};
        String url = EXAMPLE.replace("aGVsbG8gd29ybGQ=", Base64.getUrlEncoder().encodeToString(payload))
                .replace(
                        TemporaryKeys.SIGNATURE,
                        TemporaryKeys.SIGNATURE.replace('+', '-').replace('/', '_'));
        assertThat(url).contains("-__-");
        assertThat(Envelope.parse(url).payload()).isEqualTo(payload);
        assertThat(Envelope.parse(url.replace("-__-", "+//+")).payload()).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"SECRET\"",
                "{}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":{}}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[null]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":5}]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"keyid\":null,\"sig\":\"\"}]}",
                "{\"payload\":\"SECRET\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"YR==\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"YQ\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"YQ==\\n\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"+_==\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]} x",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}{}",
                "{\"payload\":\"\",\"payloadType\":7,\"signatures\":[{\"sig\":\"\"}]}",
                "{'payload':''}"
            })
    void text_thatIsNoEnvelope_isRefusedWithoutShowingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Envelope.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).startsWith("'").doesNotContain("SECRET"))
                .satisfies(e -> assertThat(e.getCause()).isNull());
    }

    @Test
    void text_thatIsTooLargeOrDeep_isRefused() {
        String signature = "{\"sig\":\"\"}";
        String head = "{\"payload\":\"\",\"payloadType\":\"x\",";
        assertThat(Envelope.parse(head + "\"signatures\":["
                                + String.join(",", Collections.nCopies(Envelope.MAX_SIGNATURES, signature)) + "]}")
                        .keyIds())
                .hasSize(Envelope.MAX_SIGNATURES);
        for (String wrong : List.of(
                head + "\"signatures\":["
                        + String.join(",", Collections.nCopies(Envelope.MAX_SIGNATURES + 1, signature)) + "]}",
                head + "\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"signatures\":[" + signature + "]}",
                head + "\"signatures\":[" + signature + "]}" + " ".repeat(Envelope.MAX_CHARS))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Envelope.parse(wrong));
        }
    }
}

package dev.ringfence.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A stream gives what the whole text gives, wherever it is cut. */
class StreamSanitizerPropertyTest {
    private static final Sanitizer SANITIZER =
            Sanitizer.of(SanitizationPolicy.builder("streams").build(), FixedKey.open());
    private static final Margins SMALL = new Margins(1_024, 320, 320);

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "mail ada.lovelace@mail.org now",
                        "bücher@straße.de",
                        "4485 0000 0000 0001",
                        "card 4111-1111-1111-1111,",
                        "IBAN DE89 3704 0044 0532 0130 00",
                        "GB82WEST12345698765432",
                        "+49 30 901820",
                        "(212) 736-5000",
                        "at 10.0.0.1 or 2001:db8::1",
                        "lorem ipsum dolor sit amet, consectetur adipiscing elit",
                        "1234567890",
                        "\n",
                        "😀",
                        "éèê",
                        "@",
                        "x=5;y=[7]",
                        "2026-11-22T03:30:36.123Z INFO [main] c.a.Shop - order 10023 shipped",
                        "123e4567-e89b-12d3-a456-426614174000")
                .list()
                .ofMinSize(1)
                .ofMaxSize(150)
                .map(parts -> String.join(" ", parts));
    }

    @Property(tries = 300, seed = "20261122")
    void chars_anyCuts_giveWhatTheWholeTextGives(@ForAll("texts") String text, @ForAll Random random)
            throws IOException {
        StringWriter out = new StringWriter();
        StreamSanitizer.of(SANITIZER).within(SMALL).sanitize(chunked(text, random), out);
        String whole = SANITIZER.text().sanitize(text);
        assertThat(out.toString().equals(whole)).isTrue();
    }

    @Property(tries = 300, seed = "20261122")
    void bytes_anyCuts_giveWhatTheWholeTextGives(@ForAll("texts") String text, @ForAll Random random)
            throws IOException {
        // Bytes that are no UTF-8, where a space was.
        byte[] utf8 = text.getBytes(UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '\n') {
                utf8[i] = (byte) (0x80 + random.nextInt(0x80));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamSanitizer.of(SANITIZER).within(SMALL).sanitize(new ByteArrayInputStream(utf8), out);
        byte[] whole = SANITIZER.text().sanitize(utf8);
        assertThat(java.util.Arrays.equals(out.toByteArray(), whole)).isTrue();
    }

    private static Reader chunked(String text, Random random) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] into, int from, int count) throws IOException {
                return super.read(into, from, Math.min(count, 1 + random.nextInt(700)));
            }
        };
    }
}

package dev.ringfence.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamSanitizerTest {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final Sanitizer SANITIZER =
            Sanitizer.of(SanitizationPolicy.builder("streams").build(), KEY);
    private static final StreamSanitizer STREAMS = StreamSanitizer.of(SANITIZER);

    @Test
    void value_acrossEveryPlaceOfTheFirstWindowsEnd_isReplaced() throws IOException {
        Margins margins = new Margins(400, 100, 100);
        for (int before = 250; before < 420; before++) {
            String text = " ".repeat(before) + "ada@mail.org" + " ".repeat(600);
            StringWriter out = new StringWriter();
            STREAMS.within(margins).sanitize(new StringReader(text), out);
            assertThat(out.toString().equals(SANITIZER.text().sanitize(text)))
                    .as("value at %d", before)
                    .isTrue();
            assertThat(out.toString()).doesNotContain("ada");
        }
    }

    @Test
    void largeStream_standardMargins_givesWhatTheWholeTextGives() throws IOException {
        String text = "order 77 of ada@mail.org, paid by 4485 4000 0000 0002 \u00e4\n".repeat(15_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        STREAMS.sanitize(new ByteArrayInputStream(text.getBytes(UTF_8)), out);
        assertThat(out.toString(UTF_8).equals(SANITIZER.text().sanitize(text))).isTrue();
        assertThat(out.toString(UTF_8).contains("ada@")).isFalse();
    }

    @Test
    void bytesOfNoUtf8_betweenFindings_stay() {
        byte[] noise = {
            (byte) 0xC3, ' ', 'a', '@', 'm', 'a', 'i', 'l', '.', 'o', 'r', 'g', ' ', (byte) 0xFF, (byte) 0x80
        };
        byte[] clean = SANITIZER.text().sanitize(noise);
        assertThat(clean[0]).isEqualTo((byte) 0xC3);
        assertThat(clean[clean.length - 2]).isEqualTo((byte) 0xFF);
        assertThat(clean[clean.length - 1]).isEqualTo((byte) 0x80);
        byte[] plain = {'x', (byte) 0xFF};
        assertThat(SANITIZER.text().sanitize(plain)).isSameAs(plain);
    }

    @Test
    void findingLongerThanTheWindow_isWaitedFor() throws IOException {
        Detector brackets = text -> {
            int start = text.toString().indexOf('<');
            int end = text.toString().indexOf('>');
            return start < 0
                    ? List.of()
                    : List.of(new Finding(InfoType.PASSWORD, start, end < 0 ? text.length() : end + 1, 1, false));
        };
        String text = "x".repeat(500) + "<" + "y".repeat(3_000) + ">z".repeat(400);
        StringWriter out = new StringWriter();
        StreamSanitizer.of(SANITIZER.lookingFor(brackets))
                .within(new Margins(400, 100, 100))
                .sanitize(new StringReader(text), out);
        assertThat(out.toString())
                .startsWith("x".repeat(500))
                .endsWith("z".repeat(1))
                .doesNotContain("yy");
    }

    @Test
    void blockedType_inAStream_isRefused() {
        StreamSanitizer blocking = StreamSanitizer.of(Sanitizer.of(
                SanitizationPolicy.builder("b")
                        .finding(InfoType.EMAIL_ADDRESS, new Treatment.Block())
                        .build(),
                KEY));
        assertThatExceptionOfType(BlockedValueException.class)
                .isThrownBy(() -> blocking.sanitize(new StringReader("to ada@mail.org"), new StringWriter()));
    }

    @Test
    void margins_wideAsTheWindow_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Margins(100, 50, 50));
    }
}

package dev.ringfence.data.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LogSanitizerTest {
    private static final LogSanitizer LOGS = LogSanitizer.standard();

    private static String bytes(String line) {
        return new String(LOGS.sanitize(line.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T03:30:36.123Z INFO [main] c.a.Shop - order 10023 shipped in 35 ms",
                "GET https://shop.example.com/orders/123e4567-e89b-12d3-a456-426614174000 200",
                "Started in 2.345 s, pid 4711, heap 123456789 bytes, build 20261122.1",
                "user@example.com is made and stays",
                "{\"level\":\"INFO\",\"n\":12}"
            })
    void ordinaryLine_staysTheSameObject(String line) {
        byte[] utf8 = line.getBytes(UTF_8);
        assertThat(LOGS.sanitize(line)).isSameAs(line);
        assertThat(LOGS.sanitize(utf8) == utf8 || new String(LOGS.sanitize(utf8), UTF_8).equals(line))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail ada@mail.org!|mail [EMAIL_ADDRESS]!",
                "DE89370400440532013000|[IBAN]",
                "card=4485461209375526|card=[PAYMENT_CARD_NUMBER]"
            })
    void value_inALine_becomesAMarkerInBothForms(String line, String clean) {
        assertThat(LOGS.sanitize(line)).isEqualTo(clean);
        assertThat(bytes(line)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"first\\nada@mail.org\\ttab\"}",
                "{\"message\":\"q\\\"ada@mail.org\\\"\"}",
                "{\"message\":\"u\\u0041ada@mail.org\\\\\"}",
                "{\"card\":4485461209375526,\"x\":\"4485461209375526\"}",
                "{\"ada@mail.org\":[\"\\\\\\\\ada@mail.org\"]}"
            })
    void jsonLine_withValues_staysJson(String line) {
        String clean = bytes(line);
        JsonMapper.shared().readTree(clean);
        assertThat(clean.contains("mail.org") || clean.contains("448546")).isFalse();
        assertThat(clean).contains("[");
    }

    @Test
    void escapeBeforeAValue_staysWhole() {
        assertThat(bytes("{\"m\":\"a\\nada@mail.org\"}")).isEqualTo("{\"m\":\"a\\n[EMAIL_ADDRESS]\"}");
    }

    @Test
    void failure_inside_withholdsTheLineAndCounts() {
        Detector failing = text -> {
            throw new IllegalStateException("secret " + text);
        };
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        LogSanitizer broken = LogSanitizer.of(
                        Sanitizer.of(SanitizationPolicy.builder("x").build(), FixedKey.open())
                                .lookingFor(failing))
                .countingIn(meters);
        assertThat(broken.sanitize("password\n"))
                .isEqualTo("[log line withheld: java.lang.IllegalStateException]" + System.lineSeparator());
        assertThat(new String(broken.sanitize("password".getBytes(UTF_8)), UTF_8))
                .isEqualTo("[log line withheld: java.lang.IllegalStateException]");
        assertThat(meters.get("ringfence.guard.error")
                        .tag("where", "log")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void typesByName_unknownOne_isRefused() {
        assertThat(LogTypes.parse("IBAN, EMAIL_ADDRESS,")).containsExactly(InfoType.IBAN, InfoType.EMAIL_ADDRESS);
        assertThatIllegalArgumentException().isThrownBy(() -> LogTypes.parse("EMAIL"));
        assertThat(LogTypes.standard())
                .contains(InfoType.EMAIL_ADDRESS, InfoType.PASSWORD)
                .doesNotContain(InfoType.UUID, InfoType.URL, InfoType.PERSON_NAME);
        assertThat(LogSanitizer.redacting(List.of(InfoType.IBAN)).sanitize("ada@mail.org DE89370400440532013000"))
                .isEqualTo("ada@mail.org [IBAN]");
    }

    @Test
    void formatterOfThePlatform_leavesNoValue() {
        LogRecord event = new LogRecord(Level.INFO, "to {0}");
        event.setParameters(new Object[] {"ada@mail.org"});
        event.setThrown(new RuntimeException("bob@mail.org", new Exception("eve@mail.org")));
        String line = new SanitizingFormatter().format(event);
        assertThat(line).doesNotContain("mail.org").contains("to [EMAIL_ADDRESS]");
        assertThat(line.split("\\[EMAIL_ADDRESS]", -1)).hasSize(4);
    }

    @Test
    void findings_ofAnotherConfidence_areTheDetectorsBusiness() {
        Detector all = text -> List.of(new Finding(InfoType.TITLE, 0, 2, 0.3, false));
        assertThat(LogSanitizer.of(Sanitizer.redacting(
                                        SanitizationPolicy.builder("x").build())
                                .lookingFor(all))
                        .sanitize("Dr Who"))
                .isEqualTo("[TITLE] Who");
    }
}

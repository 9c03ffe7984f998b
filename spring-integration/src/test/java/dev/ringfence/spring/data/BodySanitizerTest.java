package dev.ringfence.spring.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class BodySanitizerTest {
    private final BodySanitizer bodies = new BodySanitizer(Sanitizer.redacting(SanitizationPolicy.builder("test")
            .key("password", new Treatment.Redact())
            .key("secret", new Treatment.Block())
            .finding(InfoType.EMAIL_ADDRESS, new Treatment.Redact())
            .build()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "application/json | {\"password\":\"x\",\"n\":1} | {\"password\":\"[redacted]\",\"n\":1}",
                "application/problem+json | {\"to\":\"erika.gabler@gmail.com\"} | {\"to\":\"[EMAIL_ADDRESS]\"}",
                "application/x-ndjson | {\"password\":\"x\"} {\"n\":1} | {\"password\":\"[redacted]\"} {\"n\":1}",
                "application/json | {\"password\":\"x\" | [15 bytes of application/json that are no JSON]",
                "application/json | {\"secret\":\"x\"} | [14 bytes of application/json with a value that the policy blocks]",
                "application/x-www-form-urlencoded | password=x&to=erika.gabler%40gmail.com&n=1&flag"
                        + " | password=[redacted]&to=[EMAIL_ADDRESS]&n=1&flag",
                "application/x-www-form-urlencoded | %ZZ=%ZZ&=x&& | %ZZ=%ZZ&=x&&",
                "text/plain | mail to erika.gabler@gmail.com | mail to [EMAIL_ADDRESS]",
                "text/html;charset=iso-8859-1 | mail to erika.gabler@gmail.com | mail to [EMAIL_ADDRESS]",
                "application/xml | <a/> | [4 bytes of application/xml]",
                "multipart/form-data;boundary=x | --x | [3 bytes of multipart/form-data]",
                "application/octet-stream | x | [1 bytes of application/octet-stream]",
            })
    void body_isShownByItsType(String type, String body, String shown) {
        assertThat(bodies.body(body.getBytes(UTF_8), 1_000, MediaType.parseMediaType(type)))
                .isEqualTo(shown);
    }

    @Test
    void body_thatIsCutOrOfNoType_isNotShown() {
        byte[] body = "{\"password\":\"hunter2\"}".getBytes(UTF_8);
        assertThat(bodies.body(body, body.length - 1, MediaType.APPLICATION_JSON))
                .isEqualTo("[more than 21 bytes of application/json]");
        assertThat(bodies.body(body, 100, null)).isEqualTo("[22 bytes of no type]");
        assertThat(bodies.body(new byte[0], 100, MediaType.TEXT_PLAIN)).isEmpty();
    }
}

package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.json.JsonSyntaxException.Problem;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8259, production by production. */
class JsonSyntaxTest {
    private static final Sanitizer SANITIZER = Sanitizer.of(
            SanitizationPolicy.builder("syntax")
                    .otherwise(new Treatment.Keep())
                    .key("secret", new Treatment.Redact())
                    .build(),
            FixedKey.open());
    private static final JsonSanitizer JSON = JsonSanitizer.of(SANITIZER);
    private static final JsonSanitizer IN_CHUNKS =
            JsonSanitizer.builder(SANITIZER).chunkLength(1).build();

    private static JsonSyntaxException refusal(byte[] utf8) {
        JsonSyntaxException whole = catchThrowableOfType(JsonSyntaxException.class, () -> JSON.sanitize(utf8));
        JsonSyntaxException chunked = catchThrowableOfType(
                JsonSyntaxException.class,
                () -> IN_CHUNKS.sanitize(new ByteArrayInputStream(utf8), OutputStream.nullOutputStream()));
        assertThat(whole).as("refused as a whole").isNotNull();
        assertThat(chunked).as("refused in chunks").isNotNull();
        assertThat(chunked.offset()).isEqualTo(whole.offset());
        assertThat(chunked.problem()).isEqualTo(whole.problem());
        return whole;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "-1",
                "10",
                "1234567",
                "12345678",
                "123456789012345678901234567890",
                "0.0",
                "0.10",
                "-0.5",
                "1e5",
                "1E5",
                "1e+5",
                "1E-5",
                "0e0",
                "0E+00",
                "1.5e10",
                "123.456e-789",
                "12345.67",
                "123456.7",
                "1234567.8",
                "-1234567",
                "-12345678.12345678E12345678",
                "true",
                "false",
                "null",
                " \t\r\n1 \t\r\n",
                "\"\"",
                "\"a\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0000\"",
                "\"\\u00e9\\u00E9\\uD83D\\uDE00\"",
                "\"\\uD800\"",
                "\"\\uDFFF\\uD800x\"",
                "\"\u007f\"",
                "\"\u0080\u07ff\u0800\uffff\"",
                "\"\ud83d\ude00\"",
                "\"\u2028\u2029\ufeff\"",
                "[]",
                "[ ]",
                "{}",
                "{ }",
                "[1,2]",
                "[ 1 , 2 ]",
                "[[],{},[[]]]",
                "[null]",
                "{\"\":0}",
                "{\"a\":1,\"a\":2}",
                "{ \"a\" : [ { } ] , \"b\" : \"\" }",
                "{\"a\":{\"b\":{\"c\":[]}}}",
                "[\"12345678\",\"1234567\",\"123456789\"]",
                "[1,\"a\",true,false,null,{},[],0.5,-3]"
            })
    void text_ofTheGrammar_isAcceptedAsItIs(String json) {
        assertThatCode(() -> {
                    assertThat(JSON.sanitize(json)).isSameAs(json);
                    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
                    assertThat(JSON.sanitize(utf8)).isSameAs(utf8);
                    IN_CHUNKS.sanitize(new ByteArrayInputStream(utf8), OutputStream.nullOutputStream());
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|0|UNEXPECTED_END",
                "`  `|2|UNEXPECTED_END",
                "[|1|UNEXPECTED_END",
                "{|1|UNEXPECTED_END",
                "[1|2|UNEXPECTED_END",
                "[1,|3|UNEXPECTED_END",
                "{\"a\"|4|UNEXPECTED_END",
                "{\"a\":|5|UNEXPECTED_END",
                "{\"a\":1|6|UNEXPECTED_END",
                "{\"a\":1,|7|UNEXPECTED_END",
                "\"|1|UNEXPECTED_END",
                "\"abcdefgh|9|UNEXPECTED_END",
                "\"\\|2|UNEXPECTED_END",
                "\"\\u12|5|UNEXPECTED_END",
                "-|1|UNEXPECTED_END",
                "1.|2|UNEXPECTED_END",
                "1e|2|UNEXPECTED_END",
                "1e+|3|UNEXPECTED_END",
                "t|1|UNEXPECTED_END",
                "nul|3|UNEXPECTED_END",
                "[,]|1|UNEXPECTED_CHARACTER",
                "[1,]|3|UNEXPECTED_CHARACTER",
                "[1,,2]|3|UNEXPECTED_CHARACTER",
                "[1 2]|3|UNEXPECTED_CHARACTER",
                "[1}|2|UNEXPECTED_CHARACTER",
                "[1:2]|2|UNEXPECTED_CHARACTER",
                "]|0|UNEXPECTED_CHARACTER",
                "}|0|UNEXPECTED_CHARACTER",
                ",|0|UNEXPECTED_CHARACTER",
                "{]|1|UNEXPECTED_CHARACTER",
                "{,}|1|UNEXPECTED_CHARACTER",
                "{\"a\":1,}|7|UNEXPECTED_CHARACTER",
                "{\"a\" 1}|5|UNEXPECTED_CHARACTER",
                "{\"a\",1}|4|UNEXPECTED_CHARACTER",
                "{\"a\"::1}|5|UNEXPECTED_CHARACTER",
                "{\"a\":}|5|UNEXPECTED_CHARACTER",
                "{\"a\":1]|6|UNEXPECTED_CHARACTER",
                "{a:1}|1|UNEXPECTED_CHARACTER",
                "{1:1}|1|UNEXPECTED_CHARACTER",
                "{null:1}|1|UNEXPECTED_CHARACTER",
                "{'a':1}|1|UNEXPECTED_CHARACTER",
                "{\"a\":1 \"b\":2}|7|UNEXPECTED_CHARACTER",
                "True|0|UNEXPECTED_CHARACTER",
                "tRue|1|UNEXPECTED_CHARACTER",
                "nuLl|2|UNEXPECTED_CHARACTER",
                "NaN|0|UNEXPECTED_CHARACTER",
                "Infinity|0|UNEXPECTED_CHARACTER",
                "-Infinity|1|INVALID_NUMBER",
                "+1|0|UNEXPECTED_CHARACTER",
                ".5|0|UNEXPECTED_CHARACTER",
                "--1|1|INVALID_NUMBER",
                "-a|1|INVALID_NUMBER",
                "[1.]|3|INVALID_NUMBER",
                "[1.e5]|3|INVALID_NUMBER",
                "[1e]|3|INVALID_NUMBER",
                "[1e+]|4|INVALID_NUMBER",
                "[1e5.5]|4|UNEXPECTED_CHARACTER",
                "[01]|2|UNEXPECTED_CHARACTER",
                "[-01]|3|UNEXPECTED_CHARACTER",
                "[00000000]|2|UNEXPECTED_CHARACTER",
                "[0x1F]|2|UNEXPECTED_CHARACTER",
                "[1_000]|2|UNEXPECTED_CHARACTER",
                "[1.2.3]|4|UNEXPECTED_CHARACTER",
                "[1-2]|2|UNEXPECTED_CHARACTER",
                "[1a]|2|UNEXPECTED_CHARACTER",
                "01|1|TRAILING_CONTENT",
                "1 2|2|TRAILING_CONTENT",
                "1,|1|TRAILING_CONTENT",
                "{}{}|2|TRAILING_CONTENT",
                "[]]|2|TRAILING_CONTENT",
                "\"a\"b|3|TRAILING_CONTENT",
                "nulls|4|TRAILING_CONTENT",
                "{} // no|3|TRAILING_CONTENT",
                "// no|0|UNEXPECTED_CHARACTER",
                "[/**/]|1|UNEXPECTED_CHARACTER",
                "\"\\a\"|2|INVALID_ESCAPE",
                "\"\\'\"|2|INVALID_ESCAPE",
                "\"\\x41\"|2|INVALID_ESCAPE",
                "\"\\U0041\"|2|INVALID_ESCAPE",
                "\"\\u004g\"|6|INVALID_ESCAPE",
                "\"\\u 041\"|3|INVALID_ESCAPE",
                "\"\\u\"|3|INVALID_ESCAPE",
                "\"\\é\"|2|INVALID_ESCAPE",
                "{\"\\q\":1}|3|INVALID_ESCAPE",
                "[é]|1|UNEXPECTED_CHARACTER",
                "[\u00a0]|1|UNEXPECTED_CHARACTER",
                "\ufeff{}|0|UNEXPECTED_CHARACTER",
            })
    void text_outsideTheGrammar_isRefusedWhereItLeavesIt(String json, int offset, Problem problem) {
        JsonSyntaxException refusal = refusal(json.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal.offset()).isEqualTo(offset);
        JsonSyntaxException ofText = catchThrowableOfType(JsonSyntaxException.class, () -> JSON.sanitize(json));
        assertThat(ofText.problem()).isEqualTo(problem);
        assertThat(ofText.offset()).isEqualTo(offset);
    }

    @Test
    void string_withAControl_isRefusedWhereverItStands() {
        for (int control = 0; control < 0x20; control++) {
            for (int before = 0; before < 20; before++) {
                JsonSyntaxException refusal = refusal(
                        ("\"" + "x".repeat(before) + (char) control + "yyyyyyyyyy\"").getBytes(StandardCharsets.UTF_8));
                assertThat(refusal.problem()).isEqualTo(Problem.CONTROL_CHARACTER);
                assertThat(refusal.offset()).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void space_onlyTheFourOfTheGrammar_isAccepted() {
        for (int c = 0; c < 0x80; c++) {
            if (" \t\r\n".indexOf(c) < 0 && (c < '0' || c > '9')) {
                byte[] json = "[                    1]".getBytes(StandardCharsets.US_ASCII);
                json[9] = (byte) c;
                assertThat(refusal(json).offset()).as("character %d", c).isGreaterThanOrEqualTo(9);
            }
        }
    }

    /** All pairs and many triples of bytes, beside the platform's decoder. */
    @Test
    void bytes_ofAnyForm_areAcceptedExactlyIfTheyAreUtf8() {
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0x20; second < 0x100; second++) {
                assertAcceptedAsDecoded(first, second);
                for (int third : new int[] {0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}) {
                    assertAcceptedAsDecoded(first, second, third);
                    if (first >= 0xE0) {
                        assertAcceptedAsDecoded(first, second, third, 0x80);
                        assertAcceptedAsDecoded(first, second, third, 0xBF, 0xC3, 0xA9);
                        assertAcceptedAsDecoded(first, second, third, first, second, third, first, second, third);
                    } else {
                        assertAcceptedAsDecoded(0xC3, 0xA9, 0xD0, 0x90, first, second, 0xC3, third);
                    }
                }
            }
        }
    }

    private static void assertAcceptedAsDecoded(int... middle) {
        byte[] json = new byte[middle.length + 12];
        json[0] = '"';
        for (int i = 1; i < json.length; i++) {
            json[i] = (byte) (i <= middle.length ? middle[i - 1] : 'z');
        }
        json[json.length - 1] = '"';
        boolean utf8 = SlowJson.decode(json).isPresent();
        // Quotation mark and backslash have a meaning of their own.
        for (int b : middle) {
            if (b == '"' || b == '\\') {
                return;
            }
        }
        boolean accepted = true;
        try {
            JSON.sanitize(json);
        } catch (JsonSyntaxException e) {
            accepted = e.problem() != Problem.INVALID_UTF_8;
        }
        if (accepted != utf8) {
            assertThat(accepted).as(HexFormat.of().formatHex(json)).isEqualTo(utf8);
        }
    }
}

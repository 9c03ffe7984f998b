package dev.ringfence.data.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadingTimeTest {
    private static final String[] PIECES = {
        "ada@mail.org",
        "4539 1488 0343 6467",
        "4539148803436467",
        "DE89370400440532013000",
        "8.8.8.8",
        "219-09-9999",
        "+49 30 901820",
        "20261122",
        "12",
        "ssn",
        "card:",
        "INFO [main]",
        "c.a.shop.OrderService -",
        "order 17 accepted"
    };

    private static String sanitized(LogSanitizer log, String line) {
        return new String(log.sanitize(line.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T06:31:20 x",
                "2026-11-22 06:31:20 x",
                "2026-11-22 06:31:20.123 x",
                "2026-11-22 06:31:20,123456789 x",
                "1999-01-01T00:00:60 x"
            })
    void end_ofATime_isTheSpaceBehindIt(String line) {
        assertThat(LeadingTime.end(line.getBytes(UTF_8))).isEqualTo(line.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22T06:31:20",
                "2026-11-22T06:31:20.123",
                "2026-11-22T06:31:20. x",
                "2026-11-22T06:31:20.1234567890 x",
                "2026-11-22T06:31:20Z x",
                "2026-13-22T06:31:20 x",
                "2026-11-32T06:31:20 x",
                "2026-11-22T24:31:20 x",
                "2026-11-22T06:60:20 x",
                "2026-00-22T06:30:20 x",
                "4539-14-88 03:43:64 67 x",
                "20261122T063120 and more",
                " 2026-11-22T06:31:20 x",
                "{2026-11-22T06:31:20 x"
            })
    void end_ofAnythingElse_isTheBeginning(String line) {
        assertThat(LeadingTime.end(line.getBytes(UTF_8))).isZero();
    }

    /** Byte by byte what becomes of the rest is what becomes of the line without a time. */
    @Test
    void line_withATime_losesTheSameValuesAsWithoutOne() {
        LogSanitizer log = LogSanitizer.standard();
        Random random = new Random(20_261_122);
        int changed = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder rest = new StringBuilder(" -");
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                rest.append(' ').append(PIECES[random.nextInt(PIECES.length)]);
            }
            String clean = sanitized(log, rest.toString());
            changed += clean.contentEquals(rest) ? 0 : 1;
            String time = "20%02d-%02d-%02d%c%02d:%02d:%02d%s"
                    .formatted(
                            random.nextInt(100),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextBoolean() ? 'T' : ' ',
                            random.nextInt(24),
                            random.nextInt(60),
                            random.nextInt(60),
                            random.nextBoolean() ? "" : "." + (100 + random.nextInt(900)));
            assertThat(sanitized(log, time + rest)).isEqualTo(time + clean);
            // Read through as a whole, it gives the same.
            assertThat(log.sanitize(time + rest)).isEqualTo(time + clean);
        }
        assertThat(changed).isBetween(1_000, 2_999);
    }

    @Test
    void time_whereDatesAreLookedFor_isNotPassedOver() {
        LogSanitizer dates = LogSanitizer.redacting(List.of(InfoType.DATE_TIME, InfoType.DATE));
        assertThat(sanitized(dates, "2026-11-22T06:31:20 born then")).doesNotContain("2026");
    }
}

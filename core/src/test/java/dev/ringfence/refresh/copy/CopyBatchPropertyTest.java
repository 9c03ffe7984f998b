package dev.ringfence.refresh.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** COPY's text format against a slow and obvious reading of its description. */
class CopyBatchPropertyTest {
    /** PostgreSQL's documentation, COPY, "Text Format": each of these letters behind a backslash is one character. */
    private static final String LETTERS = "bfnrtv";

    private static final String CONTROLS = "\b\f\n\r\t\u000B";

    private static String escaped(String text) {
        StringBuilder copy = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int control = CONTROLS.indexOf(c);
            if (control >= 0) {
                copy.append('\\').append(LETTERS.charAt(control));
            } else {
                copy.append(c == '\\' ? "\\\\" : String.valueOf(c));
            }
        }
        return copy.toString();
    }

    private static String text(byte[] bytes, int size) {
        return CopyInput.text(bytes, 0, size);
    }

    @Property(tries = 2_000, seed = "20261122")
    void text_thatIsWritten_isReadAgain(@ForAll String text) {
        CopyOutput out = new CopyOutput();
        out.text(text);
        // What is no UTF-16 becomes a question mark, as everywhere in Java.
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(text(out.bytes(), out.size())).isEqualTo(encodable);
        for (int i = 0; i < out.size(); i++) {
            assertThat(out.bytes()[i]).isNotIn((byte) '\n', (byte) '\t', (byte) '\r');
        }
        assertThat(CopyInput.none(out.bytes(), 0, out.size())).isFalse();
    }

    @Property(tries = 2_000, seed = "20261122")
    void text_asTheServerWritesIt_isRead(@ForAll String text) {
        byte[] bytes = escaped(text).getBytes(StandardCharsets.UTF_8);
        assertThat(text(bytes, bytes.length))
                .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000, seed = "20261122")
    void date_ofAnyYear_isReadAndWritten(
            @ForAll @IntRange(min = -4_712, max = 294_275) int year,
            @ForAll @IntRange(min = 1, max = 365) int day,
            @ForAll @LongRange(max = 86_399_999_999L) long micros) {
        LocalDate date = LocalDate.ofYearDay(year, day);
        LocalDateTime at = date.atTime(java.time.LocalTime.ofNanoOfDay(micros * 1_000));
        OffsetDateTime instant = at.atOffset(ZoneOffset.UTC);
        for (Object value : new Object[] {date, at, instant}) {
            assertThat(PostgresDates.parse(PostgresDates.format(value))).isEqualTo(Optional.of(value));
        }
    }
}

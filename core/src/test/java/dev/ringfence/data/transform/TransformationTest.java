package dev.ringfence.data.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.testing.FixedKey;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationTest {
    private static final PseudonymKey KEY = FixedKey.open();

    private static Transformation bound(Treatment treatment) {
        return Transformation.of(treatment, KEY, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "1234-5678-9012, 4, ****-****-9012",
        "1234567, 4, *******",
        "12345678, 4, ****5678",
        "a😀é, 0, *😀*",
        "'', 2, ''"
    })
    void mask_text_hidesAllButTheLast(String text, int keepLast, String masked) {
        assertThat(bound(new Treatment.Mask(keepLast)).apply(text)).isEqualTo(masked);
    }

    @Test
    void truncateDate_anyKindOfDate_givesItsFirst() {
        Transformation year = bound(new Treatment.TruncateDate(DateUnit.YEAR));
        Transformation month = bound(new Treatment.TruncateDate(DateUnit.MONTH));
        assertThat(year.apply(LocalDate.of(1980, 2, 29))).isEqualTo(LocalDate.of(1980, 1, 1));
        assertThat(month.apply(LocalDateTime.of(1980, 2, 29, 13, 5, 1))).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
        assertThat(month.apply(OffsetDateTime.parse("1980-02-29T13:05:01+02:00")))
                .isEqualTo(OffsetDateTime.parse("1980-02-01T00:00:00+02:00"));
        assertThat(year.accepts(ValueKind.NUMBER)).isFalse();
    }

    @Test
    void replacements_emptyText_staysEmpty() {
        assertThat(bound(new Treatment.Redact()).apply("")).isEqualTo("");
        assertThat(bound(new Treatment.Redact()).apply("x")).isEqualTo("[redacted]");
        assertThat(bound(new Treatment.Constant("n/a")).apply("")).isEqualTo("");
        assertThat(bound(new Treatment.Constant("n/a")).apply("x")).isEqualTo("n/a");
        assertThat(bound(new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS)).apply(" "))
                .isEqualTo(" ");
        assertThat(bound(new Treatment.Nullify()).apply(1)).isNull();
        assertThat(bound(new Treatment.Keep()).apply(1)).isEqualTo(1);
    }

    @Test
    void distinctness_ofPseudonyms_followsFromTheMadeSpace() {
        assertThat(bound(new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS)).distinctness())
                .isEqualTo(Distinctness.COLLISION_RESISTANT);
        assertThat(bound(new Treatment.Pseudonymize(InfoType.PHONE_NUMBER)).distinctness())
                .isEqualTo(Distinctness.LOSSY);
        assertThat(bound(new Treatment.Keep()).distinctness()).isEqualTo(Distinctness.BIJECTIVE);
    }

    @Test
    void of_columnTooShort_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transformation.of(new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS), KEY, 20))
                .withMessage("'maxLength' must be at least 28 for pseudonymize(EMAIL_ADDRESS) but was 20");
    }

    @Test
    void of_blockedColumn_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> bound(new Treatment.Block()));
    }
}

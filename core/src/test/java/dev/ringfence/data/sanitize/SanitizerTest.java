package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.ColumnName;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.JsonPath;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.FixedKey;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SanitizerTest {
    private static final String LIVE = "ada@lovelace.org";
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("p")
            .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
            .key("user_id", new Treatment.Block())
            .key("email", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
            .path("$.customer.email", new Treatment.Redact())
            .path("$.*.email", new Treatment.Mask(2))
            .field("Customer.phone", new Treatment.Nullify())
            .finding(InfoType.PAYMENT_CARD_NUMBER, new Treatment.Mask(4))
            .finding(InfoType.IBAN, new Treatment.Redact())
            .build();
    private static final Sanitizer KEYED = Sanitizer.of(POLICY, FixedKey.open());
    private static final Sanitizer KEYLESS = Sanitizer.redacting(POLICY, Environments.STAGING);

    record Customer(
            @Sensitive("EMAIL_ADDRESS") String mail,
            @Sensitive(keepLast = 2) String taxId,
            @Sensitive String secret,
            @Sensitive("PHONE_NUMBER") String phone,
            String note) {}

    private static Sensitive annotationOf(int component) {
        return Objects.requireNonNull(Customer.class.getRecordComponents()[component].getAnnotation(Sensitive.class));
    }

    @Test
    void redacting_valueThatNeedsTheKey_becomesTheMarkerEverywhere() {
        assertThat(KEYLESS.transformation(ColumnName.of("customer", "email"), 100)
                        .apply(LIVE))
                .isEqualTo("[EMAIL_ADDRESS]");
        assertThat(KEYLESS.transformationOfKey("E-Mail").orElseThrow().apply(LIVE))
                .isEqualTo("[EMAIL_ADDRESS]");
        assertThat(KEYLESS.otherwise().apply("to " + LIVE + "!")).isEqualTo("to [EMAIL_ADDRESS]!");
        assertThat(KEYLESS.text().sanitize("to " + LIVE + "!")).isEqualTo("to [EMAIL_ADDRESS]!");
        assertThat(KEYLESS.transformation(annotationOf(0)).apply(LIVE)).isEqualTo("[EMAIL_ADDRESS]");
    }

    @Test
    void redacting_madeValues_stay() {
        Object made = KEYED.transformationOfKey("email").orElseThrow().apply(LIVE);
        assertThat(KEYLESS.transformationOfKey("email").orElseThrow().apply(Objects.requireNonNull(made)))
                .isEqualTo(made);
        String text = "to " + made + "!";
        assertThat(KEYLESS.text().sanitize(text)).isEqualTo(text);
        assertThat(KEYLESS.redacts()).isTrue();
        assertThat(KEYED.redacts()).isFalse();
    }

    @Test
    void finding_ruleForItsType_decides() {
        assertThat(KEYED.text().sanitize("card 4485 2757 4230 8327")).isEqualTo("card **** **** **** 8327");
        assertThat(KEYED.text().sanitize("pay DE89 3704 0044 0532 0130 00 now")).isEqualTo("pay [IBAN] now");
    }

    @Test
    void path_narrowestRule_decides() {
        assertThat(KEYED.transformationOfPath(JsonPath.parse("$.customer.email"))
                        .orElseThrow()
                        .apply(LIVE))
                .isEqualTo("[redacted]");
        assertThat(KEYED.transformationOfPath(JsonPath.parse("$.seller.email"))
                        .orElseThrow()
                        .apply(LIVE))
                .isEqualTo("***@********.*rg");
        assertThat(KEYED.transformationOfPath(JsonPath.parse("$.a.b.email"))).isEmpty();
    }

    @Test
    void field_ruleAnnotationAndKey_areAskedInThatOrder() {
        assertThat(KEYED.transformationOfField(Customer.class, "phone", annotationOf(3))
                        .orElseThrow()
                        .apply("+49 30 123456"))
                .isNull();
        assertThat(KEYED.transformationOfField(Customer.class, "taxId", annotationOf(1))
                        .orElseThrow()
                        .apply("12-345"))
                .isEqualTo("**-*45");
        assertThat(KEYED.transformationOfField(Customer.class, "secret", annotationOf(2))
                        .orElseThrow()
                        .apply("x"))
                .isEqualTo("[redacted]");
        assertThat(KEYED.transformationOfField(Customer.class, "note", null)).isEmpty();
        assertThat(KEYED.transformationOfField(Customer.class, "userId", null)).isPresent();
    }

    @Test
    void cell_columnGoesBeforeKey() {
        assertThat(KEYED.transformationOfCell(ColumnName.of("customer", "email")))
                .isPresent();
        assertThat(KEYED.transformationOfCell(ColumnName.of("export", "email"))).isPresent();
        assertThat(KEYED.transformationOfCell(ColumnName.of("export", "note"))).isEmpty();
    }

    @Test
    void blockedValue_inADocument_isRefused() {
        Transformation blocked = KEYLESS.transformationOfKey("UserId").orElseThrow();
        assertThatExceptionOfType(BlockedValueException.class)
                .isThrownBy(() -> blocked.apply(LIVE))
                .withMessageContaining("staging")
                .withMessageNotContaining("ada")
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo("live-data.blocked-value"));
    }

    @Test
    void column_tooShortForTheMarker_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEYLESS.transformation(ColumnName.of("customer", "email"), 10))
                .withMessage("'maxLength' must be at least 15 for pseudonymize(EMAIL_ADDRESS) but was 10");
    }
}

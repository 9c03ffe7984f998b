package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Presets;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.testing.FixedKey;
import java.time.Year;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PresetsTest {
    private static Sanitizer sanitizer(SanitizationPolicy policy) {
        return Sanitizer.of(policy, FixedKey.open());
    }

    @Test
    void hipaa_everyClass_hasATreatmentThatIsNoPseudonym() {
        SanitizationPolicy policy = Presets.hipaaSafeHarbor();
        long treated = InfoType.standard().stream()
                .filter(type -> type.tags().stream().anyMatch(tag -> tag.name().startsWith("HIPAA_")))
                .peek(type -> assertThat(policy.treatmentOf(type))
                        .as("%s", type)
                        .isNotInstanceOf(Treatment.Pseudonymize.class)
                        .isNotInstanceOf(Treatment.Keep.class))
                .count();
        assertThat(policy.rules()).hasSize((int) treated);
        Sanitizer sanitizer = sanitizer(policy);
        assertThat(sanitizer.replacement(InfoType.DATE, "02/29/1980")).isEqualTo("1980");
        assertThat(sanitizer.replacement(InfoType.DATE_TIME, "1980-02-29T10:00"))
                .isEqualTo("1980");
        String pool = String.valueOf(Year.now(ZoneOffset.UTC).getValue() - 90);
        assertThat(sanitizer.replacement(InfoType.DATE, "02/29/1904")).isEqualTo(pool);
        assertThat(sanitizer.replacement(InfoType.DATE, "1904-02-29")).isEqualTo(pool);
        assertThat(sanitizer.replacement(InfoType.AGE, "93")).isEqualTo("90");
        assertThat(sanitizer.replacement(InfoType.POSTAL_CODE, "03601-1234")).isEqualTo("000");
        assertThat(sanitizer.replacement(InfoType.POSTAL_CODE, "02139")).isEqualTo("021");
        assertThat(sanitizer.replacement(InfoType.EMAIL_ADDRESS, "ada@lovelace.org"))
                .isEqualTo("[EMAIL_ADDRESS]");
    }

    @Test
    void pci_cardsAndCodes_areTruncatedAndRemoved() {
        Sanitizer sanitizer = sanitizer(Presets.pciDss());
        assertThat(sanitizer.text().sanitize("card 4485 2757 4230 8327.")).isEqualTo("card 4485 27** **** 8327.");
        assertThat(sanitizer.transformationOfKey("CVV2").orElseThrow().apply("123"))
                .isEqualTo("[redacted]");
        assertThat(sanitizer.transformationOfKey("card_number").orElseThrow().apply("378282246310005"))
                .isEqualTo("378282*****0005");
    }

    @Test
    void gdpr_identifiers_becomePseudonyms() {
        SanitizationPolicy policy = Presets.gdprPseudonymization();
        assertThat(policy.treatmentOf(InfoType.EMAIL_ADDRESS))
                .isEqualTo(new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS));
        assertThat(policy.treatmentOf(InfoType.NATIONALITY)).isEqualTo(new Treatment.Redact());
        assertThat(InfoType.standard().stream().filter(type -> type.tags().contains(InfoTag.SECRET)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(policy.treatmentOf(type)).isEqualTo(new Treatment.Redact()));
    }

    @Test
    void presets_thatContradict_areNotPutTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.hipaaSafeHarbor().and(Presets.gdprPseudonymization()))
                .withMessageContaining("EMAIL_ADDRESS (redact, pseudonymize(EMAIL_ADDRESS))");
        SanitizationPolicy shop = SanitizationPolicy.builder("shop")
                .basedOn(Presets.pciDss())
                .keep("customer.id")
                .build();
        assertThat(shop.treatmentOfKey("pin")).contains(new Treatment.Redact());
        assertThat(SanitizationPolicy.parse(shop.toJson()).digest()).isEqualTo(shop.digest());
    }
}

package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.ObjectSanitizer;
import dev.ringfence.data.sanitize.Sanitizer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@code @Sensitive} on an annotation of the user's own, through each sink that reads it. */
class MetaSensitiveTest {
    private static final Sanitizer SANITIZER =
            Sanitizer.of(SanitizationPolicy.builder("meta").build(), PseudonymKey.ephemeral());

    @Retention(RetentionPolicy.RUNTIME)
    @Sensitive(keepLast = 4)
    @interface Masked {}

    @Retention(RetentionPolicy.RUNTIME)
    @Masked
    @interface TaxId {}

    record Customer(long id, @TaxId String taxId, @Masked String card, String note) {}

    static class Account {
        @Masked
        private final String number = "AB12345678";

        @TaxId
        public List<String> getOthers() {
            return List.of("CD12345678");
        }

        public String getNumber() {
            return number;
        }
    }

    @Test
    void annotation_ofTheUsersOwn_isReadByTheCopies() {
        Customer clean = ObjectSanitizer.of(SANITIZER).sanitize(new Customer(7, "AB12345678", "CD12345678", "plain"));
        assertThat(clean).isEqualTo(new Customer(7, "******5678", "******5678", "plain"));
    }

    @Test
    void annotation_ofTheUsersOwn_isReadByJackson() {
        JsonMapper mapper =
                JsonMapper.builder().addModule(new SensitiveModule(SANITIZER)).build();
        assertThat(mapper.readTree(mapper.writeValueAsString(new Account())))
                .isEqualTo(mapper.readTree("{\"number\":\"******5678\",\"others\":[\"******5678\"]}"));
        assertThat(mapper.writeValueAsString(new Customer(7, "AB12345678", "CD12345678", "plain")))
                .isEqualTo("{\"id\":7,\"taxId\":\"******5678\",\"card\":\"******5678\",\"note\":\"plain\"}");
    }
}

package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.std.ToStringSerializer;

class SensitiveModuleTest {
    private static final PseudonymKey KEY = FixedKey.open();
    private static final String EMAIL = "erika@mustermann.de";

    private static JsonMapper mapper(SanitizationPolicy.Builder policy) {
        return JsonMapper.builder()
                .addModule(new SensitiveModule(Sanitizer.of(policy.build(), KEY)))
                .build();
    }

    private static SanitizationPolicy.Builder policy() {
        return SanitizationPolicy.builder("beans");
    }

    private static String pseudonym() {
        return Sanitizer.of(policy().build(), KEY).replacement(InfoType.EMAIL_ADDRESS, EMAIL);
    }

    record Customer(
            long id,
            @Sensitive("EMAIL_ADDRESS") String email,
            @Sensitive(keepLast = 2) @Nullable String taxId,
            @Sensitive List<@Nullable String> notes,
            @Sensitive Map<String, String> answers,
            @Sensitive("EMAIL_ADDRESS") Optional<String> second) {}

    @Test
    void record_withAnnotatedComponents_isWrittenTreated() {
        Customer customer =
                new Customer(7, EMAIL, "12-345", Arrays.asList("a", null, ""), Map.of("q", "b"), Optional.of(EMAIL));
        assertThat(mapper(policy()).writeValueAsString(customer))
                .isEqualTo("{\"id\":7,\"email\":\"" + pseudonym() + "\",\"taxId\":\"**-*45\","
                        + "\"notes\":[\"[redacted]\",null,\"\"],\"answers\":{\"q\":\"[redacted]\"},\"second\":\""
                        + pseudonym() + "\"}");
    }

    @Test
    void record_withNothing_isWrittenAsItIs() {
        Customer customer = new Customer(7, "", null, List.of(), Map.of(), Optional.empty());
        assertThat(mapper(policy()).writeValueAsString(customer))
                .isEqualTo("{\"id\":7,\"email\":\"\",\"taxId\":null,\"notes\":[],\"answers\":{},\"second\":null}");
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    static class Account {
        @Sensitive
        public String owner = "x";

        @Sensitive
        public String[] codes = {"c", ""};

        public @Sensitive List<String> tags = List.of();
        private final String secret = "s";

        @Sensitive(action = Sensitive.Action.NULLIFY)
        public String getSecret() {
            return secret;
        }

        @Sensitive
        @JsonSerialize(using = ToStringSerializer.class)
        public UUID reference = UUID.fromString("5b7b8d0c-8d5b-4c8c-9a43-0a8b3c1d2e3f");
    }

    @Test
    void bean_withFieldsAndGetters_isWrittenTreated() {
        assertThat(mapper(policy()).readTree(mapper(policy()).writeValueAsString(new Account())))
                .isEqualTo(
                        mapper(policy())
                                .readTree(
                                        "{\"owner\":\"[redacted]\",\"codes\":[\"[redacted]\",\"\"],\"secret\":null,\"reference\":\"[redacted]\"}"));
    }

    record Renamed(
            @JsonProperty("e_mail") String contact,
            @JsonProperty("pass-word") String pin,
            String other) {}

    @Test
    void policy_withRulesForFieldsAndKeys_needsNoAnnotation() {
        SanitizationPolicy.Builder rules = policy().field("Renamed.contact", new Treatment.Constant("field"))
                .key("password", new Treatment.Constant("key"))
                .key("other", new Treatment.Constant("name"));
        assertThat(mapper(rules).writeValueAsString(new Renamed("a", "b", "c")))
                .isEqualTo("{\"e_mail\":\"field\",\"pass-word\":\"key\",\"other\":\"name\"}");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Person.class, name = "person"))
    sealed interface Party permits Person {}

    record Person(@Sensitive String name) implements Party {}

    record Contract(Party party, @Sensitive Object free) {}

    @Test
    void properties_ofOtherDeclaredTypes_areTreatedByWhatTheyHold() {
        assertThat(mapper(policy()).writeValueAsString(new Contract(new Person("n"), "x")))
                .isEqualTo("{\"party\":{\"kind\":\"person\",\"name\":\"[redacted]\"},\"free\":\"[redacted]\"}");
        assertThat(mapper(policy()).writeValueAsString(new Contract(new Person("n"), new Person("m"))))
                .isEqualTo("{\"party\":{\"kind\":\"person\",\"name\":\"[redacted]\"},\"free\":\"[redacted]\"}");
    }

    record Numbered(
            @Sensitive(value = "EMAIL_ADDRESS", action = Sensitive.Action.PSEUDONYMIZE)
            int number) {}

    record Nested(@Sensitive Person person) {}

    record Aged(int age) {}

    @Test
    void property_ofATypeThatTheTreatmentCannotTake_isRefused() {
        assertThatThrownBy(() -> mapper(policy()).writeValueAsString(new Numbered(7)))
                .hasMessageContaining("'Numbered.number' must be of a type that its treatment takes but is int");
        assertThatThrownBy(() -> mapper(policy()).writeValueAsString(new Nested(new Person("x"))))
                .hasMessageContaining("'Nested.person' must be");
        assertThat(mapper(policy().key("age", new Treatment.Bucket(10))).writeValueAsString(new Aged(37)))
                .isEqualTo("{\"age\":30}");
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Parcel(
            @Sensitive("EMAIL_ADDRESS") String email,

            @JsonSerialize(using = ToStringSerializer.class) @Sensitive
            Long weight,

            @Sensitive @JsonProperty("to") List<String> lines,
            @JsonUnwrapped(prefix = "from_") Sender sender,
            @Sensitive("NO_SUCH_TYPE") String odd) {}

    record Sender(@Sensitive String name) {}

    @Test
    void record_whileNothingIsTreated_isWrittenAsWithoutTheModule() {
        boolean[] treating = new boolean[1];
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new SensitiveModule(Sanitizer.of(policy().build(), KEY), () -> treating[0]))
                .build();
        Parcel parcel = new Parcel(EMAIL, 7L, List.of("a", "b"), new Sender("c"), "");
        String plain = JsonMapper.shared().writeValueAsString(parcel);

        assertThat(mapper.writeValueAsString(parcel)).isEqualTo(plain);
        treating[0] = true;
        assertThatThrownBy(() -> mapper.writeValueAsString(parcel))
                .hasMessageContaining("'Parcel.weight' must be of a type");
        treating[0] = false;
        assertThat(mapper.writeValueAsString(parcel)).isEqualTo(plain);
    }

    record Order(
            @Sensitive("EMAIL_ADDRESS") String email,
            @JsonUnwrapped(prefix = "from_") Sender sender,
            int count) {}

    @Test
    void record_isTreatedFromOneCallToTheNext() {
        boolean[] treating = new boolean[1];
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new SensitiveModule(Sanitizer.of(policy().build(), KEY), () -> treating[0]))
                .build();
        Order order = new Order(EMAIL, new Sender("c"), 1);
        String plain = "{\"email\":\"" + EMAIL + "\",\"from_name\":\"c\",\"count\":1}";
        String treated = "{\"email\":\"" + pseudonym() + "\",\"from_name\":\"[redacted]\",\"count\":1}";
        for (int i = 0; i < 4; i++) {
            treating[0] = i % 2 == 1;
            assertThat(mapper.writeValueAsString(order)).isEqualTo(treating[0] ? treated : plain);
        }
    }
}

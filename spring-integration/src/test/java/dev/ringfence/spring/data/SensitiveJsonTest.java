package dev.ringfence.spring.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.json.SensitiveModule;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteGuard;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What an API answers. */
class SensitiveJsonTest {
    private static final Customer LIVE = new Customer("erika.gabler@gmail.com", "12-345", "hunter2", 7);
    private static final String AS_IT_IS =
            "{\"email\":\"erika.gabler@gmail.com\",\"taxId\":\"12-345\",\"password\":\"hunter2\",\"orders\":7}";
    private static final String TREATED =
            "{\"email\":\"[EMAIL_ADDRESS]\",\"taxId\":\"[redacted]\",\"password\":\"hunter2\",\"orders\":7}";

    private final ApplicationContextRunner context =
            Starter.context().withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class));

    record Customer(
            @Sensitive("EMAIL_ADDRESS") String email,
            @Sensitive String taxId,
            String password,
            int orders) {}

    private static String answer(ApplicationContext beans, Customer customer) {
        return beans.getBean(JsonMapper.class).writeValueAsString(customer);
    }

    @ParameterizedTest
    @CsvSource({"staging", "test", "development", "nowhere"})
    void answer_belowProduction_isTreatedOnlyWhereTheGuardEnforces(String environment) {
        ApplicationContextRunner here = context.withPropertyValues("ringfence.environment=" + environment);
        here.run(started -> assertThat(answer(started, LIVE)).isEqualTo(AS_IT_IS));
        here.withPropertyValues("ringfence.guards.live-data=off")
                .run(started -> assertThat(answer(started, LIVE)).isEqualTo(AS_IT_IS));
        here.withPropertyValues("ringfence.guards.live-data=enforce").run(started -> {
            assertThat(answer(started, LIVE))
                    .doesNotContain("gabler", "12-345")
                    .contains("hunter2")
                    .contains("\"taxId\":\"[redacted]\"");
            assertThat(answer(started, new Customer("erika@example.com", "", "", 1)))
                    .isEqualTo("{\"email\":\"erika@example.com\",\"taxId\":\"\",\"password\":\"\",\"orders\":1}");
        });
    }

    @Test
    void answer_inProduction_isWhatItWas() {
        context.withBean(DeploymentEnvironment.class, Starter::production)
                .withPropertyValues("ringfence.guards.live-data=enforce")
                .run(started -> assertThat(answer(started, LIVE)).isEqualTo(AS_IT_IS));
    }

    @Test
    void answer_followsAGuardThatIsRelaxed() {
        context.withPropertyValues("ringfence.environment=staging", "ringfence.guards.live-data=enforce")
                .run(started -> {
                    assertThat(answer(started, LIVE)).isEqualTo(TREATED);
                    started.getBean(WriteGuard.class)
                            .relaxToObserve(
                                    Guard.LIVE_DATA,
                                    Duration.ofHours(1),
                                    Actor.human("ada"),
                                    "the demonstration is on");
                    assertThat(answer(started, LIVE)).isEqualTo(AS_IT_IS);
                });
    }

    @Test
    void policy_ofTheApplication_isFollowed() {
        context.withPropertyValues("ringfence.environment=staging", "ringfence.guards.live-data=enforce")
                .withBean(
                        SanitizationPolicy.class,
                        () -> SanitizationPolicy.builder("api")
                                .key("password", new Treatment.Redact())
                                .field("Customer.taxId", new Treatment.Keep())
                                .build())
                .run(started -> assertThat(answer(started, LIVE))
                        .isEqualTo("{\"email\":\"[EMAIL_ADDRESS]\",\"taxId\":\"12-345\",\"password\":\"[redacted]\","
                                + "\"orders\":7}"));
    }

    @Test
    void module_ofTheApplication_isTheOnlyOne() {
        Sanitizer everywhere = Sanitizer.redacting(SanitizationPolicy.builder("api")
                .finding(InfoType.EMAIL_ADDRESS, new Treatment.Redact())
                .build());
        context.withBean(DeploymentEnvironment.class, Starter::production)
                .withBean(SensitiveModule.class, () -> new SensitiveModule(everywhere))
                .run(started -> {
                    assertThat(started).hasSingleBean(SensitiveModule.class);
                    assertThat(answer(started, LIVE)).doesNotContain("gabler", "12-345");
                });
    }

    @Test
    void module_isGoneByItsProperty() {
        context.withPropertyValues(
                        "ringfence.environment=staging",
                        "ringfence.guards.live-data=enforce",
                        "ringfence.jackson.enabled=false")
                .run(started -> {
                    assertThat(started).doesNotHaveBean(SensitiveModule.class);
                    assertThat(answer(started, LIVE)).isEqualTo(AS_IT_IS);
                });
    }
}

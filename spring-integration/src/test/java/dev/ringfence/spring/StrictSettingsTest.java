package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.environment.Tier;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

@ExtendWith(OutputCaptureExtension.class)
class StrictSettingsTest {
    private static ConfigurableEnvironment of(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }

    private static ConfigurableEnvironment variables(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return environment;
    }

    private static List<String> problems(ConfigurableEnvironment environment) {
        return catchThrowableOfType(StartProblemsException.class, () -> StrictSettings.read(environment))
                .problems();
    }

    @Test
    void settings_none_areTheDefaults() {
        RingfenceProperties settings = StrictSettings.read(of(Map.of()));

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.environment()).isNull();
        assertThat(settings.environments()).isEmpty();
        assertThat(settings.observe().until()).isNull();
        for (Guard guard : Guard.values()) {
            assertThat(settings.levels().of(guard)).isEqualTo(Level.OBSERVE);
        }
    }

    @Test
    void settings_ofAFile_areRead() {
        RingfenceProperties settings = StrictSettings.read(of(Map.of(
                "ringfence.guards.live-data", "enforce",
                "ringfence.guards.SQL", "OFF",
                "ringfence.environments.eu-canary", "production",
                "ringfence.environments.us.canary", "staging",
                "ringfence.observe.until", "2027-03-31")));

        assertThat(settings.levels().of(Guard.LIVE_DATA)).isEqualTo(Level.ENFORCE);
        assertThat(settings.levels().of(Guard.SQL)).isEqualTo(Level.OFF);
        assertThat(settings.environments())
                .containsOnly(Map.entry("eu-canary", Tier.PRODUCTION), Map.entry("us.canary", Tier.STAGING));
        assertThat(settings.observe().until()).isEqualTo(LocalDate.of(2027, 3, 31));
    }

    @Test
    void level_thatYamlReadsAsABoolean_isOff() {
        assertThat(StrictSettings.read(of(Map.of("ringfence.guards.mail", false)))
                        .levels()
                        .of(Guard.MAIL))
                .isEqualTo(Level.OFF);
    }

    @Test
    void environments_inTheFormOfCore_areRead() {
        assertThat(StrictSettings.read(of(Map.of("ringfence.environments", "eu-canary=production, demo=staging")))
                        .environments())
                .containsOnly(Map.entry("eu-canary", Tier.PRODUCTION), Map.entry("demo", Tier.STAGING));
        assertThat(problems(of(Map.of("ringfence.environments", "eu-canary"))))
                .singleElement()
                .asString()
                .contains("ringfence.environments");
    }

    @ParameterizedTest
    @CsvSource({
        "RINGFENCE_GUARDS_LIVE_DATA, LIVE_DATA",
        "RINGFENCE_GUARDS_LIVEDATA, LIVE_DATA",
        "ringfence_guards_sql, SQL",
        "RINGFENCE_GUARDS_SQL, SQL"
    })
    void level_ofAVariable_isRead(String variable, Guard guard) {
        assertThat(StrictSettings.read(variables(Map.of(variable, "enforce")))
                        .levels()
                        .of(guard))
                .isEqualTo(Level.ENFORCE);
    }

    @ParameterizedTest
    @CsvSource({
        "ringfence.gaurds.sql, did you mean 'ringfence.guards.sql'?",
        "ringfence.guard.live-data, did you mean 'ringfence.guards.live-data'?",
        "ringfence.guards.rosw, did you mean 'ringfence.guards.rows'?",
        "ringfence.enviroment, did you mean 'ringfence.environment'?",
        "ringfence.enable, did you mean 'ringfence.enabled'?",
        "ringfence.observe.untill, did you mean 'ringfence.observe.until'?",
        "ringfence.observe.until.date, did you mean",
        "ringfence.guards.everything, 'known under ''ringfence.guards'' are environment, stamp, sql, rows'",
        "ringfence.somewhere.else, known under 'ringfence' are enabled",
        "ringfence.guards, known under"
    })
    void key_unknown_isRefusedWithWhatWasMeant(String key, String remedy) {
        assertThat(problems(of(Map.of(key, "enforce"))))
                .singleElement()
                .asString()
                .contains("is no setting of Ringfence")
                .contains(remedy.equals("did you mean") || remedy.equals("known under") ? "" : remedy)
                .doesNotContain("enforce");
    }

    @Test
    void keys_unknown_areAllTold() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("ringfence.a", 1);
        settings.put("ringfence.guards.b", 2);
        settings.put("ringfences.c", 3);

        assertThat(problems(of(settings))).hasSize(2);
    }

    @Test
    void key_unknown_isToldWithItsPlace() {
        StandardEnvironment environment = new StandardEnvironment();
        TextResourceOrigin place = new TextResourceOrigin(
                new ClassPathResource("application.properties"), new TextResourceOrigin.Location(6, 0));
        environment
                .getPropertySources()
                .addFirst(new OriginTrackedMapPropertySource(
                        "file", Map.of("ringfence.gards.sql", OriginTrackedValue.of("enforce", place))));

        assertThat(problems(environment)).singleElement().asString().contains("application.properties] - 7:1");
    }

    @Test
    void value_near_isRefusedWithWhatWasMeant() {
        assertThat(problems(of(Map.of("ringfence.guards.sql", "enforced"))))
                .singleElement()
                .asString()
                .startsWith("'ringfence.guards.sql' must be one of off, observe, enforce but was 'enforced'")
                .endsWith("did you mean 'enforce'?");
        assertThat(problems(of(Map.of("ringfence.environments.demo", "stagin"))))
                .singleElement()
                .asString()
                .endsWith("did you mean 'staging'?");
    }

    @Test
    void value_far_isRefusedAndNotShown() {
        String secret = "hunter2-hunter2";
        assertThat(problems(of(Map.of("ringfence.guards.sql", secret))))
                .singleElement()
                .asString()
                .contains("text of 15 characters")
                .doesNotContain(secret);
        assertThatThrownBy(() -> StrictSettings.read(of(Map.of("ringfence.observe.until", secret))))
                .hasMessageContaining("'ringfence.observe.until' must be a LocalDate")
                .hasMessageNotContaining(secret)
                .hasNoCause();
    }

    @Test
    void variable_near_isLoggedAndRefusesNothing(CapturedOutput output) {
        StrictSettings.read(variables(Map.of("RINGFENCE_GARDS_SQL", "enforce")));

        assertThat(output).contains("did you mean 'ringfence.guards.sql'?");
    }

    @Test
    void variable_ofOthers_isNotOurs(CapturedOutput output) {
        StrictSettings.read(variables(Map.of(
                "RINGFENCE_SERVICE_HOST", "10.0.0.1",
                "RINGFENCE_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "RINGFENCE_STAMP_PASSWORD", "secret")));

        assertThat(output).doesNotContain("RINGFENCE").doesNotContain("did you mean");
    }
}

package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.Resolution;
import dev.ringfence.environment.Right;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.Verdict;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {
    private static final AtomicInteger DATA_SOURCES = new AtomicInteger();

    @BeforeEach
    void countAnew() {
        DATA_SOURCES.set(0);
    }

    private static ConfigurableApplicationContext start(String... settings) {
        SpringApplication application = new SpringApplication(Shop.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(Stream.concat(Stream.of("spring.main.banner-mode=off"), Arrays.stream(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }

    @Test
    void start_withNoSetting_succeedsAndSaysThatNobodySaidWhereItRuns(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(Resolution.class).verdict()).isEqualTo(Verdict.UNSET);
            assertThat(DATA_SOURCES).hasValue(1);
        }
        assertThat(output)
                .contains("Environment UNSET")
                .contains("RINGFENCE_ENVIRONMENT")
                .contains("environment=observe stamp=observe sql=observe rows=observe live-data=observe");
    }

    @Test
    void start_named_saysEnvironmentEvidenceAndLevelsOnce(CapturedOutput output) {
        start("ringfence.environment=staging", "ringfence.guards.sql=enforce").close();

        assertThat(output.toString().lines().filter(line -> line.contains("dev.ringfence.start")))
                .singleElement()
                .asString()
                .contains("Environment 'staging', tier staging")
                .contains("ringfence.environment 'staging'")
                .contains("sql=enforce");
    }

    @Test
    void start_withProfilesThatDisagree_showsTheTable(CapturedOutput output) {
        start("ringfence.environment=test", "spring.profiles.active=prod").close();

        assertThat(output)
                .contains("Environment in CONFLICT")
                .contains("Spring profiles spring.profiles.active")
                .contains("Spring property ringfence.environment");
    }

    @ParameterizedTest
    @CsvSource({
        "ringfence.environment=prodution, did you mean 'production'?",
        "ringfence.environment=, correct ringfence.environment",
        "'ringfence.environment=prod,dev', let every source name the same environment",
        "ringfence.environment=!prod, did you mean",
        "'ringfence.environment=production ', did you mean",
        "'ringfence.environment= production', did you mean 'production'?",
        "'ringfence.environment=   ', correct ringfence.environment",
        "ringfence.environment=produktion, did you mean 'production'?",
        "ringfence.environment=stagging, did you mean 'staging'?",
        "ringfence.environment=pord, did you mean 'prd' or 'prod'?",
        "ringfence.environment=production;, did you mean 'production'?",
        "ringfence.environment=prod-eu-1, correct ringfence.environment",
        "'ringfence.environment=prod|dev', correct ringfence.environment",
        "'ringfence.environment=prod,production,dev', let every source name the same environment",
        "ringfence.environment=null, correct ringfence.environment",
        "ringfence.environment=true, correct ringfence.environment"
    })
    void start_withATrap_holdsNoRightAndIsRefusedWhereTheGuardEnforces(
            String setting, String remedy, CapturedOutput output) {
        try (ConfigurableApplicationContext context = start(setting)) {
            assertThat(context.getBean(DeploymentEnvironment.class).rights()).isEmpty();
        }
        DATA_SOURCES.set(0);

        assertThatThrownBy(() -> start(setting, "ringfence.guards.environment=enforce"))
                .isInstanceOf(EnvironmentDeniedException.class);

        assertThat(DATA_SOURCES)
                .as("data sources that existed before the refusal")
                .hasValue(0);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Spring property ringfence.environment")
                .contains(remedy)
                .contains("ringfence.guards.environment=observe");
    }

    /** Rights are what explicit evidence gives and nothing else takes away. */
    @ParameterizedTest
    @CsvSource({
        "production, prod, AGREED",
        "production, 'prod,metrics', AGREED",
        "production, dev, CONFLICT",
        "production, 'prod,dev', CONFLICT",
        "production, test, CONFLICT",
        "test, prod, CONFLICT",
        "staging, staging, AGREED",
        "staging, metrics, AGREED"
    })
    void start_withProfiles_agreesWithThePropertyOrIsRefused(String name, String profiles, Verdict verdict) {
        String[] settings = {"ringfence.environment=" + name, "spring.profiles.active=" + profiles};
        try (ConfigurableApplicationContext context = start(settings)) {
            assertThat(context.getBean(Resolution.class).verdict()).isEqualTo(verdict);
            if (verdict == Verdict.CONFLICT) {
                assertThat(context.getBean(DeploymentEnvironment.class).rights())
                        .doesNotContain(Right.HOLD_LIVE_DATA, Right.REACH_PRODUCTION, Right.WRITE_UNGUARDED);
            }
        }
        DATA_SOURCES.set(0);
        String[] enforced = {settings[0], settings[1], "ringfence.guards.environment=enforce"};
        if (verdict == Verdict.AGREED) {
            start(enforced).close();
        } else {
            assertThatThrownBy(() -> start(enforced)).isInstanceOf(EnvironmentDeniedException.class);
            assertThat(DATA_SOURCES).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "dev", "prodution"})
    void start_withProfilesAlone_holdsNoRight(String profile) {
        try (ConfigurableApplicationContext context = start("spring.profiles.active=" + profile)) {
            assertThat(context.getBean(DeploymentEnvironment.class).rights()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROD", "prod", "Production", "live"})
    void start_withAnAliasInAnyCase_isThatTier(String name) {
        try (ConfigurableApplicationContext context =
                start("ringfence.environment=" + name, "ringfence.guards.environment=enforce")) {
            assertThat(context.getBean(DeploymentEnvironment.class).tier()).isEqualTo(Tier.PRODUCTION);
        }
    }

    @Test
    void start_withAPlaceholderThatNothingFills_holdsNoRight() {
        try (ConfigurableApplicationContext context = start("ringfence.environment=${NOBODY_SET_THIS}")) {
            assertThat(context.getBean(DeploymentEnvironment.class).rights()).isEmpty();
        }
    }

    @Test
    void start_withAnUnknownSetting_isRefusedBeforeAnyDataSource(CapturedOutput output) {
        assertThatThrownBy(() -> start("ringfence.gaurds.sql=enforce")).isInstanceOf(StartProblemsException.class);

        assertThat(DATA_SOURCES).hasValue(0);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("'ringfence.gaurds.sql' is no setting of Ringfence")
                .contains("did you mean 'ringfence.guards.sql'?");
    }

    @Test
    void start_switchedOff_readsNoSetting() {
        try (ConfigurableApplicationContext context = start("ringfence.enabled=false", "ringfence.gaurds.sql=x")) {
            assertThat(context.getBeansOfType(DeploymentEnvironment.class)).isEmpty();
            assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(JdbcDataSource.class);
        }
    }

    @Test
    void environment_isFrozenForEachContext() {
        try (ConfigurableApplicationContext staging = start("ringfence.environment=staging");
                ConfigurableApplicationContext development = start("ringfence.environment=dev")) {
            staging.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("later", java.util.Map.of("ringfence.environment", "production")));
            assertThat(staging.getBean(DeploymentEnvironment.class).tier()).isEqualTo(Tier.STAGING);
            assertThat(development.getBean(DeploymentEnvironment.class).tier()).isEqualTo(Tier.DEVELOPMENT);
        }
    }

    @Test
    void environment_ofANameInTheSystemProperty_isDeclaredOnce() {
        System.setProperty("ringfence.environments", "eu-canary=production");
        try (ConfigurableApplicationContext context = start("ringfence.environment=eu-canary")) {
            assertThat(context.getBean(DeploymentEnvironment.class).name()).isEqualTo("eu-canary");
            assertThat(context.getBean(DeploymentEnvironment.class).tier()).isEqualTo(Tier.PRODUCTION);
        } finally {
            System.clearProperty("ringfence.environments");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(RingfenceAutoConfiguration.class)
    static class Shop {
        @Bean
        DataSource shop() {
            DATA_SOURCES.incrementAndGet();
            return new JdbcDataSource();
        }
    }
}

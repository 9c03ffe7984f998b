package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.Resolution;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.Verdict;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class RingfenceAutoConfigurationTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(Starter.autoConfigurations())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

    private static String url(String name) {
        return "spring.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void environment_ofAProperty_isResolvedAndExposed() {
        context.withPropertyValues("ringfence.environment=staging").run(started -> {
            assertThat(started).hasSingleBean(DeploymentEnvironment.class).hasSingleBean(WriteGuard.class);
            assertThat(started.getBean(DeploymentEnvironment.class).tier()).isEqualTo(Tier.STAGING);
            assertThat(started.getBean(Resolution.class).verdict()).isEqualTo(Verdict.AGREED);
        });
    }

    @Test
    void environment_ofAProfileAlone_holdsNoRight() {
        context.withInitializer(starting -> starting.getEnvironment().setActiveProfiles("prod"))
                .run(started -> {
                    DeploymentEnvironment here = started.getBean(DeploymentEnvironment.class);
                    assertThat(here.rights()).isEmpty();
                    assertThat(here.resolution().verdict()).isEqualTo(Verdict.UNSET);
                });
    }

    @Test
    void environment_ofAProfileThatDisagrees_isInConflict() {
        context.withInitializer(starting -> starting.getEnvironment().setActiveProfiles("prod"))
                .withPropertyValues("ringfence.environment=test")
                .run(started ->
                        assertThat(started.getBean(Resolution.class).verdict()).isEqualTo(Verdict.CONFLICT));
    }

    @Test
    void environment_unknownAndEnforced_failsTheStart() {
        context.withPropertyValues("ringfence.environment=prodution", "ringfence.guards.environment=enforce")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasRootCauseInstanceOf(EnvironmentDeniedException.class)
                        .hasStackTraceContaining("did you mean 'production'"));
    }

    @Test
    void environment_declaredInSettings_isKnown() {
        context.withPropertyValues("ringfence.environment=demo", "ringfence.environments.demo=staging")
                .run(started -> {
                    assertThat(started.getBean(DeploymentEnvironment.class).name())
                            .isEqualTo("demo");
                    assertThat(started.getBean(DeploymentEnvironment.class).tier())
                            .isEqualTo(Tier.STAGING);
                });
    }

    @Test
    void levels_ofSettings_reachTheGuard() {
        context.withPropertyValues("ringfence.guards.sql=enforce", "ringfence.guards.live-data=off")
                .run(started -> {
                    WriteGuard guard = started.getBean(WriteGuard.class);
                    assertThat(guard.level(Guard.SQL)).isEqualTo(Level.ENFORCE);
                    assertThat(guard.level(Guard.LIVE_DATA)).isEqualTo(Level.OFF);
                    assertThat(guard.level(Guard.ROWS)).isEqualTo(Level.OBSERVE);
                });
    }

    @Test
    void level_ofAllGuards_holdsWhereAGuardHasNoneOfItsOwn() {
        context.withPropertyValues(
                        "ringfence.environment=production", "ringfence.level=enforce", "ringfence.guards.mail=off")
                .run(started -> {
                    WriteGuard guard = started.getBean(WriteGuard.class);
                    for (Guard each : Guard.values()) {
                        assertThat(guard.level(each)).isEqualTo(each == Guard.MAIL ? Level.OFF : Level.ENFORCE);
                    }
                });
    }

    @Test
    void levels_ofAnUnknownGuard_failTheStartAndListTheKnownOnes() {
        context.withPropertyValues("ringfence.guards.sequel=enforce")
                .run(started ->
                        assertThat(started).getFailure().hasStackTraceContaining("environment, stamp, sql, rows"));
    }

    @Test
    void dataSource_ofHikari_keepsItsTypeAndIsGuardedInside() {
        context.withPropertyValues(url("inside"), "ringfence.environment=production", "ringfence.guards.sql=enforce")
                .run(started -> {
                    HikariDataSource pool = started.getBean(HikariDataSource.class);
                    assertThat(pool.getDataSource()).isInstanceOf(GuardedDataSource.class);
                    assertWhereLessDeleteIsRefused(pool);
                    assertWhereLessDeleteIsRefused(pool.unwrap(HikariDataSource.class));
                });
    }

    @Test
    void dataSource_ofTheUser_isWrapped() {
        context.withUserConfiguration(OwnDataSource.class)
                .withPropertyValues("ringfence.environment=production", "ringfence.guards.sql=enforce")
                .run(started -> {
                    assertThat(started).hasSingleBean(DataSource.class);
                    assertWhereLessDeleteIsRefused(started.getBean(DataSource.class));
                });
    }

    private static void assertWhereLessDeleteIsRefused(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM customer"))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("sql.delete-without-where");
        }
    }

    @Test
    void dataSource_stampedProduction_isRefusedToATestWithDefaults() throws SQLException {
        JdbcDataSource production = new JdbcDataSource();
        production.setURL("jdbc:h2:mem:live;DB_CLOSE_DELAY=-1");
        production.setUser("sa");
        context.withPropertyValues("ringfence.environment=production")
                .run(started -> DatastoreStamps.of(production, started.getBean(DeploymentEnvironment.class))
                        .stamp("the test", "a production to keep out of"));

        context.withPropertyValues(url("live"), "ringfence.environment=test")
                .run(started -> assertThatThrownBy(
                                () -> started.getBean(DataSource.class).getConnection())
                        .hasStackTraceContaining(AdmissionDeniedException.class.getName())
                        .hasStackTraceContaining("stamp.foreign"));
    }

    @Test
    void beans_ofTheUser_win() {
        context.withUserConfiguration(OwnEnvironment.class)
                .withPropertyValues("ringfence.environment=test")
                .run(started -> {
                    assertThat(started).hasSingleBean(DeploymentEnvironment.class);
                    assertThat(started.getBean(WriteGuard.class).environment())
                            .isSameAs(started.getBean("own"))
                            .extracting(DeploymentEnvironment::tier)
                            .isEqualTo(Tier.STAGING);
                });
    }

    @Test
    void property_off_leavesNothingBehind() {
        context.withPropertyValues(url("off"), "ringfence.enabled=false").run(started -> {
            assertThat(started).doesNotHaveBean(DeploymentEnvironment.class).doesNotHaveBean(WriteGuard.class);
            assertThat(started.getBean(HikariDataSource.class).getDataSource()).isNull();
        });
    }

    @Test
    void hikari_absent_isNoProblem() {
        context.withUserConfiguration(OwnDataSource.class)
                .withClassLoader(new FilteredClassLoader("com.zaxxer.hikari"))
                .withPropertyValues("ringfence.environment=test")
                .run(started -> assertThat(started.getBean(DataSource.class).isWrapperFor(JdbcDataSource.class))
                        .isFalse());
    }

    @Test
    void dataSources_none_isNoProblem() {
        new ApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(WriteGuard.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDataSource {
        @Bean
        DataSource dataSource() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:own;DB_CLOSE_DELAY=-1");
            return dataSource;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEnvironment {
        @Bean
        DeploymentEnvironment own() {
            return DeploymentEnvironment.resolver().explicit("staging").resolve();
        }
    }
}

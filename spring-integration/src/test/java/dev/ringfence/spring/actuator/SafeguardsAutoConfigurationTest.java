package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.write.Approval;
import dev.ringfence.write.Approvers;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.WriteDigests;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

class SafeguardsAutoConfigurationTest {
    private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
            RingfenceAutoConfiguration.class,
            SafeguardsAutoConfiguration.class,
            ClassUtils.resolveClassName("dev.ringfence.spring.jdbc.GuardedDataSourceAutoConfiguration", null));
    private static final String EXPOSED = "management.endpoints.web.exposure.include=safeguards";

    private final ApplicationContextRunner context = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);
    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withInitializer(
                    starting -> starting.getEnvironment().setConversionService(new ApplicationConversionService()))
            .withConfiguration(CONFIGURATIONS)
            .withConfiguration(
                    AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class));

    @Test
    void endpoint_notExposed_isNotThere() {
        web.run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(SafeguardsEndpoint.class));
    }

    @Test
    void endpoint_exposedByName_isThere() {
        web.withPropertyValues(EXPOSED)
                .run(started -> assertThat(started)
                        .hasSingleBean(SafeguardsEndpoint.class)
                        .hasSingleBean(SafeguardsWebExtension.class));
    }

    @Test
    void endpoint_withoutAccess_isNotThere() {
        web.withPropertyValues(EXPOSED, "management.endpoint.safeguards.access=none")
                .run(started -> assertThat(started).doesNotHaveBean(SafeguardsEndpoint.class));
    }

    @Test
    void endpoint_ofRingfenceSwitchedOff_isNotThere() {
        web.withPropertyValues(EXPOSED, "ringfence.enabled=false")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(SafeguardsEndpoint.class));
    }

    @Test
    void endpoint_exposedOverJmxAlone_answersThere() {
        context.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=safeguards")
                .run(started -> assertThat(started)
                        .hasSingleBean(SafeguardsEndpoint.class)
                        .getBean(SafeguardsEndpoint.class)
                        .extracting(
                                endpoint -> endpoint.safeguards().environment().verdict())
                        .isEqualTo("unset"));
    }

    @Test
    void actuator_absent_isNoProblem() {
        new ApplicationContextRunner()
                .withUserConfiguration(ByName.class)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .withPropertyValues(EXPOSED)
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(WriteGuard.class)
                        .doesNotHaveBean("safeguardsEndpoint"));
    }

    @Test
    void hikari_absent_isNoProblem() {
        web.withPropertyValues(EXPOSED)
                .withClassLoader(new FilteredClassLoader("com.zaxxer.hikari"))
                .withUserConfiguration(OwnDataSource.class)
                .run(started -> assertThat(started.getBean(SafeguardsEndpoint.class)
                                .safeguards()
                                .datastores())
                        .singleElement()
                        .satisfies(shown -> {
                            assertThat(shown.name()).isEqualTo("orders");
                            assertThat(shown.guarded()).isTrue();
                            assertThat(shown.outcome())
                                    .as("nobody took a connection")
                                    .isNull();
                        }));
    }

    @Test
    void endpoint_ofTheUser_wins() {
        web.withPropertyValues(EXPOSED)
                .withUserConfiguration(OwnEndpoint.class)
                .run(started -> assertThat(started)
                        .hasSingleBean(SafeguardsEndpoint.class)
                        .hasBean("own"));
    }

    @Test
    void pool_thatNobodyUsed_isShownGuardedAndStaysUnused() {
        web.withPropertyValues(EXPOSED).withUserConfiguration(OwnPool.class).run(started -> {
            Safeguards shown = started.getBean(SafeguardsEndpoint.class).safeguards();

            assertThat(shown.datastores())
                    .singleElement()
                    .satisfies(datastore -> assertThat(datastore.guarded()).isTrue());
            assertThat(started.getBean(HikariDataSource.class).isRunning()).isFalse();
        });
    }

    @Test
    void store_thatIsDown_isNamedAndLeavesTheRestReadable() {
        web.withPropertyValues(EXPOSED, "ringfence.environment=staging")
                .withUserConfiguration(StoreThatIsDown.class)
                .run(started -> {
                    Safeguards shown = started.getBean(SafeguardsEndpoint.class).safeguards();

                    assertThat(shown.unreadable()).containsExactly("approvals: StoreUnavailableException");
                    assertThat(shown.environment().name()).isEqualTo("staging");
                    assertThat(shown.approvals()).isEmpty();
                });
    }

    /** Reads the classes as an application does: without loading them. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({RingfenceAutoConfiguration.class, SafeguardsAutoConfiguration.class})
    static class ByName {}

    @Configuration(proxyBeanMethods = false)
    static class OwnDataSource {
        @Bean
        DataSource orders() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:orders");
            return dataSource;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPool {
        @Bean
        HikariDataSource pool() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:pool");
            return pool;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEndpoint {
        @Bean
        SafeguardsEndpoint own(SafeguardsReader reader) {
            return new SafeguardsEndpoint(reader);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class StoreThatIsDown {
        @Bean
        WriteGuard guard(DeploymentEnvironment here) {
            return WriteGuard.builder(here).meters(new SimpleMeterRegistry()).build();
        }

        @Bean
        Approval approval() {
            StateStore down = (StateStore) Proxy.newProxyInstance(
                    StateStore.class.getClassLoader(),
                    new Class<?>[] {StateStore.class},
                    (proxy, method, arguments) -> {
                        throw new StoreUnavailableException("down", new IOException("secret-host refused"));
                    });
            return Approval.builder(
                            Approvers.builder()
                                    .approver(
                                            Actor.human("bob"),
                                            SigningKey.generate("bob").verificationKey())
                                    .build(),
                            WriteDigests.of(DigestKey.ephemeral()),
                            down)
                    .build();
        }
    }
}

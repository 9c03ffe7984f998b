package dev.ringfence.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.data.Sensitive;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What else stands around the methods of beans, beside the guards. */
class InterplayTest {
    private static final String PLAUSIBLE = "hermann.mueller@gmx.de";
    private static final String[] SETTINGS = {
        "ringfence.environment=staging",
        "ringfence.guards.annotations=enforce",
        "ringfence.guards.rows=enforce",
        "ringfence.guards.live-data=enforce"
    };

    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(AutoConfigurations.of(
                    AopAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class))
            .withPropertyValues(SETTINGS)
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

    private static JdbcTemplate filled(ApplicationContext started) {
        JdbcTemplate jdbc = started.getBean(JdbcTemplate.class);
        jdbc.execute("DROP TABLE IF EXISTS visit");
        jdbc.execute("CREATE TABLE visit (id BIGINT PRIMARY KEY, note VARCHAR(80))");
        jdbc.update("INSERT INTO visit SELECT x, 'x' FROM system_range(1, 10)");
        return jdbc;
    }

    private static long count(JdbcTemplate jdbc) {
        Long rows = jdbc.queryForObject("SELECT COUNT(*) FROM visit WHERE note = 'x'", Long.class);
        return rows == null ? -1 : rows;
    }

    static class Visits {
        private final JdbcTemplate jdbc;

        Visits(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        @GuardedWrite(maxRows = 5)
        public void tooMany() {
            jdbc.update("DELETE FROM visit WHERE id = 1");
            jdbc.update("DELETE FROM visit WHERE id > 1");
        }

        @Transactional
        @GuardedWrite(maxRows = 5)
        public void few() {
            jdbc.update("DELETE FROM visit WHERE id = 1");
            jdbc.update("DELETE FROM visit WHERE id = 2");
        }

        @Transactional
        @RequiresTier(Tier.PRODUCTION)
        public void elsewhere() {}
    }

    static class Begun implements TransactionExecutionListener {
        private final AtomicInteger transactions = new AtomicInteger();

        @Override
        public void afterBegin(TransactionExecution transaction, Throwable failure) {
            transactions.incrementAndGet();
        }
    }

    /** Transactions of the application's own order, outside of the guards. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(order = 0)
    static class TransactionsOutside {}

    @Configuration(proxyBeanMethods = false)
    static class AsBootHasThem {}

    @ParameterizedTest
    @ValueSource(classes = {AsBootHasThem.class, TransactionsOutside.class})
    void refusedWrite_rollsItsTransactionBack(Class<?> order) {
        context.withUserConfiguration(order).withBean(Visits.class).run(started -> {
            JdbcTemplate jdbc = filled(started);
            Visits visits = started.getBean(Visits.class);
            assertThatThrownBy(visits::tooMany).isInstanceOf(WriteDeniedException.class);
            assertThat(count(jdbc)).isEqualTo(10);
            visits.few();
            assertThat(count(jdbc)).isEqualTo(8);
        });
    }

    @Test
    void refusedCall_beginsNoTransaction() {
        context.withBean(Visits.class).withBean(Begun.class).run(started -> {
            Begun begun = started.getBean(Begun.class);
            filled(started);
            Visits visits = started.getBean(Visits.class);
            assertThatThrownBy(visits::elsewhere).isInstanceOf(EnvironmentDeniedException.class);
            assertThat(begun.transactions).hasValue(0);
            visits.few();
            assertThat(begun.transactions).hasValue(1);
        });
    }

    @Test
    void audit_ofAWrite_outlivesTheTransactionThatItRolledBack() {
        context.withPropertyValues(
                        "ringfence.audit.type=jdbc", "ringfence.store.type=jdbc", "ringfence.store.create-tables=true")
                .withBean(Visits.class)
                .run(started -> {
                    JdbcTemplate jdbc = filled(started);
                    Visits visits = started.getBean(Visits.class);
                    assertThatThrownBy(visits::tooMany).isInstanceOf(WriteDeniedException.class);
                    visits.few();
                    assertThat(count(jdbc)).isEqualTo(8);
                    assertThat(jdbc.queryForList("""
                            SELECT kind || ' ' || detail FROM "ringfence"."audit_unsealed"
                            UNION ALL SELECT kind || ' ' || detail FROM "ringfence"."audit_entry"
                            """, String.class))
                            .anyMatch(entry -> entry.startsWith("REFUSED"))
                            .anyMatch(entry -> entry.contains("failed"))
                            .anyMatch(entry -> entry.contains("succeeded, 2 rows counted"));
                });
    }

    static class Cached {
        private final AtomicInteger calls = new AtomicInteger();

        @Cacheable("live")
        @RequiresTier(Tier.PRODUCTION)
        public String live() {
            return "live " + calls.incrementAndGet();
        }

        @Cacheable("owner")
        @Sensitive
        public String owner() {
            calls.incrementAndGet();
            return PLAUSIBLE;
        }

        public int calls() {
            return calls.get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class Caching {
        @Bean
        ConcurrentMapCacheManager caches() {
            return new ConcurrentMapCacheManager();
        }
    }

    @Test
    void cachedResult_isGuardedEachTimeItIsAskedFor() {
        context.withUserConfiguration(Caching.class).withBean(Cached.class).run(started -> {
            Cached cached = started.getBean(Cached.class);
            started.getBean(ConcurrentMapCacheManager.class)
                    .getCache("live")
                    .put(org.springframework.cache.interceptor.SimpleKey.EMPTY, "kept");
            assertThatThrownBy(cached::live).isInstanceOf(EnvironmentDeniedException.class);
            assertThatThrownBy(cached::owner).isInstanceOf(WriteDeniedException.class);
            assertThatThrownBy(cached::owner).isInstanceOf(WriteDeniedException.class);
            assertThat(cached.calls()).isOne();
        });
    }

    static class Retried {
        private final JdbcTemplate jdbc;
        private final AtomicInteger calls = new AtomicInteger();

        Retried(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Retryable(maxRetries = 2, delay = 1)
        @Transactional
        @GuardedWrite(maxRows = 5)
        public void unsteady() {
            jdbc.update("DELETE FROM visit WHERE id <= 4");
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the connection was reset");
            }
        }

        @Retryable(maxRetries = 2, delay = 1)
        @RequiresTier(Tier.PRODUCTION)
        public void elsewhere() {
            calls.incrementAndGet();
        }

        public int calls() {
            return calls.get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableResilientMethods
    static class Resilient {}

    @Test
    void retriedWrite_isAWriteOfItsOwnEachTime() {
        context.withUserConfiguration(Resilient.class).withBean(Retried.class).run(started -> {
            JdbcTemplate jdbc = filled(started);
            Retried retried = started.getBean(Retried.class);
            retried.unsteady();
            assertThat(retried.calls()).isEqualTo(2);
            assertThat(count(jdbc)).isEqualTo(6);
            assertThatThrownBy(retried::elsewhere).hasStackTraceContaining("EnvironmentDeniedException");
            assertThat(retried.calls()).as("the method was not entered").isEqualTo(2);
            assertThat(started.getBean(WriteGuard.class).report().lines())
                    .filteredOn(line -> line.rule().equals("annotation.requires-tier"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.count()).as("attempts").isEqualTo(3));
        });
    }

    record Ordered(String name) {}

    static class Listeners {
        private final AtomicInteger heard = new AtomicInteger();

        @EventListener
        @RequiresTier(Tier.PRODUCTION)
        public void live(Ordered event) {
            heard.incrementAndGet();
        }

        public int heard() {
            return heard.get();
        }
    }

    static class AfterCommit {
        private final AtomicInteger heard = new AtomicInteger();

        @TransactionalEventListener
        @RequiresTier(Tier.PRODUCTION)
        public void live(Ordered event) {
            heard.incrementAndGet();
        }

        @TransactionalEventListener
        @RequiresTier(Tier.STAGING)
        public void rehearsal(Ordered event) {
            heard.addAndGet(10);
        }

        public int heard() {
            return heard.get();
        }
    }

    @Test
    void listener_isGuarded() {
        context.withBean(Listeners.class).run(started -> {
            assertThatThrownBy(() -> started.publishEvent(new Ordered("x")))
                    .isInstanceOf(EnvironmentDeniedException.class);
            assertThat(started.getBean(Listeners.class).heard()).isZero();
        });
        context.withBean(AfterCommit.class).run(started -> {
            filled(started);
            started.getBean(TransactionTemplate.class)
                    .executeWithoutResult(transaction -> started.publishEvent(new Ordered("x")));
            assertThat(started.getBean(AfterCommit.class).heard()).isEqualTo(10);
        });
    }

    record Visit(@Id Long id, String note) {}

    interface VisitRepository extends CrudRepository<Visit, Long> {
        @Override
        @RequiresTier(Tier.PRODUCTION)
        void deleteAll();

        @Override
        @Sensitive
        Optional<Visit> findById(Long id);

        @RequiresTier(Tier.PRODUCTION)
        default void forget() {
            deleteById(1L);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableJdbcRepositories(considerNestedRepositories = true, basePackageClasses = InterplayTest.class)
    static class Repositories {}

    @Test
    void repository_isGuardedByItsInterface() {
        context.withConfiguration(AutoConfigurations.of(DataJdbcRepositoriesAutoConfiguration.class))
                .withUserConfiguration(Repositories.class)
                .run(started -> {
                    JdbcTemplate jdbc = filled(started);
                    VisitRepository visits = started.getBean(VisitRepository.class);
                    assertThatThrownBy(visits::deleteAll).isInstanceOf(EnvironmentDeniedException.class);
                    assertThatThrownBy(visits::forget).isInstanceOf(EnvironmentDeniedException.class);
                    assertThat(visits.findById(1L)).isPresent();
                    visits.deleteById(2L);
                    assertThat(visits.count()).isEqualTo(9);
                });
    }

    @Controller
    static class Pages {
        @GetMapping("/live")
        @ResponseBody
        @RequiresTier(Tier.PRODUCTION)
        public String live() {
            return "live";
        }

        @GetMapping("/rehearsal")
        @ResponseBody
        @RequiresTier(Tier.STAGING)
        public String rehearsal() {
            return "rehearsal";
        }
    }

    @Test
    void controller_isGuarded() {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, WebMvcAutoConfiguration.class))
                .withPropertyValues(SETTINGS)
                .withBean(Pages.class)
                .run(started -> {
                    MockMvc mvc = MockMvcBuilders.webAppContextSetup(started.getSourceApplicationContext())
                            .build();
                    assertThatThrownBy(() -> mvc.perform(MockMvcRequestBuilders.get("/live")))
                            .hasRootCauseInstanceOf(EnvironmentDeniedException.class);
                    assertThat(mvc.perform(MockMvcRequestBuilders.get("/rehearsal"))
                                    .andReturn()
                                    .getResponse()
                                    .getContentAsString())
                            .isEqualTo("rehearsal");
                });
    }
}

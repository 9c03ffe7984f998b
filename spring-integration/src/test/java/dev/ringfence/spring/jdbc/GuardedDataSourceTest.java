package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.spring.GuardedDataSourceCustomizer;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

@ExtendWith(OutputCaptureExtension.class)
class GuardedDataSourceTest {
    private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    private final ApplicationContextRunner context = Starter.enforcing();

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
            statement.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY)");
            statement.execute("INSERT INTO customer VALUES (1), (2)");
        }
    }

    private static void assertGuarded(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertRefused(connection);
        }
    }

    private static void assertRefused(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM customer"))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("sql.delete-without-where");
            assertThat(statement.executeUpdate("DELETE FROM customer WHERE id = 99"))
                    .isZero();
        }
    }

    private static DriverManagerDataSource driverManager() {
        return new DriverManagerDataSource(URL, "sa", "");
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(URL);
        pool.setUsername("sa");
        pool.setPassword("");
        return pool;
    }

    @Test
    void hikari_ofBoot_isGuardedInsideAndKeepsItsType() {
        context.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + URL, "spring.datasource.username=sa")
                .run(started -> {
                    HikariDataSource pool = started.getBean(HikariDataSource.class);
                    assertThat(started).hasSingleBean(DataSource.class);
                    assertThat(pool.getClass()).isSameAs(HikariDataSource.class);
                    assertGuarded(pool);
                    assertGuarded(pool.unwrap(HikariDataSource.class));
                    assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
                });
    }

    @Test
    void hikari_thatStartedBeforeItWasABean_isGuardedAndKeepsItsType(CapturedOutput output) {
        context.withBean("dataSource", HikariDataSource.class, () -> {
                    HikariConfig config = new HikariConfig();
                    config.setJdbcUrl(URL);
                    config.setUsername("sa");
                    return new HikariDataSource(config);
                })
                .run(started -> {
                    HikariDataSource pool = started.getBean(HikariDataSource.class);
                    assertGuarded(pool);
                    assertGuarded(pool.unwrap(HikariDataSource.class));
                    assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
                });
        assertThat(output).doesNotContain("goes around");
    }

    @Test
    void driverManager_keepsItsType() {
        context.withBean(DriverManagerDataSource.class, GuardedDataSourceTest::driverManager)
                .run(started -> {
                    DriverManagerDataSource bean = started.getBean(DriverManagerDataSource.class);
                    assertGuarded(bean);
                    assertGuarded(bean.unwrap(DriverManagerDataSource.class));
                    assertThat(bean.getUrl()).isEqualTo(URL);
                    try (Connection named = bean.getConnection("sa", "")) {
                        assertRefused(named);
                    }
                    assertThat(bean.isWrapperFor(DriverManagerDataSource.class)).isTrue();
                    assertThat(bean.isWrapperFor(HikariDataSource.class)).isFalse();
                });
    }

    static Stream<Supplier<DataSource>> kinds() {
        return Stream.of(
                GuardedDataSourceTest::driverManager,
                () -> {
                    JdbcDataSource h2 = new JdbcDataSource();
                    h2.setURL(URL);
                    h2.setUser("sa");
                    return h2;
                },
                () -> {
                    HikariDataSource pool = new HikariDataSource();
                    pool.setJdbcUrl(URL);
                    pool.setUsername("sa");
                    return pool;
                },
                () -> new LazyConnectionDataSourceProxy(driverManager()),
                // A class that cannot be extended, with no interface but that of a DataSource.
                () -> {
                    DataSource delegate = driverManager();
                    return (DataSource) Proxy.newProxyInstance(
                            DataSource.class.getClassLoader(),
                            new Class<?>[] {DataSource.class},
                            (proxy, method, arguments) -> method.invoke(delegate, arguments));
                });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void wrapper_saysOfEachTypeWhatUnwrapDoes(Supplier<DataSource> kind) {
        context.withBean("own", DataSource.class, kind).run(started -> {
            DataSource bean = started.getBean(DataSource.class);
            bean.getConnection().close();
            for (Class<?> type : List.of(
                    DataSource.class,
                    XADataSource.class,
                    GuardedDataSource.class,
                    HikariDataSource.class,
                    DriverManagerDataSource.class,
                    LazyConnectionDataSourceProxy.class,
                    JdbcDataSource.class,
                    bean.getClass(),
                    String.class)) {
                Throwable refused = catchThrowable(() -> bean.unwrap(type));
                assertThat(bean.isWrapperFor(type)).as(type.getName()).isEqualTo(refused == null);
                if (refused == null) {
                    assertGuarded((DataSource) bean.unwrap(type));
                }
            }
        });
    }

    @Test
    void finalClass_isGuardedByItsInterfaces() {
        context.withBean(DataSource.class, () -> {
                    JdbcDataSource h2 = new JdbcDataSource();
                    h2.setURL(URL);
                    h2.setUser("sa");
                    return h2;
                })
                .run(started -> {
                    assertThat(started).hasSingleBean(XADataSource.class);
                    assertGuarded(started.getBean(DataSource.class));
                });
    }

    @Test
    void embeddedDatabase_isStillOne() {
        context.withBean(
                        EmbeddedDatabase.class,
                        () -> new EmbeddedDatabaseBuilder()
                                .setType(EmbeddedDatabaseType.H2)
                                .setName("shop")
                                .build())
                .run(started -> assertGuarded(started.getBean(EmbeddedDatabase.class)));
    }

    @Test
    void connection_ofOneThatIsGuardedTwice_isCountedOnce() {
        Starter.context()
                .withPropertyValues("ringfence.environment=production")
                .withBean("inner", HikariDataSource.class, GuardedDataSourceTest::pool)
                .withUserConfiguration(OwnRouter.class)
                .run(started -> {
                    new JdbcTemplate(started.getBean("own", DataSource.class)).execute("DELETE FROM customer");
                    assertThat(started.getBean(WriteGuard.class).report().denials())
                            .isEqualTo(1);
                });
    }

    @Test
    void router_staysAsItIsAndItsTargetsAreGuarded() {
        context.withUserConfiguration(Router.class)
                .withPropertyValues("ringfence.datasources[router.eu].guards.sql=observe")
                .run(started -> {
                    Routing router = started.getBean(Routing.class);
                    assertThat(router.getClass()).isSameAs(Routing.class);
                    assertGuarded(router);
                    assertThat(router.getResolvedDataSources()).hasSize(2);
                    router.key = "us";
                    assertGuarded(router);
                    router.key = "eu";
                    assertThat(new JdbcTemplate(router).update("DELETE FROM customer"))
                            .isEqualTo(2);
                });
    }

    @Test
    void routerWithAWayOfItsOwn_isGuardedOutsideAndKeepsItsType() {
        context.withBean("inner", HikariDataSource.class, GuardedDataSourceTest::pool)
                .withUserConfiguration(OwnRouter.class)
                .run(started -> {
                    assertGuarded(started.getBean(OwnWay.class));
                    assertGuarded(started.getBean("inner", DataSource.class));
                });
    }

    @ParameterizedTest
    @ValueSource(classes = {LazyConnectionDataSourceProxy.class, TransactionAwareDataSourceProxy.class})
    void proxyOfSpring_aroundOneThatIsNoBean_isGuardedBehind(Class<? extends DataSource> type) {
        context.withBean("dataSource", DataSource.class, () -> {
                    org.springframework.jdbc.datasource.DelegatingDataSource proxy =
                            (org.springframework.jdbc.datasource.DelegatingDataSource)
                                    org.springframework.beans.BeanUtils.instantiateClass(type);
                    proxy.setTargetDataSource(driverManager());
                    return proxy;
                })
                .run(started -> {
                    assertThat(started.getBean(DataSource.class).getClass()).isSameAs(type);
                    assertGuarded(started.getBean(DataSource.class));
                });
    }

    @Test
    void lazyProxy_guardsTheSourceForReadingToo() {
        context.withBean("dataSource", LazyConnectionDataSourceProxy.class, () -> {
                    LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(driverManager());
                    lazy.setReadOnlyDataSource(driverManager());
                    return lazy;
                })
                .run(started -> {
                    try (Connection connection =
                            started.getBean(DataSource.class).getConnection()) {
                        connection.setReadOnly(true);
                        assertRefused(connection);
                    }
                });
    }

    @Test
    void scopedSource_isGuardedInEachScope() {
        context.withInitializer(starting -> {
                    starting.getBeanFactory().registerScope("thread", new SimpleThreadScope());
                    RootBeanDefinition definition =
                            new RootBeanDefinition(DriverManagerDataSource.class, GuardedDataSourceTest::driverManager);
                    definition.setScope("thread");
                    BeanDefinitionRegistry registry = (BeanDefinitionRegistry) starting.getBeanFactory();
                    BeanDefinitionHolder proxy = ScopedProxyUtils.createScopedProxy(
                            new BeanDefinitionHolder(definition, "shop"), registry, true);
                    registry.registerBeanDefinition(proxy.getBeanName(), proxy.getBeanDefinition());
                })
                .withPropertyValues("ringfence.datasources.shop.guards.rows=enforce")
                .run(started -> assertGuarded(started.getBean("shop", DataSource.class)));
    }

    @Test
    void sources_severalWithoutAPrimary_areEachGuarded() {
        context.withBean(
                        "orders",
                        SimpleDriverDataSource.class,
                        () -> new SimpleDriverDataSource(new org.h2.Driver(), URL, "sa", ""))
                .withBean("customers", HikariDataSource.class, GuardedDataSourceTest::pool)
                .withPropertyValues("ringfence.datasources.customers.guards.sql=off")
                .run(started -> {
                    assertGuarded(started.getBean("orders", DataSource.class));
                    assertThat(new JdbcTemplate(started.getBean("customers", DataSource.class))
                                    .update("DELETE FROM customer"))
                            .isEqualTo(2);
                });
    }

    @Test
    void singleConnection_ofOneThread_staysOpen() {
        context.withBean(SingleConnectionDataSource.class, () -> new SingleConnectionDataSource(URL, "sa", "", true))
                .run(started -> {
                    assertGuarded(started.getBean(DataSource.class));
                    assertGuarded(started.getBean(DataSource.class));
                });
    }

    @Test
    void source_thatTheSettingsLeaveOut_isNamed(CapturedOutput output) {
        context.withBean("legacy", HikariDataSource.class, GuardedDataSourceTest::pool)
                .withPropertyValues("ringfence.datasources.legacy.guarded=false")
                .run(started -> assertThat(
                                new JdbcTemplate(started.getBean(DataSource.class)).update("DELETE FROM customer"))
                        .isEqualTo(2));
        assertThat(output).contains("DataSource 'legacy' is not guarded");
    }

    @Test
    void setting_forASourceThatIsNot_failsTheStart() {
        context.withBean("orders", DriverManagerDataSource.class, GuardedDataSourceTest::driverManager)
                .withPropertyValues("ringfence.datasources.order.guards.sql=enforce")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasMessageContaining("'ringfence.datasources.order' is for no DataSource")
                        .hasMessageContaining("did you mean 'orders'?"));
    }

    @Test
    void customizers_changeTheBuilderOfEachSource() {
        List<String> asked = new ArrayList<>();
        context.withBean("orders", HikariDataSource.class, GuardedDataSourceTest::pool)
                .withBean(GuardedDataSourceCustomizer.class, () -> (name, builder) -> asked.add(name))
                .run(started -> assertThat(asked).containsExactly("orders"));
    }

    @Test
    void guards_switchedOff_touchNoSource() {
        context.withBean(HikariDataSource.class, GuardedDataSourceTest::pool)
                .withPropertyValues("ringfence.jdbc.enabled=false")
                .run(started -> {
                    assertThat(started.getBean(HikariDataSource.class).getDataSource())
                            .isNull();
                    assertThat(started.getBean(WriteGuard.class).level(Guard.SQL))
                            .isEqualTo(Level.ENFORCE);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.zaxxer.hikari",
                "org.springframework.jdbc",
                "org.flywaydb",
                "liquibase",
                "org.hibernate",
                "io.r2dbc",
                "io.micrometer.core"
            })
    void optionalClasses_absent_areNoProblem(String absent) {
        context.withClassLoader(new FilteredClassLoader(absent))
                .withBean(DataSource.class, () -> {
                    JdbcDataSource h2 = new JdbcDataSource();
                    h2.setURL(URL);
                    h2.setUser("sa");
                    return h2;
                })
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertGuarded(started.getBean(DataSource.class));
                });
    }

    static class Routing extends AbstractRoutingDataSource {
        private String key = "none";

        @Override
        protected Object determineCurrentLookupKey() {
            return key;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Router {
        @Bean
        Routing router() {
            Routing router = new Routing();
            router.setTargetDataSources(Map.of("eu", driverManager(), "us", driverManager()));
            router.setDefaultTargetDataSource(driverManager());
            return router;
        }
    }

    /** As multi-tenant applications have it: the target is found by code of their own. */
    static class OwnWay extends AbstractRoutingDataSource {
        private final DataSource target;

        OwnWay(DataSource target) {
            this.target = target;
            setTargetDataSources(Map.of());
        }

        @Override
        protected Object determineCurrentLookupKey() {
            return "none";
        }

        @Override
        protected DataSource determineTargetDataSource() {
            return target;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRouter {
        @Bean
        OwnWay own(HikariDataSource inner) {
            return new OwnWay(inner);
        }
    }
}

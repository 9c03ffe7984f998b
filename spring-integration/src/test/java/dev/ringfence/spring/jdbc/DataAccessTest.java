package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways in which Spring applications reach a database all pass the guard, and what they do rightly goes on. */
class DataAccessTest {
    private final ApplicationContextRunner context = Starter.enforcing()
            .withPropertyValues(
                    "ringfence.guards.rows=enforce",
                    "ringfence.guards.stamp=enforce",
                    "ringfence.guards.operations=enforce",
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "spring.jpa.hibernate.ddl-auto=none",
                    "spring.jpa.properties.hibernate.show_sql=false")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class));

    enum Way {
        JDBC_TEMPLATE {
            @Override
            void insert(ApplicationContext beans, long id) {
                beans.getBean(JdbcTemplate.class).update("INSERT INTO customer (id) VALUES (?)", id);
            }

            @Override
            void deleteAll(ApplicationContext beans) {
                beans.getBean(JdbcTemplate.class).update("DELETE FROM customer");
            }
        },
        JDBC_CLIENT {
            @Override
            void insert(ApplicationContext beans, long id) {
                beans.getBean(JdbcClient.class)
                        .sql("INSERT INTO customer (id) VALUES (:id)")
                        .param("id", id)
                        .update();
            }

            @Override
            void deleteAll(ApplicationContext beans) {
                beans.getBean(JdbcClient.class).sql("DELETE FROM customer").update();
            }
        },
        JOOQ {
            @Override
            void insert(ApplicationContext beans, long id) {
                beans.getBean(DSLContext.class)
                        .insertInto(DSL.table("customer"), DSL.field("id"))
                        .values(id)
                        .execute();
            }

            @Override
            void deleteAll(ApplicationContext beans) {
                beans.getBean(DSLContext.class)
                        .deleteFrom(DSL.table("customer"))
                        .execute();
            }
        },
        JPA {
            @Override
            void insert(ApplicationContext beans, long id) {
                inTransaction(beans, entities -> entities.persist(new Customer(id)));
            }

            @Override
            void deleteAll(ApplicationContext beans) {
                inTransaction(
                        beans,
                        entities -> entities.createQuery("DELETE FROM Customer").executeUpdate());
            }

            private static void inTransaction(ApplicationContext beans, Consumer<EntityManager> work) {
                EntityManager entities =
                        beans.getBean(EntityManagerFactory.class).createEntityManager();
                try {
                    entities.getTransaction().begin();
                    work.accept(entities);
                    entities.getTransaction().commit();
                } finally {
                    entities.close();
                }
            }
        },
        DATA_JDBC {
            @Override
            void insert(ApplicationContext beans, long id) {
                beans.getBean(JdbcAggregateTemplate.class).insert(new Row(id));
            }

            @Override
            void deleteAll(ApplicationContext beans) {
                beans.getBean(Rows.class).deleteAll();
            }
        };

        abstract void insert(ApplicationContext beans, long id);

        abstract void deleteAll(ApplicationContext beans);
    }

    private ApplicationContextRunner with(Way way) {
        return switch (way) {
            case JDBC_TEMPLATE, JDBC_CLIENT -> context;
            case JOOQ -> context.withConfiguration(AutoConfigurations.of(JooqAutoConfiguration.class));
            case JPA ->
                context.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
                        .withUserConfiguration(Entities.class);
            case DATA_JDBC ->
                context.withConfiguration(AutoConfigurations.of(DataJdbcRepositoriesAutoConfiguration.class))
                        .withUserConfiguration(Repositories.class);
        };
    }

    @ParameterizedTest
    @EnumSource
    void statement_withoutWhere_isRefusedAndOthersGoOn(Way way) {
        with(way).run(started -> {
            assertThat(started).hasNotFailed();
            WriteGuard guard = started.getBean(WriteGuard.class);
            JdbcTemplate jdbc = new JdbcTemplate(started.getBean(DataSource.class));
            createTable(started);
            way.insert(started, 1);
            way.insert(started, 2);
            assertThat(guard.report().denials()).isZero();

            assertThatThrownBy(() -> way.deleteAll(started))
                    .satisfies(thrown -> assertThat(thrown)
                            .hasStackTraceContaining(WriteDeniedException.class.getName())
                            .hasStackTraceContaining("sql.delete-without-where"));

            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                    .isEqualTo(2);
            assertThat(guard.report().denials()).isEqualTo(1);
        });
    }

    private static void createTable(ApplicationContext beans) {
        beans.getBean(WriteGuard.class)
                .run(
                        dev.ringfence.write.Write.sql("fixture").unrestrictedBecause("the test's own table"),
                        () -> new JdbcTemplate(beans.getBean(DataSource.class))
                                .execute("CREATE TABLE customer (id BIGINT PRIMARY KEY)"));
    }

    @Test
    void rows_pastACeiling_rollBackTheTransactionOfSpring() {
        context.run(started -> {
            createTable(started);
            JdbcTemplate jdbc = started.getBean(JdbcTemplate.class);
            TransactionTemplate transactions =
                    new TransactionTemplate(started.getBean(PlatformTransactionManager.class));
            jdbc.update("INSERT INTO customer SELECT x FROM system_range(1, 9000)");
            jdbc.update("INSERT INTO customer SELECT x FROM system_range(9001, 18000)");

            ThrowingCallable purge = () -> transactions.executeWithoutResult(status -> {
                jdbc.update("INSERT INTO customer VALUES (99999)");
                jdbc.update("DELETE FROM customer WHERE id < 15000");
            });

            assertThatThrownBy(purge).isInstanceOf(WriteDeniedException.class).hasMessageContaining("rows.");
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                    .isEqualTo(18_000);
        });
    }

    @Entity(name = "Customer")
    static class Customer {
        @Id
        private Long id;

        protected Customer() {}

        Customer(Long id) {
            this.id = id;
        }
    }

    @Table("CUSTOMER")
    record Row(@org.springframework.data.annotation.Id Long id) {}

    interface Rows extends CrudRepository<Row, Long> {
        @Override
        @Modifying
        @Query("DELETE FROM customer")
        void deleteAll();
    }

    @Configuration(proxyBeanMethods = false)
    @EntityScan(basePackageClasses = Customer.class)
    static class Entities {}

    @Configuration(proxyBeanMethods = false)
    @EnableJdbcRepositories(considerNestedRepositories = true)
    static class Repositories {}
}

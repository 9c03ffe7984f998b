package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications that leave their schema to JPA, as most small ones do. */
class SchemaGenerationTest {
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail(100);
    private final ApplicationContextRunner context = Starter.enforcing()
            .withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
            .withUserConfiguration(Entities.class)
            .withBean(AuditTrail.class, () -> trail);

    private static void assertMadeAndGuarded(AssertableApplicationContext started) {
        assertThat(started).hasNotFailed();
        JdbcTemplate jdbc = new JdbcTemplate(started.getBean(javax.sql.DataSource.class));
        started.getBean(EntityManagerFactory.class).getMetamodel();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM fruit", Long.class))
                .isZero();
        assertThat(started.getBean(WriteGuard.class).report().denials()).isZero();
        assertThatThrownBy(() -> jdbc.execute("DROP TABLE fruit"))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("sql.drop");
    }

    @Test
    void schema_thatBootMakesInMemoryByItself_isAMigration() {
        context.run(SchemaGenerationTest::assertMadeAndGuarded);
        assertThat(trail.entries()).extracting(AuditEntry::kind).containsOnlyOnce(AuditEntry.Kind.REFUSED);
    }

    @Test
    void schema_thatIsMadeInTheBackground_isAMigration() {
        context.withUserConfiguration(Background.class).run(SchemaGenerationTest::assertMadeAndGuarded);
        assertThat(trail.entries()).extracting(AuditEntry::kind).containsOnlyOnce(AuditEntry.Kind.REFUSED);
    }

    @Test
    void schema_thatBootMakesInMemoryByItself_isNotShownAtObserve() {
        context.withPropertyValues("ringfence.guards.sql=observe")
                .run(started -> assertThat(
                                started.getBean(WriteGuard.class).report().denials())
                        .isZero());
    }

    @Test
    void schema_thatIsAskedForInMemory_isHeldAndSaysHowToPermitIt() {
        context.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("ringfence.write.permits[0].rule=sql.schema-generation,"
                                + " .digest=create-drop and .reason=<why>"));
    }

    @Test
    void schema_thatIsPermitted_isAMigration(@TempDir Path folder) {
        permitted("create-drop", "jdbc:h2:file:" + folder.resolve("fruit")).run(started -> {
            assertMadeAndGuarded(started);
            assertThat(trail.entries())
                    .filteredOn(entry -> entry.kind() == AuditEntry.Kind.OVERRIDDEN)
                    .isNotEmpty();
        });
        assertThat(trail.entries()).extracting(AuditEntry::kind).containsOnlyOnce(AuditEntry.Kind.REFUSED);
    }

    @Test
    void permit_ofAnotherSetting_permitsNothing() {
        permitted("update", "jdbc:h2:mem:" + UUID.randomUUID())
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=create")
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("sql.schema-generation"));
    }

    private ApplicationContextRunner permitted(String setting, String url) {
        return context.withPropertyValues(
                "spring.datasource.url=" + url,
                "spring.jpa.hibernate.ddl-auto=" + setting,
                "ringfence.write.permits[0].rule=sql.schema-generation",
                "ringfence.write.permits[0].digest=" + setting,
                "ringfence.write.permits[0].reason=a demonstration");
    }

    @Entity(name = "Fruit")
    static class Fruit {
        @Id
        private long id;
    }

    @Configuration(proxyBeanMethods = false)
    @EntityScan(basePackageClasses = SchemaGenerationTest.class)
    static class Entities {}

    @Configuration(proxyBeanMethods = false)
    static class Background {
        @Bean
        EntityManagerFactoryBuilderCustomizer background() {
            return builder -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("jpa-"));
        }
    }
}

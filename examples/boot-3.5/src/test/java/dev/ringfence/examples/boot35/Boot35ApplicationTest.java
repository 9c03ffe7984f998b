package dev.ringfence.examples.boot35;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.write.WriteDeniedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class Boot35ApplicationTest {

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Boot35Application.class).run(arguments);
    }

    private static int raised(JdbcTemplate database) {
        return database.queryForObject("SELECT COUNT(*) FROM price WHERE cents > 1000 + id", Integer.class);
    }

    private static int one(ConfigurableApplicationContext context) {
        return context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class);
    }

    @Test
    void application_onBoot35_isGuarded() throws Exception {
        assertThat(SpringBootVersion.getVersion()).startsWith("3.5.");
        try (ConfigurableApplicationContext context = start()) {
            DataSource pool = context.getBean(DataSource.class);

            assertThat(pool).isInstanceOf(HikariDataSource.class);
            assertThat(pool.unwrap(HikariDataSource.class).getDataSource().isWrapperFor(GuardedDataSource.class))
                    .isTrue();
        }
    }

    @Test
    void prices_tooManyForTheAnnotation_areRolledBackAndCounted() {
        try (ConfigurableApplicationContext context = start()) {
            Prices prices = context.getBean(Prices.class);
            JdbcTemplate database = context.getBean(JdbcTemplate.class);

            assertThat(prices.raise("tea")).isEqualTo(5);
            assertThat(raised(database)).isEqualTo(5);
            assertThatExceptionOfType(WriteDeniedException.class)
                    .isThrownBy(() -> prices.raise("%"))
                    .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo("rows.operation-ceiling"));
            assertThat(raised(database)).isEqualTo(5);

            assertThat(context.getBean(MeterRegistry.class).find("ringfence.decision").counters().stream()
                            .filter(counter ->
                                    counter.getId().getTags().toString().contains("rows"))
                            .mapToDouble(Counter::count)
                            .sum())
                    .isPositive();
        }
    }

    @Test
    void method_forDevelopmentAlone_isRefusedInProduction() {
        try (ConfigurableApplicationContext context = start()) {
            Prices prices = context.getBean(Prices.class);

            assertThatThrownBy(prices::makeUp).isInstanceOf(RingfenceException.class);
        }
    }

    @Test
    void datastore_stampedProduction_isNotOpenedByStaging(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:" + directory.resolve("shop").toAbsolutePath();
        JdbcDataSource unguarded = new JdbcDataSource();
        unguarded.setURL(url);
        DatastoreStamps.of(
                        unguarded,
                        DeploymentEnvironment.resolver().explicit("production").resolve())
                .stamp("the test", "it plays production");

        String at = "--spring.datasource.url=" + url;
        try (ConfigurableApplicationContext production = start(at)) {
            assertThat(one(production)).isEqualTo(1);
        }
        try (ConfigurableApplicationContext staging = start(at, "--ringfence.environment=staging")) {
            assertThatThrownBy(() -> one(staging)).hasStackTraceContaining(AdmissionDeniedException.class.getName());
        }
    }
}

package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.audit.Actor;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteDeniedException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class StoreTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final ApplicationContextRunner context = Starter.enforcing()
            .withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=" + url,
                    "ringfence.guards.operations=enforce",
                    "ringfence.store.type=jdbc",
                    "ringfence.audit.type=jdbc",
                    "ringfence.store.create-tables=true");

    @Test
    void mode_isSharedThroughTheDatabaseOfTheApplication() {
        context.run(one -> context.run(other -> {
            one.getBean(OperatingModeSwitch.class)
                    .to(OperatingMode.READ_ONLY, Actor.human("ada"), "the primary is being moved");
            OperatingModeSwitch modes = other.getBean(OperatingModeSwitch.class);
            modes.refresh();
            assertThat(modes.mode()).isEqualTo(OperatingMode.READ_ONLY);

            JdbcTemplate jdbc = other.getBean(JdbcTemplate.class);
            assertThatThrownBy(() -> jdbc.update("UPDATE nothing SET id = 1 WHERE id = 2"))
                    .isInstanceOf(WriteDeniedException.class);
            assertThat(modes.to(OperatingMode.NORMAL, Actor.human("ada"), "it was moved")
                            .mode())
                    .as("a mode that forbids writes does not forbid to end it")
                    .isEqualTo(OperatingMode.NORMAL);
        }));
    }

    @Test
    void store_ofSeveralDataSources_hasToBeNamed() {
        ApplicationContextRunner two = Starter.context()
                .withPropertyValues("ringfence.store.type=jdbc")
                .withBean("orders", HikariDataSource.class, this::pool)
                .withBean("customers", HikariDataSource.class, this::pool);
        two.run(started -> assertThat(started)
                .getFailure()
                .hasMessageContaining("'ringfence.store.datasource' must be one of [customers, orders]"));
        two.withPropertyValues("ringfence.store.datasource=orders", "ringfence.store.create-tables=true")
                .run(started -> assertThat(started).hasNotFailed());
    }

    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    @Test
    void tables_thatAreAbsent_areToldOnceWithWhatToDo() {
        Logger log = (Logger) LoggerFactory.getLogger("dev.ringfence");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            context.withPropertyValues("ringfence.store.create-tables=false", "ringfence.audit.type=log")
                    .run(started -> started.getBean(OperatingModeSwitch.class).refresh());
            assertThat(lines.list.stream().filter(StoreTest::isOfTheStore))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .contains("the tables of 'state' cannot be used", "StoreTables.create", "ringfence-db"));
            lines.list.clear();
            context.run(started -> assertThat(started).hasNotFailed());
            assertThat(lines.list).noneMatch(StoreTest::isOfTheStore);
        } finally {
            log.detachAppender(lines);
        }
    }

    /** Where the process is, a test is warned of besides. */
    private static boolean isOfTheStore(ILoggingEvent line) {
        return line.getLevel() == Level.WARN && !line.getFormattedMessage().startsWith("Environment ");
    }
}

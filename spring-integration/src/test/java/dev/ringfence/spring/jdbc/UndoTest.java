package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.audit.Actor;
import dev.ringfence.jdbc.undo.UndoEntry;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.jdbc.undo.UndoPurging;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class UndoTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
            .withPropertyValues(
                    "ringfence.environment=production",
                    "ringfence.store.create-tables=true",
                    "spring.datasource.url=" + url);

    /** Lists are given in either form. */
    @ParameterizedTest
    @ValueSource(strings = {"ringfence.undo.tables=item,price", "ringfence.undo.tables[0]=item"})
    void table_isKept_andTakenBack(String setting) {
        context.withPropertyValues(setting).run(started -> {
            JdbcTemplate jdbc = started.getBean(JdbcTemplate.class);
            jdbc.execute("CREATE TABLE item (id INT PRIMARY KEY, cents INT)");
            jdbc.update("INSERT INTO item VALUES (1, 450)");
            jdbc.update("UPDATE item SET cents = 9 WHERE id = 1");

            UndoLog undo = started.getBean(UndoLog.class);
            undo.replay(undo.entries(1).get(0).id(), Actor.human("ada"), "a typing error");

            assertThat(jdbc.queryForObject("SELECT cents FROM item WHERE id = 1", Integer.class))
                    .isEqualTo(450);
        });
    }

    @Test
    void operation_isKept_othersAreNot() {
        context.withPropertyValues("ringfence.undo.operations=raise-prices").run(started -> {
            JdbcTemplate jdbc = started.getBean(JdbcTemplate.class);
            jdbc.execute("CREATE TABLE item (id INT PRIMARY KEY, cents INT)");
            jdbc.update("INSERT INTO item VALUES (1, 450)");
            started.getBean(WriteGuard.class)
                    .call(Write.sql("raise-prices"), () -> jdbc.update("UPDATE item SET cents = 9 WHERE id = 1"));

            assertThat(started).hasSingleBean(UndoPurging.class);
            List<UndoEntry> entries = started.getBean(UndoLog.class).entries(10);
            assertThat(entries).extracting(UndoEntry::operation).containsExactly("raise-prices");
        });
    }

    @Test
    void nothingNamed_isNoLog() {
        context.run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(UndoLog.class));
    }

    @Test
    void severalDataSources_theLogsOwnHasToBeNamed() {
        ApplicationContextRunner two = Starter.context()
                .withPropertyValues("ringfence.environment=production", "ringfence.undo.tables=item")
                .withBean("orders", HikariDataSource.class, this::pool)
                .withBean("customers", HikariDataSource.class, this::pool);
        two.run(started -> assertThat(started)
                .getFailure()
                .hasStackTraceContaining("'ringfence.undo.datasource' must be one of several"));
        two.withPropertyValues("ringfence.undo.datasource=orders")
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(UndoLog.class));
        two.withPropertyValues("ringfence.undo.datasource=nobody")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("'ringfence.undo.datasource' must be a guarded DataSource"));
    }

    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }
}

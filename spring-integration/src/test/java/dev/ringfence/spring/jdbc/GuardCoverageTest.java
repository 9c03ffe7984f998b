package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import io.r2dbc.spi.ConnectionFactory;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class GuardCoverageTest {
    private final ApplicationContextRunner reactive = Starter.context()
            .withPropertyValues("ringfence.environment=staging")
            .withBean("connections", ConnectionFactory.class, () -> mock(ConnectionFactory.class));

    @Test
    void r2dbc_whileGuardsObserve_isNamed(CapturedOutput output) {
        reactive.run(started -> assertThat(started).hasNotFailed());
        assertThat(output).contains("R2DBC goes around the guards: [connections]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "rows", "live-data", "stamp", "operations"})
    void r2dbc_whereAGuardOfTheDatabaseEnforces_failsTheStart(String guard) {
        reactive.withPropertyValues("ringfence.guards." + guard + "=enforce")
                .run(started -> assertThat(started)
                        .getFailure()
                        .isInstanceOf(WriteDeniedException.class)
                        .hasMessageContaining("start.r2dbc-unguarded")
                        .hasMessageContaining("ringfence.r2dbc.acknowledged=true"));
    }

    @Test
    void r2dbc_acknowledged_isNoProblem(CapturedOutput output) {
        reactive.withPropertyValues("ringfence.guards.sql=enforce", "ringfence.r2dbc.acknowledged=true")
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output).doesNotContain("R2DBC goes around");
    }

    @Test
    void r2dbc_whereOnlyOtherGuardsEnforce_isNamed(CapturedOutput output) {
        reactive.withPropertyValues("ringfence.guards.mail=enforce")
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output).contains("R2DBC goes around the guards");
    }

    @Test
    void xa_isNamed(CapturedOutput output) {
        Starter.context()
                .withBean("global", XADataSource.class, JdbcDataSource::new)
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(output).contains("getXAConnection of [global] goes around the guards");
    }
}

package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.refresh.Shop.Database;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.engine.SessionState;
import dev.ringfence.testing.Environments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are lent by a pool which does not look at what comes back. */
class RefreshConnectionsIT {

    /** Lends connections in one state, and notes in which they are closed. */
    private static final class Lender {
        private final List<SessionState> returned = new ArrayList<>();

        private Connection lend(Connection connection) throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return (Connection) Proxy.newProxyInstance(
                    Lender.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            returned.add(SessionState.of(connection));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }

        /** Of these databases, where connections come first and last. */
        DataSource of(DataSource database) {
            return (DataSource) Proxy.newProxyInstance(
                    Lender.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                        try {
                            Object result = method.invoke(database, arguments);
                            return method.getName().equals("getConnection") ? lend((Connection) result) : result;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void plan_connectionOfTheSource_isGivenBackAsItWasFound(Database kind) throws SQLException {
        Lender lender = new Lender();
        DataSource production = lender.of(Shop.production(kind));
        EnvironmentRefresh.from(production)
                .to(Shop.staging(kind))
                .through(Shop.policy())
                .with(PseudonymKey.ephemeral())
                .runningIn(Environments.PRODUCTION)
                .plan();
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> EnvironmentRefresh.from(production)
                        .to(Shop.staging(kind))
                        .through(Shop.policyWithout("customer.email").build())
                        .with(PseudonymKey.ephemeral())
                        .runningIn(Environments.PRODUCTION)
                        .plan());
        assertThat(lender.returned)
                .hasSize(2)
                .containsOnly(new SessionState(false, false, Connection.TRANSACTION_REPEATABLE_READ));
    }
}

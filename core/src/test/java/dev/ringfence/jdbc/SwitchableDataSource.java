package dev.ringfence.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mockito.Mockito;

/** A name that points to one server now and to another one after a failover. */
final class SwitchableDataSource {
    private DataSource target;

    private SwitchableDataSource(DataSource target) {
        this.target = target;
    }

    static SwitchableDataSource to(DataSource target) {
        return new SwitchableDataSource(target);
    }

    void failOverTo(DataSource other) {
        target = other;
    }

    DataSource dataSource() throws SQLException {
        DataSource dataSource = Mockito.mock(DataSource.class);
        Mockito.when(dataSource.getConnection()).thenAnswer(call -> target.getConnection());
        return dataSource;
    }

    /** One connection whose server changes under it, as behind a pooler. */
    DataSource pooler() throws SQLException {
        DataSource dataSource = Mockito.mock(DataSource.class);
        Connection pooled = Mockito.mock(Connection.class, call -> {
            if (call.getMethod().getName().equals("unwrap")) {
                return call.getMock();
            }
            Connection server = target.getConnection();
            return call.getMethod().invoke(server, call.getArguments());
        });
        Mockito.when(dataSource.getConnection()).thenReturn(pooled);
        return dataSource;
    }
}

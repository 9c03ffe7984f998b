package dev.ringfence.spring.jdbc;

import dev.ringfence.spring.StartProblemsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.ClassUtils;

/**
 * What is behind the guards, for Ringfence's own tables alone: a mode that forbids writes must not forbid to end it. Safe
 * for use by many threads.
 */
final class UnguardedDataSources implements DisposableBean {
    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", UnguardedDataSources.class.getClassLoader());

    private final @Nullable String chosen;
    private final Map<String, DataSource> sources = new ConcurrentHashMap<>();

    UnguardedDataSources(@Nullable String chosen) {
        this.chosen = chosen;
    }

    /** Notes a DataSource before it is guarded; of a pool a small one of our own beside it, that opens when it is used. */
    void add(String name, DataSource unguarded) {
        sources.computeIfAbsent(
                name, key -> HIKARI ? PoolState.smallCopy(unguarded).orElse(unguarded) : unguarded);
    }

    /** The DataSource of our tables, found anew for each connection: the guards need it before there is any. */
    DataSource store() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return chosen().orElseThrow(() -> new SQLException("the application's DataSource is not there yet"))
                        .getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    /** One of them, which must have been noted. */
    DataSource named(String name) {
        return Objects.requireNonNull(sources.get(name), name);
    }

    private Optional<DataSource> chosen() {
        return chosen != null
                ? Optional.ofNullable(sources.get(chosen))
                : sources.size() == 1 ? sources.values().stream().findFirst() : Optional.empty();
    }

    /** Throws if the settings name none of those that are there, or do not say which of several. */
    void checkName() {
        Set<String> known = new TreeSet<>(sources.keySet());
        if (chosen().isEmpty()) {
            throw new StartProblemsException(
                    "Ringfence has no database for its tables:",
                    List.of("'ringfence.store.datasource' must be one of " + known + " but was "
                            + (chosen == null ? "unset" : "'" + chosen + "'")),
                    "Set it, or ringfence.store.type=memory.");
        }
    }

    @Override
    public void destroy() throws Exception {
        for (DataSource source : sources.values()) {
            if (HIKARI && source instanceof AutoCloseable own && PoolState.isSmallCopy(source)) {
                own.close();
            }
        }
    }
}

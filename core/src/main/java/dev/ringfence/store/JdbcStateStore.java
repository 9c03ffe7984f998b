package dev.ringfence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One row for each entry, changed by one conditional statement each, with all times taken from the database. A row of
 * version 0 stands for an entry that is absent, so that its absence can be locked.
 */
final class JdbcStateStore implements StateStore {
    private static final int TABLE_VERSION = 1;
    private static final String COLUMNS = "SELECT kind, entry_id, entry_version, body, changed_at, expires_at FROM ";

    private final StoreConnections connections;
    private final ExpiredEntries expired = new ExpiredEntries();

    JdbcStateStore(DataSource dataSource, Duration timeout) {
        this.connections = new StoreConnections(dataSource, timeout, "state", TABLE_VERSION);
    }

    @Override
    public Optional<StateEntry> find(StateKey key) {
        return connections.get("find an entry", session -> {
            try (PreparedStatement select = session.prepare(
                    COLUMNS + table(session) + " WHERE kind = ? AND entry_id = ? AND " + alive(session))) {
                set(select, 1, key);
                return first(select);
            }
        });
    }

    @Override
    public Reading read(StateKey key) {
        return connections.get("find an entry and tell the time", session -> {
            String now = session.database().nowMicros();
            try (PreparedStatement select =
                    session.prepare("SELECT kind, entry_id, entry_version, body, changed_at, expires_at, " + now
                            + " FROM (SELECT 1 AS one) one_row LEFT JOIN " + table(session)
                            + " ON kind = ? AND entry_id = ? AND " + alive(session))) {
                set(select, 1, key);
                try (ResultSet rows = select.executeQuery()) {
                    if (!rows.next()) {
                        throw new SQLException("the database gave no time");
                    }
                    Instant at = instant(rows.getLong(7));
                    boolean found = rows.getString(1) != null;
                    return new Reading(found ? Optional.of(entry(rows)) : Optional.empty(), at);
                }
            }
        });
    }

    @Override
    public List<StateEntry> list(String kind) {
        return connections.get("list entries", session -> {
            try (PreparedStatement select =
                    session.prepare(COLUMNS + table(session) + " WHERE kind = ? AND " + alive(session))) {
                select.setString(1, kind);
                List<StateEntry> entries = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                }
                // Not ordered by the database, whose collation may be any.
                entries.sort(Comparator.comparing(entry -> entry.key().id()));
                return List.copyOf(entries);
            }
        });
    }

    @Override
    public boolean compareAndSet(StateKey key, long expectedVersion, String json, Optional<Instant> expiresAt) {
        StateEntry.requireStorable(json);
        boolean changed = connections.get("change an entry", session -> {
            if (expectedVersion != 0) {
                return update(session, key, expectedVersion, json, expiresAt);
            }
            return insert(session, key, 1, json, expiresAt) || revive(session, key, json, expiresAt);
        });
        if (changed && expiresAt.isPresent()) {
            expired.made(() -> connections.get("clear expired entries away", JdbcStateStore::clear));
        }
        return changed;
    }

    /** One by one and by key, so that nobody waits for more than the row that is just deleted. */
    private static Integer clear(StoreSession session) throws SQLException {
        List<StateKey> keys = new ArrayList<>();
        try (PreparedStatement select = session.prepare("SELECT kind, entry_id FROM " + table(session) + " WHERE "
                        + expired(session) + " LIMIT " + ExpiredEntries.AT_ONCE);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(new StateKey(rows.getString(1), rows.getString(2)));
            }
        }
        int cleared = 0;
        try (PreparedStatement delete = session.prepare(
                "DELETE FROM " + table(session) + " WHERE kind = ? AND entry_id = ? AND " + expired(session))) {
            for (StateKey key : keys) {
                set(delete, 1, key);
                cleared += delete.executeUpdate();
            }
        }
        return cleared;
    }

    /** Not what stands for an absent entry that somebody may have locked. */
    private static String expired(StoreSession session) {
        return "entry_version > 0 AND NOT (" + alive(session) + ")";
    }

    private static boolean update(
            StoreSession session, StateKey key, long version, String json, Optional<Instant> expiresAt)
            throws SQLException {
        return change(
                session, key, version + 1, json, expiresAt, "entry_version = " + version + " AND " + alive(session));
    }

    /** Takes the place of an entry that has expired. */
    private static boolean revive(StoreSession session, StateKey key, String json, Optional<Instant> expiresAt)
            throws SQLException {
        return change(session, key, 1, json, expiresAt, "NOT (" + alive(session) + ")");
    }

    private static boolean change(
            StoreSession session,
            StateKey key,
            long version,
            String json,
            Optional<Instant> expiresAt,
            String condition)
            throws SQLException {
        try (PreparedStatement update = session.prepare("UPDATE " + table(session)
                + " SET entry_version = ?, body = ?, expires_at = ?, changed_at = "
                + session.database().nowMicros() + " WHERE kind = ? AND entry_id = ? AND " + condition)) {
            update.setLong(1, version);
            update.setString(2, json);
            setTime(update, 3, expiresAt);
            set(update, 4, key);
            return update.executeUpdate() == 1;
        }
    }

    private static boolean insert(
            StoreSession session, StateKey key, long version, String json, Optional<Instant> expiresAt)
            throws SQLException {
        try (PreparedStatement insert = session.prepare("INSERT INTO " + table(session)
                + " (kind, entry_id, entry_version, body, expires_at, changed_at) VALUES (?, ?, ?, ?, ?, "
                + session.database().nowMicros() + ")" + session.database().unlessTaken())) {
            set(insert, 1, key);
            insert.setLong(3, version);
            insert.setString(4, json);
            setTime(insert, 5, expiresAt);
            return insert.executeUpdate() == 1;
        } catch (SQLIntegrityConstraintViolationException taken) {
            return false;
        }
    }

    @Override
    public boolean remove(StateKey key, long expectedVersion) {
        return connections.get("remove an entry", session -> {
            try (PreparedStatement delete = session.prepare("DELETE FROM " + table(session)
                    + " WHERE kind = ? AND entry_id = ? AND entry_version = ? AND " + alive(session))) {
                set(delete, 1, key);
                delete.setLong(3, expectedVersion);
                return delete.executeUpdate() == 1;
            }
        });
    }

    @Override
    public int removeExpired() {
        return connections.get("remove expired entries", session -> {
            try (PreparedStatement delete =
                    session.prepare("DELETE FROM " + table(session) + " WHERE " + expired(session))) {
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public Instant now() {
        return connections.get("tell the time", session -> {
            try (PreparedStatement select =
                            session.prepare("SELECT " + session.database().nowMicros());
                    ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("the database gave no time");
                }
                return instant(rows.getLong(1));
            }
        });
    }

    /**
     * What does not exist cannot be locked, so an absent entry gets a row of version 0 first, by a connection of our own.
     * A transaction whose snapshot is older than that row cannot see or lock it.
     */
    @Override
    public Optional<StateEntry> findForShare(StateKey key, Connection writer) {
        try {
            StoreSession session = connections.on(writer);
            Locked locked = lock(session, key);
            if (!locked.found() && !locksGaps(session)) {
                connections.get("make room for a lock", own -> insert(own, key, 0, "{}", Optional.of(Instant.EPOCH)));
                locked = lock(session, key);
                if (!locked.found()) {
                    throw new SQLException("the transaction began before the entry could be locked: begin another");
                }
            }
            return Optional.ofNullable(locked.alive());
        } catch (SQLException e) {
            throw new StoreUnavailableException("the store did not find and lock an entry", e);
        }
    }

    /** True if a locking read that found nothing has locked the gap, as InnoDB does from REPEATABLE READ on. */
    private static boolean locksGaps(StoreSession session) throws SQLException {
        return session.database().product() == StoreDatabase.Product.MARIADB
                && session.connection().getTransactionIsolation() >= Connection.TRANSACTION_REPEATABLE_READ;
    }

    private record Locked(boolean found, @Nullable StateEntry alive) {}

    private static Locked lock(StoreSession session, StateKey key) throws SQLException {
        try (PreparedStatement select =
                session.prepare("SELECT kind, entry_id, entry_version, body, changed_at, expires_at, "
                        + session.database().nowMicros()
                        + " FROM " + table(session) + " WHERE kind = ? AND entry_id = ?"
                        + session.database().lockShared())) {
            set(select, 1, key);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return new Locked(false, null);
                }
                StateEntry entry = entry(rows);
                Instant now = instant(rows.getLong(7));
                boolean alive =
                        entry.expiresAt().filter(end -> !end.isAfter(now)).isEmpty();
                return new Locked(true, alive ? entry : null);
            }
        }
    }

    private static String table(StoreSession session) {
        return session.table("state_entry");
    }

    private static String alive(StoreSession session) {
        return "(expires_at IS NULL OR expires_at > " + session.database().nowMicros() + ")";
    }

    private static void set(PreparedStatement statement, int first, StateKey key) throws SQLException {
        statement.setString(first, key.kind());
        statement.setString(first + 1, key.id());
    }

    private static void setTime(PreparedStatement statement, int index, Optional<Instant> time) throws SQLException {
        if (time.isPresent()) {
            statement.setLong(index, ChronoUnit.MICROS.between(Instant.EPOCH, time.get()));
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }

    private static Optional<StateEntry> first(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(entry(rows)) : Optional.empty();
        }
    }

    private static StateEntry entry(ResultSet rows) throws SQLException {
        long expiresAt = rows.getLong(6);
        Optional<Instant> end = rows.wasNull() ? Optional.empty() : Optional.of(instant(expiresAt));
        return new StateEntry(
                new StateKey(rows.getString(1), rows.getString(2)),
                rows.getLong(3),
                rows.getString(4),
                instant(rows.getLong(5)),
                end);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.testing.Patience;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The store in tables: the contract on every database, and what is asked inside a writer's transaction. */
class JdbcStateStoreIT {

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2_NATIVE);
        }
    }

    @Nested
    class OnH2AsPostgresql extends Contract {
        OnH2AsPostgresql() {
            super(TestDatabase.H2_AS_POSTGRESQL);
        }
    }

    @Nested
    class OnPostgresql extends Contract {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class OnMariadb extends Contract {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    abstract static class Contract extends StateStoreContract {
        private static final StateKey FREEZE = new StateKey("freeze", "all");
        private final TestDatabase database;
        private DataSource dataSource;
        private int isolation = Connection.TRANSACTION_NONE;
        private int orders;

        Contract(TestDatabase database) {
            this.database = database;
        }

        @Override
        StateStore create() throws SQLException {
            dataSource = database.create();
            StoreTables.create(dataSource);
            Sql.execute(dataSource, "CREATE TABLE orders (id int PRIMARY KEY, state varchar(20))");
            if (isH2()) {
                Sql.execute(dataSource, "SET DEFAULT_LOCK_TIMEOUT " + Patience.LONG.toMillis());
            }
            return StateStore.jdbc(dataSource, Patience.LONG);
        }

        private boolean isH2() {
            return database == TestDatabase.H2_NATIVE || database == TestDatabase.H2_AS_POSTGRESQL;
        }

        @Test
        void findForShare_ofAnEntry_holdsBackChangesUntilTheWriterEnds() throws Exception {
            store.compareAndSet(FREEZE, 0, "{}", Optional.empty());
            assertHeldBack(true, () -> store.compareAndSet(FREEZE, 1, "{\"a\":1}", Optional.empty()));
            assertHeldBack(true, () -> store.remove(FREEZE, 2));
        }

        @Test
        void findForShare_ofAnAbsentEntry_holdsBackItsMakingUntilTheWriterEnds() throws Exception {
            assertHeldBack(false, () -> store.compareAndSet(FREEZE, 0, "{}", Optional.empty()));
            assertThat(store.find(FREEZE).orElseThrow().version()).isEqualTo(1);
        }

        @Test
        void findForShare_ofAnAbsentEntryAtReadCommitted_holdsBackItsMaking() throws Exception {
            isolation = Connection.TRANSACTION_READ_COMMITTED;
            assertHeldBack(false, () -> store.compareAndSet(FREEZE, 0, "{}", Optional.empty()));
        }

        @Test
        void findForShare_ofAnExpiredEntry_isEmptyAndHoldsBackItsRevival() throws Exception {
            store.compareAndSet(FREEZE, 0, "{}", Optional.of(Instant.EPOCH));
            assertHeldBack(false, () -> store.compareAndSet(FREEZE, 0, "{\"a\":1}", Optional.empty()));
            assertThat(store.list("freeze")).hasSize(1);
        }

        /** The change is asked for while a writer holds the lock, and comes about when it has committed. */
        private void assertHeldBack(boolean present, java.util.function.BooleanSupplier change) throws Exception {
            CompletableFuture<Boolean> changed;
            try (Connection writer = dataSource.getConnection()) {
                if (isolation != Connection.TRANSACTION_NONE) {
                    writer.setTransactionIsolation(isolation);
                }
                writer.setAutoCommit(false);
                assertThat(store.findForShare(FREEZE, writer).isPresent()).isEqualTo(present);
                changed = CompletableFuture.supplyAsync(change::getAsBoolean);
                assertThatThrownBy(() -> changed.get(200, TimeUnit.MILLISECONDS))
                        .isInstanceOf(java.util.concurrent.TimeoutException.class);
                try (var statement = writer.createStatement()) {
                    statement.executeUpdate("INSERT INTO orders VALUES (" + orders++ + ", 'new')");
                }
                writer.commit();
            }
            assertThat(changed.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void findForShare_byTwoWriters_isSharedWhereTheDatabaseCanShare() throws Exception {
            store.compareAndSet(FREEZE, 0, "{}", Optional.empty());
            try (Connection one = dataSource.getConnection();
                    Connection two = dataSource.getConnection()) {
                one.setAutoCommit(false);
                two.setAutoCommit(false);
                assertThat(store.findForShare(FREEZE, one)).isPresent();
                if (!isH2()) {
                    assertThat(store.findForShare(FREEZE, two)).isPresent();
                } else {
                    try (var statement = two.createStatement()) {
                        statement.execute("SET LOCK_TIMEOUT 1");
                    }
                    assertThatThrownBy(() -> store.findForShare(FREEZE, two))
                            .isInstanceOf(StoreUnavailableException.class);
                }
                one.rollback();
                assertThat(store.findForShare(FREEZE, two)).isPresent();
                two.rollback();
            }
        }

        @Test
        void tables_madeAgainAndByManyAtOnce_keepWhatTheyHold() throws Exception {
            store.compareAndSet(FREEZE, 0, "{}", Optional.empty());
            assertThat(winners(4, i -> () -> {
                        StoreTables.create(dataSource);
                        return true;
                    }))
                    .isEqualTo(4);
            assertThat(store.find(FREEZE)).isPresent();
            DataSource fresh = database.create();
            assertThat(winners(4, i -> () -> {
                        StoreTables.create(fresh);
                        return true;
                    }))
                    .isEqualTo(4);
            assertThat(StateStore.jdbc(fresh, Patience.LONG).list("freeze")).isEmpty();
        }

        @Test
        void tables_absent_areAnAnswerThatSaysWhatToDo() throws Exception {
            StateStore without = StateStore.jdbc(database.create(), Patience.LONG);
            assertThatThrownBy(() -> without.find(FREEZE)).isInstanceOf(StoreUnavailableException.class);
            Sql.execute(dataSource, "DELETE FROM " + versionTable());
            assertThatThrownBy(() -> StateStore.jdbc(dataSource, Patience.LONG).find(FREEZE))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasRootCauseMessage("the tables of 'state' are absent: call StoreTables.create");
        }

        @Test
        void tables_ofANewerVersion_areUsedIfTheySaySo() throws Exception {
            Sql.execute(
                    dataSource,
                    "UPDATE " + versionTable() + " SET table_version = 2",
                    "ALTER TABLE " + versionTable().replace("table_version", "state_entry")
                            + " ADD COLUMN added_later varchar(20) DEFAULT 'x' NOT NULL");
            assertThat(StateStore.jdbc(dataSource, Patience.LONG).compareAndSet(FREEZE, 0, "{}", Optional.empty()))
                    .isTrue();
            // What an older instance creates on its way up must not take the newer version back.
            StoreTables.create(dataSource);
            assertThat(Sql.number(dataSource, "SELECT table_version FROM " + versionTable()))
                    .isEqualTo(2);
            Sql.execute(dataSource, "UPDATE " + versionTable() + " SET oldest_reader = 2");
            assertThatThrownBy(() -> StateStore.jdbc(dataSource, Patience.LONG).find(FREEZE))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasRootCauseMessage("the tables of 'state' have version 2 and take libraries that know version 2,"
                            + " but this one knows 1: upgrade it");
            Sql.execute(dataSource, "UPDATE " + versionTable() + " SET table_version = 0, oldest_reader = 0");
            assertThatThrownBy(() -> StateStore.jdbc(dataSource, Patience.LONG).find(FREEZE))
                    .hasRootCauseMessage("the tables of 'state' have version 0 but version 1 is needed: call"
                            + " StoreTables.create");
            StoreTables.create(dataSource);
            assertThat(StateStore.jdbc(dataSource, Patience.LONG).find(FREEZE)).isPresent();
        }

        private String versionTable() throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                return StoreDatabase.of(connection).table("table_version");
            }
        }

        @Test
        void connection_givenBack_isAsItWas() throws Exception {
            try (Connection one = dataSource.getConnection()) {
                one.setAutoCommit(false);
                one.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                StoreConnections connections = new StoreConnections(kept(one), Patience.LONG, "state", 1);
                assertThat(connections.<Integer>get("count", session -> 1)).isEqualTo(1);
                assertThatThrownBy(() -> connections.inTransaction("fail", session -> {
                            throw new SQLException("on purpose");
                        }))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessage("the store did not fail");
                assertThat(one.getAutoCommit()).isFalse();
                assertThat(one.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
                assertThat(one.getNetworkTimeout()).isZero();
                one.rollback();
            }
        }

        /** Gives one connection again and again, as a pool does, without closing it. */
        private static DataSource kept(Connection one) {
            Connection open = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    JdbcStateStoreIT.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(one, arguments);
                        } catch (java.lang.reflect.InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            return (DataSource) java.lang.reflect.Proxy.newProxyInstance(
                    JdbcStateStoreIT.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> open);
        }
    }
}

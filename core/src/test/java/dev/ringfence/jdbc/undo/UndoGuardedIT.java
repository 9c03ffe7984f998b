package dev.ringfence.jdbc.undo;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Write;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through a guarded datasource: what an application does in its own ways is kept and comes back. */
class UndoGuardedIT {
    private static final String[] CUSTOMER = {
        "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40), vip INT)",
        "CREATE TABLE other (id INT PRIMARY KEY)",
        "INSERT INTO customer VALUES (1, 'a', 0), (2, NULL, 0), (3, 'c''c', 1), (4, '', 1)"
    };

    /** A guarded datasource over a shop. */
    private record Guarded(UndoShop shop, DataSource dataSource) {
        static Guarded of(TestDatabase kind, Level level, UndoShop.Configuration configuration) throws SQLException {
            Levels levels = Levels.enforcing().with(Guard.OPERATIONS, level);
            UndoShop shop = UndoShop.of(kind, levels, configuration, CUSTOMER);
            DatastoreStamps.of(shop.raw(), Environments.PRODUCTION).stamp("ops", "new");
            return new Guarded(
                    shop,
                    GuardedDataSource.builder(shop.guard()).undo(shop.log()).wrap(shop.raw()));
        }

        static Guarded of(TestDatabase kind) throws SQLException {
            return of(kind, Level.ENFORCE, builder -> builder.table("customer"));
        }

        UndoEntry newest() throws SQLException {
            return shop.log().entries(1).get(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void preparedStatementsOfOneOperation_areOneEntry(TestDatabase kind) throws Exception {
        Guarded guarded = Guarded.of(kind);
        List<String> before = guarded.shop().rows("customer");
        guarded.shop().guard().call(Write.sql("cleanup"), () -> {
            try (Connection connection = guarded.dataSource().getConnection();
                    PreparedStatement update =
                            connection.prepareStatement("UPDATE customer SET name = ? WHERE vip = ?");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM customer WHERE id = ?")) {
                update.setString(1, "x");
                update.setInt(2, 1);
                assertThat(update.executeUpdate()).isEqualTo(2);
                update.setNull(1, Types.VARCHAR);
                update.setObject(2, 0);
                assertThat(update.execute()).isFalse();
                assertThat(update.getUpdateCount()).isEqualTo(2);
                delete.setLong(1, 4);
                delete.executeLargeUpdate();
            }
            return null;
        });
        assertThat(guarded.shop().log().entries(10)).hasSize(1);
        assertThat(guarded.newest().operation()).isEqualTo("cleanup");
        assertThat(guarded.newest().rows()).isEqualTo(5);
        guarded.shop().replay(guarded.newest().id());
        assertThat(guarded.shop().rows("customer")).isEqualTo(before);
        assertThat(guarded.shop().audit().entries())
                .anyMatch(entry -> entry.kind() == AuditEntry.Kind.UNDONE
                        && entry.rule().equals("undo.replay")
                        && entry.actor().equals(UndoShop.OPS));
    }

    @ParameterizedTest
    @EnumSource
    void batch_comesBack(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        List<String> before = guarded.shop().rows("customer");
        try (Connection connection = guarded.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customer VALUES (?, ?, 0)")) {
                for (int id = 10; id < 15; id++) {
                    insert.setInt(1, id);
                    insert.setString(2, "n" + id);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement update = connection.prepareStatement("UPDATE customer SET vip = 9 WHERE id = ?")) {
                for (int id = 1; id < 12; id++) {
                    update.setInt(1, id);
                    update.addBatch();
                }
                update.executeBatch();
            }
            connection.commit();
        }
        assertThat(guarded.shop().rows("customer")).hasSize(9).isNotEqualTo(before);
        for (UndoEntry entry : guarded.shop().log().entries(10)) {
            guarded.shop().replay(entry.id());
        }
        assertThat(guarded.shop().rows("customer")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void statementsOfOneTransaction_areOneEntry_andThoseInAutocommitOneEach(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        List<String> before = guarded.shop().rows("customer");
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE customer SET vip = 7 WHERE id = 1");
            statement.executeUpdate("DELETE FROM customer WHERE id = 2");
            connection.commit();
            statement.executeUpdate("DELETE FROM customer WHERE id = 3");
            connection.rollback();
            statement.executeUpdate("INSERT INTO customer VALUES (9, 'z', 0)");
            connection.setAutoCommit(true);
            assertThat(guarded.shop().log().entries(10))
                    .extracting(UndoEntry::rows)
                    .containsExactlyInAnyOrder(2L, 1L);
            statement.executeUpdate("UPDATE customer SET vip = 8 WHERE id = 4");
            statement.executeUpdate("UPDATE customer SET vip = 8 WHERE id = 3");
        }
        List<UndoEntry> entries = guarded.shop().log().entries(10);
        assertThat(entries).hasSize(4).allMatch(entry -> entry.operation().equals("transaction"));
        for (UndoEntry entry : entries) {
            guarded.shop().replay(entry.id());
        }
        assertThat(guarded.shop().rows("customer")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void rowOfAResultSet_thatWouldHaveToBeKept_isRefused(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        Sql.execute(guarded.shop().raw(), "INSERT INTO other VALUES (1), (2)");
        List<String> before = guarded.shop().rows("customer");
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
            try (ResultSet rows = statement.executeQuery("SELECT id, name, vip FROM customer WHERE id < 3")) {
                assertThat(rows.next()).isTrue();
                rows.updateInt("vip", 7);
                assertDenied("undo.shape", rows::updateRow);
                assertDenied("undo.shape", rows::deleteRow);
            }
            try (ResultSet rows = statement.executeQuery("SELECT id FROM other ORDER BY id")) {
                assertThat(rows.next()).isTrue();
                rows.deleteRow();
            }
        }
        assertThat(guarded.shop().rows("customer")).isEqualTo(before);
        assertThat(guarded.shop().rows("other")).hasSize(1);
        assertThat(guarded.shop().kept()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void rowOfAResultSet_observed_isChangedAndShown(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind, Level.OBSERVE, builder -> builder.table("customer"));
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, name, vip FROM customer WHERE id = 1")) {
            assertThat(rows.next()).isTrue();
            rows.updateInt("vip", 7);
            rows.updateRow();
        }
        assertThat(guarded.shop().rows("customer")).contains("[1, a, 7]");
        assertThat(guarded.shop().guard().report().toString()).contains("undo.shape");
    }

    @ParameterizedTest
    @EnumSource
    void batchOfSeveralTexts_isRefused(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        List<String> before = guarded.shop().rows("customer");
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch("UPDATE customer SET vip = 9 WHERE id = 1");
            statement.addBatch("DELETE FROM customer WHERE id = 2");
            assertDenied("undo.shape", statement::executeBatch);
        }
        assertThat(guarded.shop().rows("customer")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void generatedKeys_stayTheApplications(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind, Level.ENFORCE, builder -> builder.table("numbered"));
        Sql.execute(
                guarded.shop().raw(),
                switch (kind) {
                    case MARIADB -> "CREATE TABLE numbered (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20))";
                    case POSTGRESQL -> "CREATE TABLE numbered (id SERIAL PRIMARY KEY, name VARCHAR(20))";
                    default ->
                        "CREATE TABLE numbered (id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name VARCHAR(20))";
                });
        try (Connection connection = guarded.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO numbered (name) VALUES (?), (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "a");
            insert.setString(2, "b");
            assertThat(insert.executeUpdate()).isEqualTo(2);
            try (var keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getInt(1)).isEqualTo(1);
            }
        }
        Sql.execute(guarded.shop().raw(), "INSERT INTO numbered (name) VALUES ('foreign')");
        assertThat(guarded.newest().rows()).isEqualTo(2);
        guarded.shop().replay(guarded.newest().id());
        assertThat(guarded.shop().rows("numbered")).containsExactly("[3, foreign]");
    }

    @ParameterizedTest
    @EnumSource
    void streamAsParameter_isRefused_andOtherTablesAreLeftAlone(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        try (Connection connection = guarded.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE customer SET name = ? WHERE id = 1");
                PreparedStatement elsewhere = connection.prepareStatement("INSERT INTO other VALUES (1)")) {
            update.setCharacterStream(1, new StringReader("s"));
            assertDenied("undo.shape", update::executeUpdate);
            assertThat(elsewhere.executeUpdate()).isEqualTo(1);
        }
        assertThat(guarded.shop().kept()).isZero();
        assertThat(guarded.shop().rows("customer")).contains("[1, a, 0]");
    }

    @ParameterizedTest
    @EnumSource
    void savepointOfTheApplication_takesImagesAlong(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        List<String> before = guarded.shop().rows("customer");
        guarded.shop().guard().run(Write.sql("partly"), () -> {
            try (Connection connection = guarded.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                Savepoint savepoint = connection.setSavepoint();
                statement.executeUpdate("DELETE FROM customer WHERE id = 1");
                connection.rollback(savepoint);
                statement.executeUpdate("UPDATE customer SET vip = 5 WHERE id = 2");
                connection.commit();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(guarded.newest().rows()).isEqualTo(1);
        guarded.shop().replay(guarded.newest().id());
        assertThat(guarded.shop().rows("customer")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void operationSwitchedOn_keepsAllTables_andOnlyThere(TestDatabase kind) throws Exception {
        Guarded guarded = Guarded.of(kind, Level.ENFORCE, builder -> builder.operation("cleanup"));
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM customer WHERE id = 1");
            assertThat(guarded.shop().kept()).isZero();
            guarded.shop().guard().call(Write.sql("cleanup"), () -> {
                statement.executeUpdate("INSERT INTO other VALUES (7)");
                return statement.executeUpdate("DELETE FROM customer WHERE id = 2");
            });
            assertThat(guarded.shop().kept()).isEqualTo(2);
        }
    }

    /** Nothing is refused where the guard observes; what could be kept is, and the rest is shown. */
    @ParameterizedTest
    @EnumSource
    void observed_statementThatCannotBeTakenBack_runs(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(
                kind, Level.OBSERVE, builder -> builder.table("customer").maxRows(2));
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement batch =
                        connection.prepareStatement("UPDATE customer SET vip = vip + 1 WHERE vip < ?")) {
            assertThat(statement.executeUpdate("UPDATE customer SET vip = 3 WHERE id > 0"))
                    .isEqualTo(4);
            batch.setInt(1, 99);
            batch.addBatch();
            batch.setInt(1, 98);
            batch.addBatch();
            assertThat(batch.executeBatch()).containsExactly(4, 4);
        }
        assertThat(guarded.shop().kept()).isZero();
        assertThat(guarded.shop().rows("customer")).allMatch(row -> row.endsWith(", 5]"));
        assertThat(guarded.shop().guard().report().toString()).contains("undo.rows");
    }

    /** A log without its tables is a defect of ours: observed, nothing fails by it. */
    @ParameterizedTest
    @EnumSource
    void logIsDown_whereObserved_statementsRun_alsoBatches(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind, Level.OBSERVE, builder -> builder.table("customer"));
        Sql.execute(guarded.shop().raw(), "DROP TABLE " + guarded.shop().rowTable());
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement batch = connection.prepareStatement("DELETE FROM customer WHERE id = ?")) {
            assertThat(statement.executeUpdate("UPDATE customer SET vip = 3 WHERE id = 1"))
                    .isEqualTo(1);
            for (int id = 2; id < 4; id++) {
                batch.setInt(1, id);
                batch.addBatch();
            }
            assertThat(batch.executeBatch()).containsExactly(1, 1);
        }
        assertThat(guarded.shop().rows("customer")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void logIsDown_whereEnforced_statementsThatMustBeKeptAreRefused(TestDatabase kind) throws SQLException {
        Guarded guarded = Guarded.of(kind);
        Sql.execute(guarded.shop().raw(), "DROP TABLE " + guarded.shop().rowTable());
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertDenied("undo.unavailable", () -> statement.executeUpdate("UPDATE customer SET vip = 3 WHERE id = 1"));
            assertThat(statement.executeUpdate("INSERT INTO other VALUES (1)")).isEqualTo(1);
        }
        assertThat(guarded.shop().rows("customer")).contains("[1, a, 0]");
    }
}

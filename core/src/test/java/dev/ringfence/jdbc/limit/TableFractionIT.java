package dev.ringfence.jdbc.limit;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.jdbc.Shop;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Write;
import dev.ringfence.write.WritePolicy;
import dev.ringfence.write.WriteRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A quarter of the customers, of whom there are twenty, and no more. */
class TableFractionIT {
    private static final WritePolicy QUARTER = WritePolicy.builder()
            .rule(WriteRule.of("purge").maxTableFraction(0.25).build())
            .rule(WriteRule.of("*").build())
            .build();

    private static Shop shop(TestDatabase kind, Level rows) throws SQLException {
        return Shop.production(kind, Levels.enforcing().with(Guard.ROWS, rows), QUARTER);
    }

    private static int run(Shop shop, String operation, String sql, int most) throws Exception {
        return run(shop, operation, sql, most, true);
    }

    private static int run(Shop shop, String operation, String sql, int most, boolean autoCommit) throws Exception {
        return shop.guard().call(Write.sql(operation), () -> {
            try (Connection connection = shop.guarded().getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                connection.setAutoCommit(autoCommit);
                statement.setInt(1, most);
                int changed = statement.executeUpdate();
                if (!autoCommit) {
                    connection.commit();
                }
                return changed;
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void change_ofTheFraction_passesAndOfOneRowMoreIsRolledBack(TestDatabase kind) throws Exception {
        for (boolean autoCommit : new boolean[] {true, false}) {
            Shop shop = shop(kind, Level.ENFORCE);
            String update = "UPDATE customer SET vip = 1 WHERE id <= ?";
            String delete = "DELETE FROM customer WHERE id <= ?";
            assertDenied("rows.fraction-ceiling", () -> run(shop, "purge", update, 6, autoCommit));
            assertThat(shop.vips()).isZero();
            assertDenied("rows.fraction-ceiling", () -> run(shop, "purge", delete, 6, autoCommit));
            assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);

            assertThat(run(shop, "purge", update, 5, autoCommit)).isEqualTo(5);
            assertThat(run(shop, "purge", delete, 5, autoCommit)).isEqualTo(5);
            assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS - 5);
            // Fifteen are left, so that four are more than a quarter.
            assertDenied("rows.fraction-ceiling", () -> run(shop, "purge", delete, 9, autoCommit));
            assertThat(run(shop, "purge", delete, 8, autoCommit)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void change_byAnotherOperationOrByNone_isNotHeldToTheFraction(TestDatabase kind) throws Exception {
        Shop shop = shop(kind, Level.ENFORCE);
        assertThat(run(shop, "other", "UPDATE customer SET vip = 1 WHERE id <= ?", 20))
                .isEqualTo(20);
        Sql.execute(shop.guarded(), "UPDATE customer SET vip = 0 WHERE id <= 20");
        assertThat(shop.vips()).isZero();
        // Within the operation again, whatever stands around or inside of it.
        assertDenied(
                "rows.fraction-ceiling",
                () -> shop.guard()
                        .call(Write.sql("other"), () -> run(shop, "purge", "DELETE FROM customer WHERE id <= ?", 6)));
        assertDenied(
                "rows.fraction-ceiling",
                () -> shop.guard()
                        .call(Write.sql("purge"), () -> run(shop, "other", "DELETE FROM customer WHERE id <= ?", 6)));
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAdded_areNoPartOfATable(TestDatabase kind) throws Exception {
        Shop shop = shop(kind, Level.ENFORCE);
        shop.guard().call(Write.sql("purge"), () -> {
            Sql.execute(
                    shop.guarded(),
                    "INSERT INTO customer VALUES (21, 'a', 0), (22, 'a', 0), (23, 'a', 0), (24, 'a', 0), (25, 'a', 0),"
                            + " (26, 'a', 0)");
            return null;
        });
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS + 6);
    }

    /** To observe it the table would have to be counted, and what observes asks nothing. */
    @ParameterizedTest
    @EnumSource
    void change_ofMoreWhereObserved_isMade(TestDatabase kind) throws Exception {
        Shop shop = shop(kind, Level.OBSERVE);
        assertThat(run(shop, "purge", "DELETE FROM customer WHERE id <= ?", 20)).isEqualTo(20);
        assertThat(shop.customers()).isZero();
    }
}

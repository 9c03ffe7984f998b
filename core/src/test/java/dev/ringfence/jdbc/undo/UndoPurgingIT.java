package dev.ringfence.jdbc.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.ringfence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class UndoPurgingIT {
    private static UndoShop shop() throws SQLException {
        return UndoShop.of(
                TestDatabase.H2_NATIVE,
                builder -> builder.table("item"),
                "CREATE TABLE item (id INT PRIMARY KEY)",
                "INSERT INTO item VALUES (1)");
    }

    private static UndoLog twoDaysLater(UndoShop shop, DataSource database) throws SQLException {
        return UndoLog.builder(database, shop.guard())
                .table("item")
                .retention(Duration.ofDays(1))
                .clock(Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC))
                .build();
    }

    @Test
    void purging_goesOnAfterAFailure_untilClosed() throws Exception {
        UndoShop shop = shop();
        shop.change("DELETE FROM item WHERE id = 1");
        // The first is taken while the log is built, the second by a purge that fails; with the fourth a whole one is
        // over.
        CountDownLatch taken = new CountDownLatch(4);
        DataSource failsOnce = mock(DataSource.class);
        when(failsOnce.getConnection()).thenAnswer(call -> {
            taken.countDown();
            if (taken.getCount() == 2) {
                throw new SQLException("no connection is left");
            }
            return shop.raw().getConnection();
        });

        UndoPurging purging = twoDaysLater(shop, failsOnce).purgingEvery(Duration.ofMillis(5));
        try (purging) {
            assertThat(taken.await(5, TimeUnit.MINUTES)).isTrue();
            assertThat(shop.kept()).isZero();
        }
    }

    @Test
    void interval_ofNothing_isRefused() throws SQLException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop().log().purgingEvery(Duration.ZERO))
                .withMessage("'interval' must be from PT0.001S to PT2562047H47M16.854775807S but was PT0S");
    }
}

package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpiredEntriesTest {
    private final ExpiredEntries expired = new ExpiredEntries();
    private final AtomicInteger cleared = new AtomicInteger();

    private void make(int entries, Runnable clearing) {
        for (int i = 0; i < entries; i++) {
            expired.made(clearing);
        }
    }

    @Test
    void clearing_ofManyEntries_happensAtTimes() {
        make(ExpiredEntries.EVERY - 1, cleared::incrementAndGet);
        assertThat(cleared).hasValue(0);
        make(1, cleared::incrementAndGet);
        assertThat(cleared).hasValue(1);
        make(3 * ExpiredEntries.EVERY, cleared::incrementAndGet);
        assertThat(cleared).hasValue(4);
    }

    @Test
    void clearing_whereTheStoreIsDown_failsNobodyAndIsTriedAgain() {
        make(ExpiredEntries.EVERY, () -> {
            throw new StoreUnavailableException("the store is down", new SQLException("down"));
        });
        make(ExpiredEntries.EVERY, cleared::incrementAndGet);
        assertThat(cleared).hasValue(1);
    }

    @Test
    void clearing_thatFailsByADefect_isNotHidden() {
        assertThatThrownBy(() -> make(ExpiredEntries.EVERY, () -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clearing_removesMoreThanIsMadeMeanwhile() {
        assertThat(ExpiredEntries.AT_ONCE).isGreaterThan(ExpiredEntries.EVERY);
    }
}

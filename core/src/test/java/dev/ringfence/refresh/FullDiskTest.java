package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    @Test
    void is_whatServersAndTheSystemSay_isTold() {
        assertThat(FullDisk.is(new SQLException("no room", "53100"))).isTrue();
        assertThat(FullDisk.is(new SQLException("no room", "HY000", 1021))).isTrue();
        assertThat(FullDisk.is(new SQLException("no room", "HY000", 1114))).isTrue();
        IOException system = new IOException("No space left on device");
        assertThat(FullDisk.is(new SQLException("closed", "90028", new IllegalStateException(system))))
                .isTrue();
    }

    @Test
    void is_otherFailures_areNot() {
        assertThat(FullDisk.is(new SQLException("duplicate", "23505"))).isFalse();
        assertThat(FullDisk.is(new SQLException("lost", "08006", new IOException("Broken pipe"))))
                .isFalse();
    }
}

package dev.ringfence.refresh.failure;

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
        assertThat(FullDisk.is(new SQLException(
                        "Can't create table `a`.`b` (errno: 28 \"No space left on device\")", "HY000", 1005)))
                .isTrue();
        assertThat(FullDisk.is(new SQLException("Error writing file './a' (Errcode: 28)", "HY000", 3)))
                .isTrue();
        assertThat(FullDisk.is(new SQLException("Got error 28 from storage engine", "HY000", 1030)))
                .isTrue();
        assertThat(FullDisk.is(new SQLException(
                        "Can't create table `a`.`b` (errno: 135 \"No more room in record file\")", "HY000", 1005)))
                .isTrue();
        IOException system = new IOException("No space left on device");
        assertThat(FullDisk.is(new SQLException("closed", "90028", new IllegalStateException(system))))
                .isTrue();
    }

    @Test
    void is_otherFailures_areNot() {
        assertThat(FullDisk.is(new SQLException("duplicate", "23505"))).isFalse();
        assertThat(FullDisk.is(new SQLException("Duplicate entry 'errno: 28' for key", "23000", 1062)))
                .isFalse();
        assertThat(FullDisk.is(new SQLException("Can't create table `a` (errno: 280)", "HY000", 1005)))
                .isFalse();
        assertThat(FullDisk.is(new SQLException("lost", "08006", new IOException("Broken pipe"))))
                .isFalse();
    }
}

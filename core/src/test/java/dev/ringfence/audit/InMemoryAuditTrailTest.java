package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryAuditTrailTest {

    private static AuditEntry entry(String rule) {
        return new AuditEntry(
                Instant.EPOCH, AuditEntry.Kind.REFUSED, Actor.service("shop"), "production", rule, "d1", "refused");
    }

    @Test
    void record_pastTheCapacity_dropsTheOldest() {
        InMemoryAuditTrail trail = new InMemoryAuditTrail(2);

        trail.record(entry("a"));
        trail.record(entry("b"));
        trail.record(entry("c"));

        assertThat(trail.entries()).extracting(AuditEntry::rule).containsExactly("b", "c");
    }

    @Test
    void capacity_notPositive_isRefused() {
        assertThatThrownBy(() -> new InMemoryAuditTrail(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'capacity' must be positive but was 0");
    }

    @Test
    void and_twoTrails_tellsTheFirstFirst() {
        List<String> told = new ArrayList<>();
        AuditTrail both = ((AuditTrail) entry -> told.add("first " + entry.rule())).and(entry -> told.add("second"));

        both.record(entry("a"));

        assertThat(told).containsExactly("first a", "second");
    }

    @Test
    void actor_withoutAName_isRefused() {
        assertThatThrownBy(() -> Actor.human(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'name' must not be blank");
    }
}

package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JointGaugeTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private static JointGauge gauge(String tag) {
        return JointGauge.of("depth")
                .tags(Tags.of("of", tag))
                .description("How deep")
                .baseUnit("metres");
    }

    private double value(String tag) {
        return meters.get("depth").tag("of", tag).gauge().value();
    }

    @Test
    void gauge_fedByMany_showsTheGreatest() {
        AtomicInteger one = new AtomicInteger(1);
        AtomicInteger two = new AtomicInteger(2);
        gauge("lake").register(meters, one, AtomicInteger::get);
        gauge("lake").register(meters, two, AtomicInteger::get);
        gauge("sea").register(meters, one, AtomicInteger::get);
        assertThat(value("lake")).isEqualTo(2);
        assertThat(value("sea")).isEqualTo(1);
        one.set(7);

        assertThat(value("lake")).isEqualTo(7);
        assertThat(meters.getMeters()).hasSize(2);
        assertThat(two.get()).isEqualTo(2);
    }

    @Test
    void gauge_ofAnotherRegistry_isAnother() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        AtomicInteger one = new AtomicInteger(1);
        AtomicInteger two = new AtomicInteger(2);
        gauge("lake").register(meters, one, AtomicInteger::get);
        gauge("lake").register(other, two, AtomicInteger::get);

        assertThat(value("lake")).isEqualTo(1);
        assertThat(other.get("depth").gauge().value()).isEqualTo(2);
        assertThat(one.get() + two.get()).isEqualTo(3);
    }

    @Test
    void value_thatIsNone_givesWayToOthers() {
        AtomicInteger one = new AtomicInteger(1);
        gauge("lake").register(meters, one, source -> Double.NaN);
        assertThat(value("lake")).isNaN();
        gauge("lake").register(meters, one, AtomicInteger::get);
        gauge("lake").register(meters, one, source -> Double.NaN);

        assertThat(value("lake")).isEqualTo(1);
        // Used to here, since a gauge holds nobody.
        assertThat(one.get()).isEqualTo(1);
    }
}

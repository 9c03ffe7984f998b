package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.store.StoreTables;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Patience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store, a sink or a signer that fails: nobody waits long, nothing that was handed over is lost, and it is counted. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AuditOutageTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<JdbcAuditTrail> open = new ArrayList<>();
    private volatile boolean down;

    /** An H2 database that can be switched off. */
    private DataSource dataSource() throws SQLException {
        DataSource real = H2.createDatabase();
        StoreTables.create(real);
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (down) {
                        throw new SQLException("the store is down", "08001");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private JdbcAuditTrail trail(AnchorSink sink) throws SQLException {
        JdbcAuditTrail trail = JdbcAuditTrail.builder(dataSource())
                .meters(meters)
                .timeout(Patience.LONG)
                .sealEvery(Duration.ofMillis(1))
                .anchors(sink, Duration.ofMillis(1))
                .build();
        open.add(trail);
        return trail;
    }

    @AfterEach
    void close() {
        down = false;
        open.forEach(JdbcAuditTrail::close);
    }

    private static AuditEntry entry(String rule) {
        return new AuditEntry(
                Instant.EPOCH, AuditEntry.Kind.REFUSED, Actor.service("shop"), "production", rule, "", "refused");
    }

    private double failures(String step) {
        return meters.counter("ringfence.audit.failures", "step", step).count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test
    void store_thatIsDown_failsTheCallerAndKeepsWhatWasHandedOver() throws Exception {
        JdbcAuditTrail trail = trail(anchor -> {});
        trail.record(entry("before"));
        down = true;
        for (int i = 0; i < 5; i++) {
            int number = i;
            assertThatThrownBy(() -> trail.record(entry("meanwhile" + number)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("not kept yet");
        }
        await(() -> failures("seal") > 0);
        assertThat(failures("record")).isPositive();
        Duration lag = trail.lag();
        await(() -> trail.lag().compareTo(lag) > 0);
        down = false;
        await(() -> {
            trail.seal();
            return trail.find(AuditQuery.all()).size() == 6;
        });
        // Sealed may be what the writer does not know yet to be kept.
        await(() -> meters.counter("ringfence.audit.recorded", "by", "own").count() == 6);
        assertThat(trail.find(AuditQuery.all()))
                .extracting(found -> found.entry().rule())
                .containsExactly("before", "meanwhile0", "meanwhile1", "meanwhile2", "meanwhile3", "meanwhile4");
        trail.record(entry("after"));
        assertThat(trail.verify(List.of()).problems()).isEmpty();
    }

    @Test
    void store_thatIsDownFromTheStart_isTriedUntilItAnswers() throws Exception {
        down = true;
        JdbcAuditTrail trail = trail(anchor -> {});
        assertThatThrownBy(() -> trail.record(entry("early"))).isInstanceOf(StoreUnavailableException.class);
        down = false;
        await(() -> trail.find(AuditQuery.all()).size() == 1);
    }

    @Test
    void sink_thatFails_isGivenTheAnchorAgainAndDoesNotStopSealing() throws Exception {
        List<Anchor> kept = new CopyOnWriteArrayList<>();
        boolean[] failing = {true};
        JdbcAuditTrail trail = trail(anchor -> {
            synchronized (failing) {
                if (failing[0]) {
                    throw new IllegalStateException("the disk is full");
                }
            }
            kept.add(anchor);
        });
        trail.record(entry("a"));
        await(() -> failures("anchor") > 1);
        trail.record(entry("b"));
        await(() -> trail.find(AuditQuery.all()).size() == 2);
        synchronized (failing) {
            failing[0] = false;
        }
        await(() -> kept.stream().anyMatch(anchor -> anchor.sequence() == 2));
        assertThat(trail.verify(kept).problems()).isEmpty();
    }

    @Test
    void close_whileTheStoreIsDown_endsInTime() throws Exception {
        JdbcAuditTrail trail = trail(anchor -> {});
        down = true;
        assertThatThrownBy(() -> trail.record(entry("lost"))).isInstanceOf(StoreUnavailableException.class);
        trail.close();
        assertThatThrownBy(() -> trail.record(entry("later")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the audit trail is closed");
    }

    @Test
    void builder_setTwiceOrWrong_isRefused() throws SQLException {
        JdbcAuditTrail.Builder builder = JdbcAuditTrail.builder(dataSource()).timeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> builder.timeout(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'timeout' must be set once but was set before");
        assertThatThrownBy(() -> builder.sealEvery(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'sealEvery' must be positive but was PT0S");
        assertThatThrownBy(() -> builder.key(new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'key' must have at least 32 bytes but had 8");
    }
}

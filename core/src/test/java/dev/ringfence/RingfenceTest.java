package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.health.BreakerDeniedException;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.jdbc.undo.UndoEntry;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Everything through the front door. */
class RingfenceTest {
    private final Ringfence ringfence = Ringfence.builder()
            .environment(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .actor(Actor.service("shop"))
            .meters(new SimpleMeterRegistry())
            .build();

    @Test
    void datasource_withAWayBack_isGuardedAndCanBeTakenBack() throws SQLException {
        DataSource pool = H2.createDatabase();
        Sql.execute(
                pool,
                "CREATE TABLE item (id INT PRIMARY KEY, cents INT)",
                "INSERT INTO item VALUES (1, 100), (2, 200)");
        ringfence.stamps(pool).stamp("test", "first day");
        UndoLog undo = ringfence.undoLog(pool).table("item").build();
        undo.createTables();
        DataSource db = ringfence.guard(pool, undo);

        Sql.execute(db, "UPDATE item SET cents = 1 WHERE id = 2");
        assertThatThrownBy(() -> Sql.execute(db, "DELETE FROM item")).isInstanceOf(RingfenceException.class);

        UndoEntry entry = undo.entries(10).get(0);
        assertThat(entry.actor()).contains("shop");
        assertThat(undo.replay(entry.id(), Actor.human("ada"), "wrong price")
                        .plan()
                        .rows())
                .isOne();
        assertThat(Sql.number(pool, "SELECT cents FROM item WHERE id = 2")).isEqualTo(200);
        assertThat(ringfence.report().denials()).isOne();
    }

    @Test
    void method_ofADependency_goesThroughItsBreaker() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(Environments.PRODUCTION)
                .dependency(BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
                .build();
        Payments payments = Ringfence.builder()
                .environment(Environments.PRODUCTION)
                .meters(new SimpleMeterRegistry())
                .breakers(breakers)
                .build()
                .proxy(Payments.class, () -> "paid");
        assertThat(payments.pay()).isEqualTo("paid");

        breakers.breaker("payments").circuitBreaker().transitionToOpenState();
        assertThatThrownBy(payments::pay).isInstanceOf(BreakerDeniedException.class);
    }

    @Test
    void method_ofADependencyWithoutBreakers_getsNoProxy() {
        assertThatThrownBy(() -> ringfence.proxy(Payments.class, () -> "paid"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BreaksCircuit");
    }

    interface Payments {
        @BreaksCircuit("payments")
        String pay();
    }
}

package dev.ringfence.examples.degraded;

import com.zaxxer.hikari.HikariDataSource;
import dev.ringfence.Ringfence;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.degraded.shop.HttpPayments;
import dev.ringfence.examples.degraded.shop.HttpReviews;
import dev.ringfence.examples.degraded.shop.Payments;
import dev.ringfence.examples.degraded.shop.Reviews;
import dev.ringfence.examples.degraded.shop.Shop;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.BudgetSwitch;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.checks.BreakersProbe;
import dev.ringfence.health.checks.BudgetProbe;
import dev.ringfence.health.checks.DataSourceProbe;
import dev.ringfence.health.checks.HeapProbe;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import javax.sql.DataSource;

/** One process of the shop, with all its parts put together, the way an application does it once at its start. */
public final class ShopProcess implements AutoCloseable {
    /** Of a thousand orders, nine hundred and ninety-five succeed. */
    private static final double OBJECTIVE = 0.995;

    /** Short, since the reader waits. */
    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(200);

    private static final int KEPT_ENTRIES = 1_000;

    private final HikariDataSource pool = new HikariDataSource();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(KEPT_ENTRIES);
    private final OperatingModeSwitch modes;
    private final CircuitBreakers breakers;
    private final ErrorBudget budget;
    private final BudgetSwitch budgets;
    private final HealthBoard board;
    private final Ringfence ringfence;
    private final Payments payments;
    private final Shop shop;

    /**
     * Starts it.
     *
     * @param driver the database in which the tables are
     * @param clock which goes on as the story wants
     */
    ShopProcess(
            DeploymentEnvironment here, DataSource driver, URI paymentProvider, URI reviewProvider, StoryClock clock) {
        pool.setDataSource(driver);
        pool.setMaximumPoolSize(3);
        modes = OperatingModeSwitch.builder(here)
                .audit(audit)
                .meters(meters)
                // The dwell of the budget is the one that counts here, and it goes by the story's clock.
                .minimumDwell(Duration.ZERO)
                .build();
        breakers = CircuitBreakers.forEnvironment(here)
                .dependency(BreakerDependency.critical(Payments.NAME, BreakerDependency.Kind.HTTP))
                .dependency(BreakerDependency.optional(Reviews.NAME, BreakerDependency.Kind.HTTP))
                .clock(clock)
                .build();
        budget = ErrorBudget.builder("orders", OBJECTIVE)
                .ticker(clock::nanos)
                .meters(meters)
                .build();
        budgets = BudgetSwitch.builder(modes)
                .budget(budget)
                .ticker(clock::nanos)
                .meters(meters)
                .checkedByCaller()
                .build();
        ringfence = Ringfence.builder()
                .environment(here)
                .levels(Levels.enforcing())
                .modes(modes)
                .breakers(breakers)
                .audit(audit)
                .actor(Actor.service("shop"))
                .meters(meters)
                .build();
        DataSource db = ringfence.guard(pool);
        payments = ringfence.proxy(Payments.class, new HttpPayments(paymentProvider));
        shop = new Shop(db, payments, ringfence.proxy(Reviews.class, new HttpReviews(reviewProvider)));
        board = HealthBoard.builder()
                .check(watched(HealthCheck.liveness("heap", HeapProbe.ofThisJvm())))
                .check(watched(HealthCheck.dependency("database", DataSourceProbe.of(db))
                        .critical(true)))
                .check(watched(HealthCheck.dependency("breakers", BreakersProbe.of(breakers))
                        .critical(true)))
                .check(watched(HealthCheck.dependency("error-budget", BudgetProbe.of(budget))))
                .meters(meters)
                .build();
    }

    private static HealthCheck watched(HealthCheck.Builder check) {
        return check.period(LOOKED_AT_EVERY)
                .timeout(LOOKED_AT_EVERY)
                .staleAfter(Duration.ofMinutes(1))
                .failuresToDown(1)
                .build();
    }

    /** An order of a customer. Whether it succeeds is what the budget is about. */
    public void order(int id) throws Exception {
        budget.call(() -> {
            shop.order(id);
            return id;
        });
    }

    /** What it sells. */
    public Shop shop() {
        return shop;
    }

    /** The payments, behind their breaker. */
    public Payments payments() {
        return payments;
    }

    /** The breakers of both providers. */
    public CircuitBreakers breakers() {
        return breakers;
    }

    /** How many failed orders the objective leaves. */
    public ErrorBudget budget() {
        return budget;
    }

    /** What makes the shop read-only when the budget burns. */
    public BudgetSwitch budgets() {
        return budgets;
    }

    /** The operating mode. */
    public OperatingModeSwitch modes() {
        return modes;
    }

    /** How everything stands. */
    public HealthBoard board() {
        return board;
    }

    /** Decides about writes. */
    public WriteGuard guard() {
        return ringfence.writes();
    }

    /** What happened. */
    public InMemoryAuditTrail audit() {
        return audit;
    }

    @Override
    public void close() {
        board.close();
        budgets.close();
        modes.close();
        pool.close();
    }
}

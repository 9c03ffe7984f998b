package dev.ringfence.examples.degraded;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.degraded.shop.Shop;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.Provider;
import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.health.HealthSnapshot;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;

/** What the steps share: the shop in production, its two providers, and the clock. */
public final class Stage implements Closeable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final StoryClock clock = new StoryClock();
    private final Provider paymentProvider;
    private final Provider reviewProvider;
    private final ShopProcess process;
    private int lastOrder;

    private Stage(DeploymentEnvironment here, Databases databases) throws IOException {
        paymentProvider = Provider.start();
        reviewProvider = Provider.start();
        process = new ShopProcess(here, databases.production(), paymentProvider.uri(), reviewProvider.uri(), clock);
    }

    static Stage on(Databases databases) throws IOException, SQLException {
        DeploymentEnvironment here = PlayedProcess.with("RINGFENCE_ENVIRONMENT=production");
        DatastoreStamps.of(databases.production(), here).stamp("example", "the shop's first day");
        Shop.create(databases.production());
        return new Stage(here, databases);
    }

    /** The shop. */
    public ShopProcess process() {
        return process;
    }

    /** The clock that breakers and budget go by. */
    public StoryClock clock() {
        return clock;
    }

    /** Who takes the money. */
    public Provider paymentProvider() {
        return paymentProvider;
    }

    /** Who has the reviews. */
    public Provider reviewProvider() {
        return reviewProvider;
    }

    /** The number of the next order. */
    public int nextOrder() {
        lastOrder++;
        return lastOrder;
    }

    /**
     * The health board as soon as its background checks have seen what is expected; as it is after a while, if they do not.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public HealthSnapshot board(Predicate<HealthSnapshot> expected) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HealthSnapshot snapshot = process.board().snapshot();
        while (!expected.test(snapshot) && System.nanoTime() < end) {
            Thread.sleep(GLANCE.toMillis());
            snapshot = process.board().snapshot();
        }
        return snapshot;
    }

    @Override
    public void close() {
        process.close();
        paymentProvider.close();
        reviewProvider.close();
    }
}

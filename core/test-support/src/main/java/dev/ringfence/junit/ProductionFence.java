package dev.ringfence.junit;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between this JVM's tests and production. One per JVM, because {@code DriverManager} is one per JVM; safe for use
 * by many threads.
 */
final class ProductionFence {
    private static final ProductionFence OF_THIS_JVM = new ProductionFence();

    /** Whatever else may be said of this process, it runs tests. */
    private final DeploymentEnvironment test = DeploymentEnvironment.resolver()
            .insteadOfThisProcess(EvidenceContext.recorded().build(), "a JVM that runs tests is a test environment")
            .explicit(Tier.TEST.label())
            .level(Level.OFF)
            .resolve();

    private final ConcurrentLinkedQueue<ProductionInTestException> unreported = new ConcurrentLinkedQueue<>();

    private ProductionFence() {}

    static ProductionFence ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Puts itself before every driver that is registered now and is not fenced yet. */
    synchronized void install() {
        List<Driver> drivers = new ArrayList<>(Collections.list(DriverManager.getDrivers()));
        drivers.removeIf(FencedDriver.class::isInstance);
        for (Driver driver : drivers) {
            try {
                DriverManager.deregisterDriver(driver);
                DriverManager.registerDriver(new FencedDriver(driver, this));
            } catch (SQLException failure) {
                throw new IllegalStateException("drivers must be replaceable in a test JVM", failure);
            }
        }
    }

    /**
     * Refuses a connection to production, and closes it.
     *
     * @throws ProductionInTestException if its datastore is stamped production and is no proven copy
     * @throws SQLException if it cannot be looked at because it is broken
     */
    void check(Connection connection) throws SQLException {
        Admission admission = Admission.of(test, connection);
        if (isProduction(admission)) {
            connection.close();
            throw refuse(admission);
        }
    }

    static boolean isProduction(Admission admission) {
        return admission.outcome() != Admission.Outcome.COPY
                && admission
                        .stamp()
                        .filter(stamp -> stamp.tier() == Tier.PRODUCTION)
                        .isPresent();
    }

    ProductionInTestException refuse(Admission admission) {
        ProductionInTestException refusal = new ProductionInTestException(new Refusal(
                Guard.STAMP,
                "stamp.production-in-test",
                "Opening a datastore stamped production from a test",
                test.name(),
                List.of(admission.explanation()),
                "point the test at a datastore of its own"));
        unreported.add(refusal);
        return refusal;
    }

    /** The oldest refusal since the last call, and forgets the others. */
    Optional<ProductionInTestException> takeUnreported() {
        ProductionInTestException first = unreported.poll();
        unreported.clear();
        return Optional.ofNullable(first);
    }
}

package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.testing.Environments;
import java.time.Instant;

/** Attempts at writes, as a guard would make them. */
final class Attempts {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Actor ADA = Actor.human("ada");
    static final Actor BOB = Actor.human("bob");

    private Attempts() {}

    static WriteAttempt of(Write write) {
        return of(write, ADA, Environments.PRODUCTION);
    }

    static WriteAttempt of(Write write, Actor actor, DeploymentEnvironment environment) {
        return new WriteAttempt(write, actor, environment, START);
    }

    /** A write with something of everything. */
    static Write purge() {
        return Write.sql("purge")
                .target("customer")
                .maxRows(500)
                .because("retention ended")
                .ticket("OPS-1")
                .argument("cutoff", java.time.LocalDate.parse("2020-01-01"))
                .statement("DELETE FROM customer WHERE id = ?", 4711)
                .statement("DELETE FROM orders WHERE customer = ? AND note = 'old'", 4711);
    }
}

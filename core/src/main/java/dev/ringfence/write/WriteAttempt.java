package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.DeploymentEnvironment;
import java.time.Instant;
import java.util.Objects;

/**
 * One attempt to run a write, as its requirements see it.
 *
 * @param write what is to be done
 * @param actor who does it
 * @param environment where
 * @param at when, by the guard's clock; of a write of which nothing was asked, when it was first looked at
 */
public record WriteAttempt(Write write, Actor actor, DeploymentEnvironment environment, Instant at) {
    public WriteAttempt {
        Objects.requireNonNull(write, "write");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(at, "at");
    }
}

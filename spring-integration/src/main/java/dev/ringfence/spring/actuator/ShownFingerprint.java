package dev.ringfence.spring.actuator;

import dev.ringfence.parity.EnvironmentFingerprint;
import java.time.Instant;

/**
 * The fingerprint of this environment, to be compared with another one's.
 *
 * @param environment the name of the environment that was captured
 * @param capturedAt when
 * @param keyCheck tells whether two fingerprints can be compared
 * @param entries how many facts it holds
 */
record ShownFingerprint(String environment, Instant capturedAt, String keyCheck, int entries) {
    static ShownFingerprint of(EnvironmentFingerprint fingerprint) {
        return new ShownFingerprint(
                ShownText.of(fingerprint.environment()),
                fingerprint.capturedAt(),
                fingerprint.keyCheck(),
                fingerprint.entries().size());
    }
}

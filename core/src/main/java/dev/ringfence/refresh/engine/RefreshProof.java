package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.failure.VerificationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is proven of one run.
 *
 * @param taps see the values of the source on their way
 * @param readings read what was written before it is verified, where the engine lets them
 * @param verifications look at what was written, in this order
 * @param attestations write down what was done
 */
public record RefreshProof(
        List<SourceTap> taps,
        List<ReadingStep> readings,
        List<VerificationStep> verifications,
        List<AttestationStep> attestations) {
    public RefreshProof {
        taps = List.copyOf(taps);
        readings = List.copyOf(readings);
        verifications = List.copyOf(verifications);
        attestations = List.copyOf(attestations);
    }

    /** Reads what was written; nothing is said of it yet. */
    public void read(Landing landing) throws SQLException {
        for (ReadingStep step : readings) {
            step.read(landing);
        }
    }

    /**
     * All results, of all steps.
     *
     * @throws VerificationFailure if one of them did not pass
     */
    public List<VerificationResult> verify(Landing landing) throws SQLException {
        List<VerificationResult> results = new ArrayList<>();
        for (VerificationStep step : verifications) {
            results.addAll(step.verify(landing));
        }
        if (!results.stream().allMatch(VerificationResult::passed)) {
            throw new VerificationFailure(results);
        }
        return List.copyOf(results);
    }

    void attest(Connection target, RefreshFacts facts) throws SQLException {
        for (AttestationStep step : attestations) {
            step.attest(target, facts);
        }
    }
}

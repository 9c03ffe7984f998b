package dev.ringfence.spring.actuator;

import dev.ringfence.write.Approval;
import java.time.Instant;
import java.util.List;

/**
 * The consent of others that waits to be used. Given and signed elsewhere; here it is only shown.
 *
 * @param operation the operation
 * @param request which request
 * @param requester who asked
 * @param signers who consented
 * @param expiresAt until when it can be used
 */
record ShownApproval(String operation, String request, String requester, List<String> signers, Instant expiresAt) {
    ShownApproval {
        signers = List.copyOf(signers);
    }

    static ShownApproval of(Approval.Waiting waiting) {
        return new ShownApproval(
                ShownText.of(waiting.request().operation()),
                waiting.request().id(),
                ShownText.of(waiting.request().requester().name()),
                waiting.signers().stream()
                        .map(person -> ShownText.of(person.name()))
                        .toList(),
                waiting.request().expiresAt());
    }
}

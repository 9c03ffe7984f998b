package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Hands the head of the chain to a sink whenever enough time went by and it moved. For one thread. */
final class Anchoring {
    private final StoreConnections connections;
    private final AnchorSink sink;
    private final AnchorSigner signer;
    private final Duration interval;
    private final Clock clock;
    private long anchoredAt = System.nanoTime();
    private long anchored;

    Anchoring(StoreConnections connections, AnchorSink sink, AnchorSigner signer, Duration interval, Clock clock) {
        this.connections = connections;
        this.sink = sink;
        this.signer = signer;
        this.interval = interval;
        this.clock = clock;
    }

    /** @param now true to do it before its time */
    void run(boolean now) {
        if (!now && System.nanoTime() - anchoredAt < interval.toNanos()) {
            return;
        }
        Optional<ChainCheck.Link> head = connections.get("find the head of the audit trail", AuditHead::find);
        if (head.isPresent() && head.get().sequence() > anchored) {
            sink.keep(Anchor.signed(
                    Anchor.Purpose.ANCHOR, head.get().sequence(), head.get().hash(), clock.instant(), signer));
            anchored = head.get().sequence();
        }
        anchoredAt = System.nanoTime();
    }
}

package dev.ringfence.outbound;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects what a publisher publishes, up to a bound. Used once. */
final class OutgoingBody implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<byte[]>> collected = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private OutgoingBody() {}

    /**
     * The bytes of a body; empty if they are more than {@link HttpFence#MOST_LOOKED_AT}.
     *
     * @throws IllegalStateException if the publisher fails
     */
    static Optional<byte[]> of(BodyPublisher publisher) throws InterruptedException {
        if (publisher.contentLength() == 0) {
            return Optional.of(new byte[0]);
        }
        if (publisher.contentLength() > HttpFence.MOST_LOOKED_AT) {
            return Optional.empty();
        }
        OutgoingBody body = new OutgoingBody();
        publisher.subscribe(body);
        try {
            return body.collected.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a body could not be read before it was sent", failed.getCause());
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        if (bytes.size() + part.remaining() > HttpFence.MOST_LOOKED_AT) {
            if (subscription != null) {
                subscription.cancel();
            }
            collected.complete(Optional.empty());
            return;
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void onError(Throwable failure) {
        collected.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        collected.complete(Optional.of(bytes.toByteArray()));
    }
}

package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.HttpFence;
import java.net.URI;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A request to a lower target whose body is looked at before it is written. What is written as one body is held up to
 * {@link HttpFence#MOST_LOOKED_AT} bytes; of a stream, such as JSON lines, one element at a time.
 */
final class LookedAtRequest extends ClientHttpRequestDecorator {
    private final HttpFence fence;
    private final URI target;

    LookedAtRequest(ClientHttpRequest request, HttpFence fence, URI target) {
        super(request);
        this.fence = fence;
        this.target = target;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return HeldBody.of(body, HttpFence.MOST_LOOKED_AT).flatMap(held -> {
            Flux<DataBuffer> looked = looked(held);
            if (held.isWhole() && getHeaders().getContentLength() >= 0) {
                getHeaders().setContentLength(held.length());
            }
            return super.writeWith(looked);
        });
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body)
                .map(element -> HeldBody.of(element, HttpFence.MOST_LOOKED_AT).flatMapMany(this::looked)));
    }

    private Flux<DataBuffer> looked(HeldBody held) {
        return held.isWhole()
                ? held.changed(bytes -> fence.sending(bytes, target, "the body of a call"), bufferFactory())
                : held.asItIs(() -> fence.sendingTooLong(target), bufferFactory());
    }
}

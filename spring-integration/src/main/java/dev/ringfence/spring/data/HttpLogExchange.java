package dev.ringfence.spring.data;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Logs calls of {@code WebClient}, after they were answered or failed. */
final class HttpLogExchange implements ExchangeFilterFunction {
    private final HttpLog log;

    HttpLogExchange(HttpLog log) {
        this.log = log;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> log.isOn() ? logged(request, next) : next.exchange(request));
    }

    private Mono<ClientResponse> logged(ClientRequest request, ExchangeFunction next) {
        BodyTap tap = log.tap();
        AtomicReference<@Nullable MediaType> type = new AtomicReference<>();
        ClientRequest tapped = ClientRequest.from(request)
                .body((message, context) -> request.body().insert(new Tapped(message, tap, type), context))
                .build();
        return next.exchange(tapped)
                .doFinally(ended -> log.sent(request.method().name(), request.url(), type.get(), tap.seen()));
    }

    /** The type of a body shows only when it is written. */
    private static final class Tapped extends ClientHttpRequestDecorator {
        private final BodyTap tap;
        private final AtomicReference<@Nullable MediaType> type;

        Tapped(ClientHttpRequest request, BodyTap tap, AtomicReference<@Nullable MediaType> type) {
            super(request);
            this.tap = tap;
            this.type = type;
        }

        private Flux<DataBuffer> tapped(Publisher<? extends DataBuffer> body) {
            type.set(getHeaders().getContentType());
            return Flux.<DataBuffer>from(body).doOnNext(tap::see);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(tapped(body));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).map(this::tapped));
        }
    }
}

package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link ReceivedBodyFilter} does, where WebFlux serves. */
final class ReceivedBodyWebFilter implements WebFilter, Ordered {
    private final ReceivedBody bodies;

    ReceivedBodyWebFilter(ReceivedBody bodies) {
        this.bodies = bodies;
    }

    @Override
    public int getOrder() {
        return ReceivedBodyFilter.ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        MediaType type;
        try {
            type = headers.getContentType();
        } catch (InvalidMediaTypeException none) {
            type = null;
        }
        String path = request.getPath().pathWithinApplication().value();
        if (type == null || !bodies.concerns(path, type, headers.getFirst(HttpHeaders.CONTENT_ENCODING))) {
            return chain.filter(exchange);
        }
        MediaType known = type;
        return HeldBody.of(request.getBody(), bodies.most()).flatMap(held -> {
            Flux<DataBuffer> looked;
            try {
                looked = looked(held, known, exchange.getResponse().bufferFactory());
            } catch (RingfenceException refused) {
                return ReactiveAnswer.write(Problem.UNPROCESSABLE, refused, exchange.getResponse());
            }
            return chain.filter(exchange.mutate()
                    .request(new Replayed(request, looked, held))
                    .build());
        });
    }

    private Flux<DataBuffer> looked(HeldBody held, MediaType type, DataBufferFactory buffers) {
        return held.isWhole()
                ? held.changed(bytes -> bodies.look(bytes, type), buffers)
                : held.asItIs(bodies::tooLong, buffers);
    }

    /** The request with the body that was looked at. */
    private static final class Replayed extends ServerHttpRequestDecorator {
        private final Flux<DataBuffer> body;
        private final HttpHeaders headers;

        Replayed(ServerHttpRequest request, Flux<DataBuffer> body, HeldBody held) {
            super(request);
            this.body = body;
            this.headers = held.isWhole() && request.getHeaders().getContentLength() >= 0
                    ? lengthOf(request.getHeaders(), held.length())
                    : request.getHeaders();
        }

        private static HttpHeaders lengthOf(HttpHeaders sent, int length) {
            HttpHeaders changed = new HttpHeaders();
            changed.putAll(sent);
            changed.setContentLength(length);
            return HttpHeaders.readOnlyHttpHeaders(changed);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body;
        }
    }
}

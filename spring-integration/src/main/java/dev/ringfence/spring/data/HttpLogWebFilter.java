package dev.ringfence.spring.data;

import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link HttpLogFilter} does, where WebFlux serves. */
final class HttpLogWebFilter implements WebFilter, Ordered {
    private final HttpLog log;

    HttpLogWebFilter(HttpLog log) {
        this.log = log;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 200;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!log.isOn()) {
            return chain.filter(exchange);
        }
        BodyTap tap = log.tap();
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpRequest tapped = new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().doOnNext(tap::see);
            }
        };
        return chain.filter(exchange.mutate().request(tapped).build())
                .doFinally(ended -> log.received(
                        request.getMethod().name(),
                        request.getURI(),
                        request.getHeaders().getContentType(),
                        tap.seen(),
                        Optional.ofNullable(exchange.getResponse().getStatusCode())
                                .map(HttpStatusCode::value)
                                .orElse(200)));
    }
}

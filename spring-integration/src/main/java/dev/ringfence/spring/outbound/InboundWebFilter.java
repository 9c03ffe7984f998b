package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.InboundFence;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What {@link InboundFilter} does, where WebFlux serves. */
final class InboundWebFilter implements WebFilter, Ordered {
    private final InboundFence fence;
    private final OpenPaths open;

    InboundWebFilter(InboundFence fence, OpenPaths open) {
        this.fence = fence;
        this.open = open;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        try {
            fence.check(FencingHeaders.joined(request.getHeaders().get(EnvironmentBaggage.HEADER)));
            if (!open.contains(request.getPath().pathWithinApplication().value())) {
                fence.checkAddress(address(request.getRemoteAddress()));
            }
        } catch (RingfenceException refused) {
            return ReactiveAnswer.write(Problem.FORBIDDEN, refused, exchange.getResponse());
        }
        return chain.filter(exchange);
    }

    /** One that a proxy names is not resolved: it may be any text. */
    private static String address(@Nullable InetSocketAddress caller) {
        return Optional.ofNullable(caller)
                .map(its -> Optional.ofNullable(its.getAddress())
                        .map(InetAddress::getHostAddress)
                        .orElseGet(its::getHostString))
                .orElse("");
    }
}

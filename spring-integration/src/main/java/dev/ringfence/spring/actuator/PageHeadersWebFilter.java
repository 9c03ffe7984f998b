package dev.ringfence.spring.actuator;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Adds the headers of the page to what answers at its path, where WebFlux serves. */
final class PageHeadersWebFilter implements WebFilter {
    private static final EndpointId SAFEGUARDS = EndpointId.of("safeguards");

    private final Supplier<@Nullable PathMappedEndpoints> endpoints;

    PageHeadersWebFilter(Supplier<@Nullable PathMappedEndpoints> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathMappedEndpoints known = endpoints.get();
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (known != null && path.equals(known.getPath(SAFEGUARDS))) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            PageHeaders.HEADERS.forEach(headers::set);
        }
        return chain.filter(exchange);
    }
}

package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.HttpFence;
import java.util.Optional;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** Asks the fence before a call of {@code WebClient}, each time it is subscribed to. */
final class FencingFilter implements ExchangeFilterFunction {
    private final HttpFence fence;

    FencingFilter(HttpFence fence) {
        this.fence = fence;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> {
            fence.check(request.url(), FencingHeaders.of(request.headers()));
            Optional<String> baggage = fence.baggage(
                    request.url(), Optional.ofNullable(request.headers().getFirst(EnvironmentBaggage.HEADER)));
            return next.exchange(baggage.map(value -> ClientRequest.from(request)
                            .headers(headers -> headers.set(EnvironmentBaggage.HEADER, value))
                            .build())
                    .orElse(request));
        });
    }
}

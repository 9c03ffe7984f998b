package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.HttpFence;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/**
 * Asks the fence before a call of {@code WebClient}, each time it is subscribed to, and looks at what goes to a lower
 * target.
 */
final class FencingFilter implements ExchangeFilterFunction {
    private final HttpFence fence;

    FencingFilter(HttpFence fence) {
        this.fence = fence;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> next.exchange(asked(request)))
                .onErrorMap(WebClientRequestException.class, FencingFilter::refusal);
    }

    private ClientRequest asked(ClientRequest request) {
        URI target = request.url();
        Map<String, List<String>> named = FencingHeaders.of(request.headers());
        fence.check(target, named);
        ClientRequest.Builder asked = ClientRequest.from(request);
        fence.baggage(target, FencingHeaders.baggage(request.headers()))
                .ifPresent(baggage -> asked.headers(headers -> headers.set(EnvironmentBaggage.HEADER, baggage)));
        if (fence.isLowerTarget(target, named)) {
            fence.sendingQuery(target);
            asked.body(
                    (message, context) -> request.body().insert(new LookedAtRequest(message, fence, target), context));
        }
        return asked.build();
    }

    /** A body is refused while it is written, and then the client wraps why. */
    private static Throwable refusal(WebClientRequestException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RingfenceException refused
                ? refused
                : failure;
    }
}

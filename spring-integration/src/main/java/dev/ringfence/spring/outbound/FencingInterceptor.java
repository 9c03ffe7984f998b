package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.HttpFence;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Asks the fence before a call of {@code RestClient} or {@code RestTemplate}, and looks at what goes to a lower target. */
final class FencingInterceptor implements ClientHttpRequestInterceptor {
    private final HttpFence fence;

    FencingInterceptor(HttpFence fence) {
        this.fence = fence;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        URI target = request.getURI();
        HttpHeaders headers = request.getHeaders();
        Map<String, List<String>> named = FencingHeaders.of(headers);
        fence.check(target, named);
        fence.baggage(target, FencingHeaders.baggage(headers))
                .ifPresent(baggage -> headers.set(EnvironmentBaggage.HEADER, baggage));
        return execution.execute(request, fence.isLowerTarget(target, named) ? looked(body, target) : body);
    }

    private byte[] looked(byte[] body, URI target) {
        fence.sendingQuery(target);
        return fence.sending(body, target, "the body of a call");
    }
}

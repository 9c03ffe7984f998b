package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Answers by a problem where WebFlux serves. */
final class ReactiveAnswer {
    private ReactiveAnswer() {}

    static Mono<Void> write(Problem problem, RingfenceException refused, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(problem.of(refused))));
    }
}

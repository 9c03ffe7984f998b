package dev.ringfence.spring.outbound;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.InboundFence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Answers a caller that declares another environment with 403 and a problem detail (RFC 9457). */
final class InboundFilter extends OncePerRequestFilter implements Ordered {
    private final InboundFence fence;

    InboundFilter(InboundFence fence) {
        this.fence = fence;
    }

    /** Before security and everything that may do something: who is in the wrong place need not log in. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> headers = Collections.list(request.getHeaders(EnvironmentBaggage.HEADER));
        try {
            fence.check(headers.isEmpty() ? Optional.empty() : Optional.of(String.join(",", headers)));
        } catch (RingfenceException refused) {
            answer(response, refused.refusal());
            return;
        }
        chain.doFilter(request, response);
    }

    private static void answer(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(JsonMapper.shared()
                        .createObjectNode()
                        .put("title", "Another environment")
                        .put("status", HttpServletResponse.SC_FORBIDDEN)
                        .put("detail", refusal.message())
                        .put("rule", refusal.rule())
                        .toString());
    }
}

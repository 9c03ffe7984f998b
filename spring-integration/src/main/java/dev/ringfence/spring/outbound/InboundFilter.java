package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.InboundFence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers a caller that the fence refuses with 403 and a problem detail (RFC 9457), where there are servlets. */
final class InboundFilter extends OncePerRequestFilter implements Ordered {
    private final InboundFence fence;
    private final OpenPaths open;

    InboundFilter(InboundFence fence, OpenPaths open) {
        this.fence = fence;
        this.open = open;
    }

    /**
     * Before security and everything that may do something: who is in the wrong place need not log in. After what reads
     * the headers of a proxy, where the application believes it.
     */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            fence.check(FencingHeaders.joined(Collections.list(request.getHeaders(EnvironmentBaggage.HEADER))));
            if (!open.contains(
                    request.getRequestURI().substring(request.getContextPath().length()))) {
                fence.checkAddress(String.valueOf(request.getRemoteAddr()));
            }
        } catch (RingfenceException refused) {
            ServletAnswer.write(Problem.FORBIDDEN, refused, response);
            return;
        }
        chain.doFilter(request, response);
    }
}

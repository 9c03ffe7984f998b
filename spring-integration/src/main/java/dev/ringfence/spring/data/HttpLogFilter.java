package dev.ringfence.spring.data;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Logs requests after they were answered, with as much of their bodies as the application read. */
final class HttpLogFilter extends OncePerRequestFilter implements Ordered {
    private final HttpLog log;
    private final int most;

    HttpLogFilter(HttpLog log, int most) {
        this.log = log;
        this.most = most;
    }

    /** Inside of what refuses callers, outside of security: a login that fails is shown too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 200;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!log.isOn()) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingRequestWrapper kept = new ContentCachingRequestWrapper(request, most + 1);
        try {
            chain.doFilter(kept, response);
        } finally {
            ServletServerHttpRequest asked = new ServletServerHttpRequest(request);
            log.received(
                    request.getMethod(),
                    asked.getURI(),
                    asked.getHeaders().getContentType(),
                    kept.getContentAsByteArray(),
                    response.getStatus());
        }
    }
}

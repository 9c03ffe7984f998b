package dev.ringfence.spring.outbound;

import dev.ringfence.base.RingfenceException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at bodies before the application has them, where there are servlets; one that may not be here is answered by 422. */
final class ReceivedBodyFilter extends OncePerRequestFilter implements Ordered {
    /** Behind Spring Security's filters (-100): whoever may not call costs nothing, and a login is no body to look at. */
    static final int ORDER = -50;

    private final ReceivedBody bodies;

    ReceivedBodyFilter(ReceivedBody bodies) {
        this.bodies = bodies;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        MediaType type = type(request.getContentType());
        if (type == null || !bodies.concerns(path, type, request.getHeader("Content-Encoding"))) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest looked;
        try {
            looked = looked(request, type);
        } catch (RingfenceException refused) {
            ServletAnswer.write(Problem.UNPROCESSABLE, refused, response);
            return;
        }
        chain.doFilter(looked, response);
    }

    private static @Nullable MediaType type(@Nullable String header) {
        try {
            return header == null || header.isEmpty() ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException none) {
            return null;
        }
    }

    private HttpServletRequest looked(HttpServletRequest request, MediaType type) throws IOException {
        if (ReceivedBody.isForm(type)) {
            Map<String, String[]> parameters = parameters(request);
            if (parameters != null) {
                return new ReplayedForm(request, parameters);
            }
            if (request.getMethod().equals("POST")) {
                return request;
            }
        }
        byte[] held = request.getInputStream().readNBytes(bodies.most() + 1);
        if (held.length > bodies.most()) {
            bodies.tooLong();
            return new ReplayedRequest(request, held, false);
        }
        return new ReplayedRequest(request, bodies.look(held, type), true);
    }

    /** Read by the container, which takes the body of a form that is posted; null if they may stay as they are. */
    private @Nullable Map<String, String[]> parameters(HttpServletRequest request) {
        boolean changed = false;
        Map<String, String[]> received = new LinkedHashMap<>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            String[] values = parameter.getValue().clone();
            for (int i = 0; i < values.length; i++) {
                String value = bodies.field(values[i]);
                changed |= !value.equals(values[i]);
                values[i] = value;
            }
            received.put(parameter.getKey(), values);
        }
        return changed ? received : null;
    }
}

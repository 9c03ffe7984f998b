package dev.ringfence.spring.actuator;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What a page cannot say of itself: that nobody may frame it, and nobody keep it. Said here where Spring MVC answers, and by
 * {@link PageHeadersWebFilter} where WebFlux does; elsewhere the policy within the page stands alone.
 */
final class PageHeaders {
    private static final boolean SERVLET = isPresent("org.springframework.web.context.request.ServletRequestAttributes")
            && isPresent("jakarta.servlet.http.HttpServletResponse");

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", PageStyle.POLICY + "; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private PageHeaders() {}

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, PageHeaders.class.getClassLoader());
    }

    /** Adds them to the answer of the request that this thread serves. */
    static void add() {
        if (SERVLET) {
            Servlet.add();
        }
    }

    /** Loaded only where there are servlets. */
    private static final class Servlet {
        static void add() {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
                HttpServletResponse response = attributes.getResponse();
                if (response != null) {
                    HEADERS.forEach(response::setHeader);
                }
            }
        }
    }
}

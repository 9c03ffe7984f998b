package dev.ringfence.spring.actuator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address that this thread's request asked for, where Spring MVC answers. */
final class PageAddress {
    private static final boolean SERVLET = isPresent("org.springframework.web.context.request.ServletRequestAttributes")
            && isPresent("jakarta.servlet.http.HttpServletRequest");

    private PageAddress() {}

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, PageAddress.class.getClassLoader());
    }

    static Optional<String> ofThisRequest() {
        return SERVLET ? Servlet.address() : Optional.empty();
    }

    /** Loaded only where there are servlets. */
    private static final class Servlet {
        static Optional<String> address() {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
                HttpServletRequest request = attributes.getRequest();
                return Optional.of(request.getRequestURL().toString());
            }
            return Optional.empty();
        }
    }
}

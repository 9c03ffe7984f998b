package dev.ringfence.spring.security;

import dev.ringfence.audit.Actor;
import dev.ringfence.data.log.LogSanitizer;
import dev.ringfence.write.WriteGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Runs a request of somebody who is logged in under that name, where it could be shown: an address is not. */
final class PrincipalFilter extends OncePerRequestFilter implements Ordered {
    /** Inside of Spring Security's own filter, which Spring Boot gives the order -100. */
    private static final int ORDER = -50;

    private final WriteGuard guard;
    private final Actor.Kind kind;
    private final LogSanitizer names = LogSanitizer.standard();

    PrincipalFilter(WriteGuard guard, Actor.Kind kind) {
        this.guard = guard;
        this.kind = kind;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null
                || !login.isAuthenticated()
                || login instanceof AnonymousAuthenticationToken
                || login.getName().isBlank()) {
            chain.doFilter(request, response);
            return;
        }
        Actor actor = new Actor(names.sanitize(login.getName()), kind);
        run(actor, () -> {
            chain.doFilter(request, response);
            return true;
        });
    }

    private void run(Actor actor, Callable<Boolean> request) throws ServletException, IOException {
        try {
            guard.capture().as(actor).call(request);
        } catch (ServletException | IOException | RuntimeException usual) {
            throw usual;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }
}

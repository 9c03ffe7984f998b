package dev.ringfence.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteGuard;
import jakarta.servlet.FilterChain;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class PrincipalFilterTest {
    private final WebApplicationContextRunner context =
            new WebApplicationContextRunner().withConfiguration(Starter.autoConfigurations());

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private static Authentication user(String name) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, "secret", AuthorityUtils.createAuthorityList("user"));
    }

    private static Optional<Actor> actorOf(WebApplicationContextRunner context, Authentication login) {
        AtomicReference<Optional<Actor>> seen = new AtomicReference<>(Optional.empty());
        context.run(started -> {
            SecurityContextHolder.getContext().setAuthentication(login);
            WriteGuard guard = started.getBean(WriteGuard.class);
            FilterChain chain = (request, response) -> seen.set(guard.capture().actor());
            started.getBean(PrincipalFilter.class)
                    .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), chain);
            assertThat(guard.capture().actor()).isEmpty();
        });
        return seen.get();
    }

    @Test
    void request_ofSomebodyLoggedIn_runsUnderThatName() {
        assertThat(actorOf(context, user("ada"))).contains(Actor.service("ada"));
        assertThat(actorOf(context.withPropertyValues("ringfence.actor.kind=human"), user("ada")))
                .contains(Actor.human("ada"));
    }

    @Test
    void request_ofSomebodyWhoseNameIsAnAddress_doesNotShowIt() {
        assertThat(actorOf(context, user("ann.miller@gmail.com")).orElseThrow().name())
                .doesNotContain("gmail");
    }

    @Test
    void request_ofNobody_runsAsTheService() {
        assertThat(actorOf(context, null)).isEmpty();
        assertThat(actorOf(
                        context,
                        new AnonymousAuthenticationToken(
                                "key", "anonymous", AuthorityUtils.createAuthorityList("anonymous"))))
                .isEmpty();
    }

    @Test
    void filter_switchedOff_isNotThere() {
        context.withPropertyValues("ringfence.actor.from-security=false")
                .run(started -> assertThat(started).doesNotHaveBean(PrincipalFilter.class));
    }
}

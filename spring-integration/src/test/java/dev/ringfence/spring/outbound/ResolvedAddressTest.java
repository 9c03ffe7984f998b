package dev.ringfence.spring.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.ClassUtils;

/** Addresses that clients connect to, which Spring Boot lets filter from 4.1 on. */
@EnabledIf("filterIsThere")
class ResolvedAddressTest {
    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(AutoConfigurations.of(
                    HttpClientAutoConfiguration.class,
                    ImperativeHttpClientAutoConfiguration.class,
                    ReactiveHttpClientAutoConfiguration.class,
                    RestClientAutoConfiguration.class,
                    WebClientAutoConfiguration.class))
            .withPropertyValues("ringfence.environment=staging", "ringfence.guards.http=enforce");

    static boolean filterIsThere() {
        return ClassUtils.isPresent(
                "org.springframework.boot.http.client.InetAddressFilter", ResolvedAddressTest.class.getClassLoader());
    }

    /** No lambda takes a filter: this class is looked at also where there is none. */
    private static boolean matches(ApplicationContext started, String address) throws UnknownHostException {
        return started.getBean(HttpClientSettings.class).inetAddressFilter().matches(InetAddress.getByName(address));
    }

    @Test
    void filter_asksAboutEachAddress() {
        context.withPropertyValues(
                        "ringfence.http.networks[10.1.0.0/16]=production",
                        "ringfence.http.networks[10.2.0.0/16]=staging",
                        "ringfence.http.deny-networks=169.254.0.0/16,fd00::/8")
                .run(started -> {
                    assertThatThrownBy(() -> matches(started, "10.1.2.3"))
                            .isInstanceOf(WriteDeniedException.class)
                            .hasMessageContaining("http.production-target");
                    for (String denied : new String[] {"169.254.169.254", "::ffff:169.254.169.254", "fd12::1"}) {
                        assertThatThrownBy(() -> matches(started, denied)).hasMessageContaining("http.denied");
                    }
                    assertThat(matches(started, "10.2.2.3")).isTrue();
                    assertThat(matches(started, "192.0.2.1")).isTrue();
                });
    }

    @Test
    void filter_whereTheGuardObserves_letsPassAndCounts() {
        context.withPropertyValues("ringfence.http.deny-networks=169.254.0.0/16", "ringfence.guards.http=observe")
                .run(started -> {
                    assertThat(matches(started, "169.254.169.254")).isTrue();
                    assertThat(started.getBean(WriteGuard.class).report().lines())
                            .singleElement()
                            .matches(line -> line.rule().equals("http.denied"));
                });
    }

    @Test
    void filter_isNoneWhereNothingSpeaksOfNetworks() {
        context.withPropertyValues("ringfence.http.hosts[*.shop.example]=production")
                .run(started -> assertThat(
                                started.getBean(HttpClientSettings.class).inetAddressFilter())
                        .isNull());
        context.withPropertyValues(
                        "ringfence.http.deny-networks=169.254.0.0/16", "spring.http.clients.imperative.factory=simple")
                .run(started -> assertThat(started).hasNotFailed());
    }

    /** A filter of the application. */
    static final class Own implements InetAddressFilter {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public boolean matches(InetAddress address) {
            return asked.incrementAndGet() > 0;
        }
    }

    @Test
    void filter_ofTheApplication_isAskedToo() {
        context.withBean(Own.class)
                .withPropertyValues("ringfence.http.deny-networks=169.254.0.0/16")
                .run(started -> {
                    assertThat(matches(started, "192.0.2.1")).isTrue();
                    assertThat(started.getBean(Own.class).asked).hasValue(1);
                    assertThatThrownBy(() -> matches(started, "169.254.169.254"))
                            .isInstanceOf(WriteDeniedException.class);
                });
    }

    /** Without the interceptor of the builders: only what resolves the name says where it leads. */
    @Test
    void client_isRefusedWhereItConnects() {
        context.withPropertyValues(
                        "ringfence.http.deny-networks=127.0.0.0/8,::1/128",
                        "spring.http.clients.imperative.factory=jdk")
                .run(started -> assertThatThrownBy(() -> started.getBean(ClientHttpRequestFactory.class)
                                .createRequest(URI.create("http://localhost:1/"), HttpMethod.GET)
                                .execute())
                        .hasStackTraceContaining("http.denied"));
    }
}

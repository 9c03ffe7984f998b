package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.HttpFence;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Lets the clients of Spring Boot's builders ask about each address that they connect to, beside a filter of the
 * application's own.
 */
final class AddressFilterPostProcessor implements BeanPostProcessor {
    private final Supplier<HttpFence> fence;

    AddressFilterPostProcessor(Supplier<HttpFence> fence) {
        this.fence = fence;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HttpClientSettings settings)) {
            return bean;
        }
        InetAddressFilter own = settings.inetAddressFilter();
        InetAddressFilter asking = InetAddressFilter.adapt(this::asked);
        return settings.withInetAddressFilter(own == null ? asking : own.and(asking));
    }

    /** A refusal is thrown, since it says more than that an address was filtered. */
    private boolean asked(@Nullable InetAddress address) {
        if (address != null) {
            fence.get().check(address);
        }
        return true;
    }
}

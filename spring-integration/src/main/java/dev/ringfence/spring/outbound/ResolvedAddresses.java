package dev.ringfence.spring.outbound;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/** Chooses by its name what only Spring Boot 4.1 and later compile, since it knows filters of addresses. */
final class ResolvedAddresses implements ImportSelector {
    private static final String FILTER = "org.springframework.boot.http.client.InetAddressFilter";

    ResolvedAddresses() {}

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        return ClassUtils.isPresent(FILTER, ResolvedAddresses.class.getClassLoader())
                ? new String[] {"dev.ringfence.spring.outbound.ResolvedAddressConfiguration"}
                : new String[0];
    }
}

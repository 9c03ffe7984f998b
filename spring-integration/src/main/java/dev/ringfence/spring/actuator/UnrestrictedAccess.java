package dev.ringfence.spring.actuator;

import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;

/** Whether the endpoint may also be written to; a class of its own, since the resolver is missing without the actuator. */
record UnrestrictedAccess(ObjectProvider<EndpointAccessResolver> resolvers) implements BooleanSupplier {
    @Override
    public boolean getAsBoolean() {
        return resolvers.stream()
                .allMatch(
                        resolver -> resolver.accessFor(SafeguardsEndpoint.ID, Access.READ_ONLY) == Access.UNRESTRICTED);
    }
}

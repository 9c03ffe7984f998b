package dev.ringfence.spring.actuator;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The Actuator endpoint {@code safeguards}: where the process is, which guards are on, what was or would have been refused.
 * Reads only; what changes something asks for a principal and is offered over the web alone, by {@link
 * SafeguardsWebExtension}.
 */
@Endpoint(id = "safeguards", defaultAccess = Access.READ_ONLY)
final class SafeguardsEndpoint {
    static final EndpointId ID = EndpointId.of("safeguards");

    private final SafeguardsReader reader;

    SafeguardsEndpoint(SafeguardsReader reader) {
        this.reader = reader;
    }

    /** How everything stands now. Over the web the extension answers instead, which has to name the same forms for that. */
    @ReadOperation(producesFrom = ShownAs.class)
    Safeguards safeguards() {
        return reader.read();
    }
}

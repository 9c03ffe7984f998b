package dev.ringfence.spring.actuator;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Guard;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.write.OperatingMode;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint over the web: to read, and where access is {@code unrestricted}, to operate.
 *
 * <p>Spring Boot takes a write only with a JSON content type, which no form of another site can send and no script of one
 * without a preflight that is refused; a request without an authenticated principal changes nothing.
 */
@EndpointWebExtension(endpoint = SafeguardsEndpoint.class)
final class SafeguardsWebExtension {
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final SafeguardsReader reader;
    private final Operator operator;
    private final BooleanSupplier unrestricted;

    SafeguardsWebExtension(SafeguardsReader reader, Operator operator, BooleanSupplier unrestricted) {
        this.reader = reader;
        this.operator = operator;
        this.unrestricted = unrestricted;
    }

    /** How everything stands now. */
    @ReadOperation(producesFrom = ShownAs.class)
    WebEndpointResponse<Object> safeguards(SecurityContext security, ShownAs form) {
        PageHeaders.add();
        Safeguards safeguards = reader.read();
        return new WebEndpointResponse<>(form == ShownAs.PAGE ? page(safeguards, security) : safeguards, form);
    }

    private String page(Safeguards safeguards, SecurityContext security) {
        Principal person = security.getPrincipal();
        return SafeguardsPage.of(
                safeguards,
                new HowTo(
                        unrestricted.getAsBoolean(),
                        person == null ? null : ShownText.of(person.getName()),
                        PageAddress.ofThisRequest().orElse(null)));
    }

    /**
     * Changes something, as the principal, and answers how everything stands then.
     *
     * @param operation mode, freeze, thaw or relax
     * @param reason why; kept in the audit trail
     */
    @WriteOperation
    WebEndpointResponse<Object> operate(
            SecurityContext security,
            @Selector Operation operation,
            String reason,
            @Nullable OperatingMode mode,
            @Nullable Instant until,
            @Nullable Guard guard,
            @Nullable Duration duration) {
        Principal principal = security.getPrincipal();
        if (principal == null) {
            return refused(FORBIDDEN, "Only an authenticated principal can operate safeguards");
        }
        try {
            operator.operate(
                    operation,
                    Actor.human(principal.getName()),
                    reason,
                    new Operation.Terms(mode, until, guard, duration));
            return new WebEndpointResponse<>(reader.read());
        } catch (IllegalArgumentException misfit) {
            return refused(WebEndpointResponse.STATUS_BAD_REQUEST, misfit.getMessage());
        } catch (StoreUnavailableException down) {
            return refused(
                    WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, "The store does not answer; nothing was changed");
        } catch (IllegalStateException | RingfenceException refusal) {
            return refused(CONFLICT, refusal.getMessage());
        }
    }

    private static WebEndpointResponse<Object> refused(int status, @Nullable String detail) {
        return new WebEndpointResponse<>(new Problem(status, ShownText.of(String.valueOf(detail))), status);
    }

    /**
     * Why nothing was changed; the members of RFC 9457 that say so.
     *
     * @param status the HTTP status
     * @param detail one sentence
     */
    record Problem(int status, String detail) {}
}

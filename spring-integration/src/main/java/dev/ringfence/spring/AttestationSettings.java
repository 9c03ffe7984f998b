package dev.ringfence.spring;

import dev.ringfence.base.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What proves below production that a datastore that was filled from production holds no live data.
 *
 * @param keys the directory with the public keys of those who may sign, such as /etc/shop/attestation; without it no
 *     attestation is asked for
 * @param level off, observe (told, and nothing is refused) or enforce (refused where the guard stamp enforces)
 * @param policies digests of the sanitization policies that are accepted; any unless set
 * @param sampledRows how many rows of each table are looked at
 * @param stampedByHand whether a datastore must be attested too that a person stamped SANITIZED
 * @param breakGlass a datastore that is opened in spite of all that, for a while
 */
public record AttestationSettings(
        @Nullable Path keys,
        @DefaultValue("enforce") Level level,
        @DefaultValue List<String> policies,
        @DefaultValue("1000") int sampledRows,
        @DefaultValue("false") boolean stampedByHand,
        @Nullable BreakGlass breakGlass) {
    public AttestationSettings {
        policies = List.copyOf(policies);
    }

    /**
     * A datastore that is opened in spite of its stamp or attestation. It grants no right, and is audited when it is used.
     *
     * @param nonce the nonce of the one stamp it is for
     * @param by the person who decided it
     * @param reason why it has to be opened
     * @param until when it ends, such as 2027-03-31T18:00:00Z, at most four hours after the start; past, it does nothing
     */
    public record BreakGlass(String nonce, String by, String reason, Instant until) {}
}

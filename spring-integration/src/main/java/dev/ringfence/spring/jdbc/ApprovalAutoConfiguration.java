package dev.ringfence.spring.jdbc;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.spring.RingfenceProperties.ApprovalSettings;
import dev.ringfence.spring.StartProblemsException;
import dev.ringfence.store.StateStore;
import dev.ringfence.write.Approval;
import dev.ringfence.write.Approvers;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.WriteDigests;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The requirement {@code approval}, where {@code ringfence.approval} names who may approve. */
@AutoConfiguration(after = {RingfenceAutoConfiguration.class, StoreAutoConfiguration.class})
@ConditionalOnProperty(name = "ringfence.enabled", matchIfMissing = true)
final class ApprovalAutoConfiguration {

    /** Consent is to a write to one datastore, where there is one: that of the store. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("ringfence.approval.approvers")
    Approval ringfenceApproval(
            DeploymentEnvironment here,
            RingfenceProperties properties,
            StateStore store,
            AuditTrail audit,
            ObjectProvider<UnguardedDataSources> sources) {
        ApprovalSettings settings = properties.approval();
        WriteDigests.Builder digests = WriteDigests.builder(key(settings));
        sources.ifAvailable(known ->
                digests.datastore(DatastoreStamps.of(known.store(), here).identity()));
        return Approval.builder(approvers(settings), digests.build(), store)
                .people(settings.people())
                .validity(settings.validity())
                .audit(audit)
                .build();
    }

    private static Approvers approvers(ApprovalSettings settings) {
        try {
            return Approvers.readDirectory(Objects.requireNonNull(settings.approvers()));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw unreadable("approvers", "a directory with a public key of each person, such as ada.pem", unreadable);
        }
    }

    private static DigestKey key(ApprovalSettings settings) {
        if (settings.digestKey() == null) {
            throw StartProblemsException.ofSettings(List.of(
                    "'ringfence.approval.digest-key' must be set beside 'ringfence.approval.approvers' but was not"));
        }
        try {
            return DigestKey.read(settings.digestKey());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw unreadable("digest-key", "a file that DigestKey.createFile wrote", unreadable);
        }
    }

    private static StartProblemsException unreadable(String setting, String what, Exception cause) {
        return StartProblemsException.ofSettings(List.of("'ringfence.approval." + setting + "' must be " + what + ": "
                + (cause instanceof IOException ? cause.getClass().getSimpleName() : cause.getMessage())));
    }
}

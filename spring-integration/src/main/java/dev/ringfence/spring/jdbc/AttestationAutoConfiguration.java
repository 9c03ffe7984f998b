package dev.ringfence.spring.jdbc;

import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Level;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.spring.AttestationSettings;
import dev.ringfence.spring.AttestationSettings.BreakGlass;
import dev.ringfence.spring.GuardedDataSourceCustomizer;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.spring.StartProblemsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Demands attestations of DataSources, where {@code ringfence.attestation} names the keys or there is such a policy. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class, before = GuardedDataSourceAutoConfiguration.class)
@ConditionalOnProperty(name = "ringfence.enabled", matchIfMissing = true)
final class AttestationAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AttestationAutoConfiguration.class);
    private static final String SETTINGS = "ringfence.attestation.";

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("ringfence.attestation.keys")
    AttestationPolicy ringfenceAttestationPolicy(RingfenceProperties properties) {
        AttestationSettings settings = properties.attestation();
        AttestationPolicy policy = AttestationPolicy.of(keys(settings));
        try {
            policy = policy.sampling(settings.sampledRows());
        } catch (IllegalArgumentException refused) {
            throw RingfenceProperties.misfit(SETTINGS + "sampled-rows", refused);
        }
        try {
            if (!settings.policies().isEmpty()) {
                policy = policy.acceptingPolicies(settings.policies().toArray(String[]::new));
            }
        } catch (IllegalArgumentException refused) {
            throw RingfenceProperties.misfit(SETTINGS + "policies", refused);
        }
        policy = settings.stampedByHand() ? policy.alsoWhereStampedByHand() : policy;
        return settings.level() == Level.OBSERVE ? policy.observing() : policy;
    }

    private static VerificationKeys keys(AttestationSettings settings) {
        try {
            return VerificationKeys.readDirectory(Objects.requireNonNull(settings.keys()));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw StartProblemsException.ofSettings(List.of("'" + SETTINGS
                    + "keys' must be a directory with a public key of each signer, such as refresh.pem: "
                    + (unreadable instanceof IOException
                            ? unreadable.getClass().getSimpleName()
                            : unreadable.getMessage())));
        }
    }

    @Bean
    @ConditionalOnBean(AttestationPolicy.class)
    GuardedDataSourceCustomizer ringfenceAttestations(AttestationPolicy policy, RingfenceProperties properties) {
        return (name, builder) -> {
            if (properties.attestation().level() != Level.OFF) {
                builder.attestations(policy);
            }
        };
    }

    @Bean
    @ConditionalOnProperty("ringfence.attestation.break-glass.nonce")
    GuardedDataSourceCustomizer ringfenceBreakGlass(RingfenceProperties properties) {
        BreakGlass opened = Objects.requireNonNull(properties.attestation().breakGlass());
        return (name, builder) -> open(builder, opened);
    }

    /** What is over is told and does nothing: no date refuses a start. */
    private static void open(GuardedDataSource.Builder builder, BreakGlass opened) {
        Duration left = Duration.between(Instant.now(), opened.until());
        if (left.isNegative() || left.isZero()) {
            LOG.warn("'{}break-glass' ended at {} and opens nothing: remove it", SETTINGS, opened.until());
            return;
        }
        try {
            builder.allowForeignStampInSpiteOfEnvironment(opened.nonce(), opened.by(), opened.reason(), left);
        } catch (IllegalArgumentException refused) {
            throw RingfenceProperties.misfit(SETTINGS + "break-glass", refused);
        }
    }
}

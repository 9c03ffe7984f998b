package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.MailFence;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import jakarta.mail.Session;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;

/** Fences mail; off with {@code ringfence.mail.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnClass({Session.class, JavaMailSender.class})
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.mail.enabled", matchIfMissing = true)
final class MailFenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MailFence ringfenceMailFence(WriteGuard guard, RingfenceProperties properties) {
        MailFence.Builder fence = MailFence.builder(guard);
        properties.mail().allow().forEach(each -> fence.allow(each.address(), each.reason()));
        if (properties.mail().redirectTo() != null) {
            fence.redirectTo(properties.mail().redirectTo());
        }
        return fence.build();
    }

    @Bean
    static MailPostProcessor ringfenceMailPostProcessor(ObjectProvider<MailFence> fence) {
        return new MailPostProcessor(fence::getObject);
    }
}

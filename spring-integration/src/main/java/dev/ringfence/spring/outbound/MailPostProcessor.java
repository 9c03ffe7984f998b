package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.FencedTransport;
import dev.ringfence.outbound.MailFence;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Puts the fence in front of the transports of each mail session that a bean is or has. */
final class MailPostProcessor implements BeanPostProcessor {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");

    private final Supplier<MailFence> fence;

    MailPostProcessor(Supplier<MailFence> fence) {
        this.fence = fence;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Session session) {
            fence(session);
        } else if (bean instanceof JavaMailSenderImpl sender) {
            fence(sender.getSession());
        } else if (bean instanceof JavaMailSender) {
            LOG.warn(
                    "Mail of bean '{}' is not fenced: {} is not Spring's own sender. Let it ask MailFence",
                    name,
                    bean.getClass().getName());
        }
        return bean;
    }

    /** A session may be shared by several beans, and takes one fence. One without any transport sends nothing. */
    private void fence(Session session) {
        Provider[] transports = Arrays.stream(session.getProviders())
                .filter(provider -> provider.getType() == Provider.Type.TRANSPORT)
                .toArray(Provider[]::new);
        if (transports.length > 0
                && Arrays.stream(transports)
                        .noneMatch(provider -> provider.getClassName().equals(FencedTransport.class.getName()))) {
            FencedTransport.fence(session, fence.get());
        }
    }
}

package dev.ringfence.spring.kafka;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.outbound.HttpFence;
import dev.ringfence.outbound.InboundFence;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.WriteGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Guards what goes through Kafka; off with {@code ringfence.kafka.enabled=false}. */
@AutoConfiguration(
        after = RingfenceAutoConfiguration.class,
        afterName = "dev.ringfence.spring.outbound.HttpFenceAutoConfiguration")
@ConditionalOnClass(DefaultKafkaProducerFactory.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.kafka.enabled", matchIfMissing = true)
final class KafkaFenceAutoConfiguration {

    @Bean
    @Lazy
    KafkaFence ringfenceKafkaFence(
            WriteGuard guard,
            ObjectProvider<HttpFence> remotes,
            ObjectProvider<InboundFence> callers,
            ObjectProvider<LiveDataGuard> values) {
        HttpFence.Builder known = HttpFence.builder(guard);
        InboundFence.Builder inbound = InboundFence.builder(guard);
        values.ifUnique(known::liveData);
        values.ifUnique(inbound::liveData);
        return new KafkaFence(remotes.getIfUnique(known::build), callers.getIfUnique(inbound::build));
    }

    @Bean
    static KafkaPostProcessor ringfenceKafkaPostProcessor(ObjectProvider<KafkaFence> fence) {
        return new KafkaPostProcessor(fence::getObject);
    }
}

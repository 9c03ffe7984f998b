package dev.ringfence.spring.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Puts the guarded serializers and deserializers around those of each factory that is a bean. */
final class KafkaPostProcessor implements BeanPostProcessor {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");

    private final Supplier<KafkaFence> fence;

    KafkaPostProcessor(Supplier<KafkaFence> fence) {
        this.fence = fence;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DefaultKafkaProducerFactory<?, ?> producers) {
            guard(producers);
        } else if (bean instanceof DefaultKafkaConsumerFactory<?, ?> consumers) {
            guard(consumers, name);
        } else if (bean instanceof ProducerFactory || bean instanceof ConsumerFactory) {
            notGuarded(name, bean.getClass());
        }
        return bean;
    }

    private static void notGuarded(String name, Class<?> type) {
        LOG.warn(
                "Records of bean '{}' are not guarded: they go through {}, which cannot be wrapped",
                name,
                type.getName());
    }

    private <K, V> void guard(DefaultKafkaProducerFactory<K, V> producers) {
        Supplier<Serializer<K>> keys = producers.getKeySerializerSupplier();
        Supplier<Serializer<V>> values = producers.getValueSerializerSupplier();
        producers.setKeySerializerSupplier(() -> guarded(producers, keys, true));
        producers.setValueSerializerSupplier(() -> guarded(producers, values, false));
    }

    private <T> Serializer<T> guarded(
            DefaultKafkaProducerFactory<?, ?> producers, @Nullable Supplier<Serializer<T>> own, boolean key) {
        GuardedSerializer<T> guarded = new GuardedSerializer<>(fence.get(), own == null ? null : own.get());
        if (!producers.isConfigureSerializers()) {
            guarded.configure(producers.getConfigurationProperties(), key);
        }
        return guarded;
    }

    private <K, V> void guard(DefaultKafkaConsumerFactory<K, V> consumers, String name) {
        Map<String, Object> settings = new HashMap<>();
        guard(
                "key.deserializer",
                consumers::getKeyDeserializer,
                consumers::setKeyDeserializerSupplier,
                consumers,
                name,
                settings);
        guard(
                "value.deserializer",
                consumers::getValueDeserializer,
                consumers::setValueDeserializerSupplier,
                consumers,
                name,
                settings);
        if (!settings.isEmpty()) {
            settings.put(GuardedDeserializer.FENCE, fence.get());
            consumers.updateConfigs(settings);
        }
    }

    /** An instance is wrapped, and shared as it was; a class of the settings makes room for one that makes it. */
    private <T> void guard(
            String setting,
            Supplier<Deserializer<T>> own,
            Consumer<Supplier<Deserializer<T>>> set,
            DefaultKafkaConsumerFactory<?, ?> consumers,
            String name,
            Map<String, Object> settings) {
        Deserializer<T> instance = own.get();
        Object named = consumers.getConfigurationProperties().get(setting);
        if (instance == null && named != null) {
            settings.put(GuardedDeserializer.REPLACED + setting, named);
            settings.put(setting, GuardedDeserializer.class);
        } else if (instance != null && instance == own.get()) {
            set.accept(() -> new GuardedDeserializer<>(fence.get(), instance));
        } else if (instance != null) {
            notGuarded(name, instance.getClass());
        }
    }
}

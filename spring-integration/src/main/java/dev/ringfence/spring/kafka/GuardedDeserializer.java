package dev.ringfence.spring.kafka;

import dev.ringfence.base.RingfenceException;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.support.serializer.SerializationUtils;

/**
 * Looks at what another deserializer is about to read. What is refused is handed to the container as Spring Kafka's {@link
 * ErrorHandlingDeserializer} does, which this extends so that containers look for it; failures of the other deserializer
 * stay what they were. Kafka makes one by its name, so it is public; it is not for use by applications.
 *
 * @param <T> what the other deserializer makes
 */
public final class GuardedDeserializer<T> extends ErrorHandlingDeserializer<T> {
    /** Under this setting a consumer has its fence. */
    static final String FENCE = "dev.ringfence.fence";

    /** Before the name of the setting that this took the place of. */
    static final String REPLACED = "dev.ringfence.";

    private @Nullable KafkaFence fence;
    private @Nullable Deserializer<T> delegate;
    private final boolean ready;
    private boolean key;

    /** One that is set up by the settings of a consumer. */
    public GuardedDeserializer() {
        this.ready = false;
    }

    /** @param delegate set up already */
    GuardedDeserializer(KafkaFence fence, Deserializer<T> delegate) {
        this.fence = fence;
        this.delegate = delegate;
        this.ready = true;
    }

    /**
     * Sets up the other deserializer, unless that was done before.
     *
     * @throws dev.ringfence.write.WriteDeniedException if the brokers may not be reached
     */
    @Override
    @SuppressWarnings("unchecked") // the setting is all that says what it is, as it is for Kafka
    public void configure(Map<String, ?> settings, boolean isKey) {
        key = isKey;
        if (!ready) {
            fence = (KafkaFence) settings.get(FENCE);
            Deserializer<T> own = (Deserializer<T>)
                    Configured.instance(settings, REPLACED + (isKey ? "key.deserializer" : "value.deserializer"));
            own.configure(settings, isKey);
            delegate = own;
        }
        if (!key) {
            fence().check(Brokers.of(settings));
        }
    }

    private KafkaFence fence() {
        return ready(fence);
    }

    private Deserializer<T> delegate() {
        return ready(delegate);
    }

    private static <V> V ready(@Nullable V part) {
        if (part == null) {
            throw new IllegalStateException("'deserializer' must be configured before it deserializes");
        }
        return part;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        return delegate().deserialize(topic, fence().receiving(data, what()));
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        byte[] received;
        try {
            if (!key) {
                fence().receivingHeaders(headers);
            }
            received = fence().receiving(data, what());
        } catch (RingfenceException refused) {
            SerializationUtils.deserializationException(headers, data == null ? new byte[0] : data, refused, key);
            return null;
        }
        return delegate().deserialize(topic, headers, received);
    }

    private String what() {
        return key ? "the key of a record" : "the value of a record";
    }

    @Override
    public void close() {
        if (delegate != null) {
            delegate.close();
        }
    }
}

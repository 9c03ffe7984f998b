package dev.ringfence.spring.kafka;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Looks at what another serializer made. As safe for use by many threads as that one. */
final class GuardedSerializer<T> implements Serializer<T> {
    private final KafkaFence fence;
    private final boolean ready;
    private @Nullable Serializer<T> delegate;
    private List<URI> brokers = List.of();
    private boolean key;

    /** @param delegate set up already; without one it is that of the settings */
    GuardedSerializer(KafkaFence fence, @Nullable Serializer<T> delegate) {
        this.fence = fence;
        this.delegate = delegate;
        this.ready = delegate != null;
    }

    /**
     * Sets up the other serializer, unless that was done before.
     *
     * @throws dev.ringfence.write.WriteDeniedException if the brokers may not be reached
     */
    @Override
    @SuppressWarnings("unchecked") // the setting is all that says what it is, as it is for Kafka
    public void configure(Map<String, ?> settings, boolean isKey) {
        key = isKey;
        brokers = Brokers.of(settings);
        if (!key) {
            fence.check(brokers);
        }
        if (!ready) {
            Serializer<T> own =
                    (Serializer<T>) Configured.instance(settings, isKey ? "key.serializer" : "value.serializer");
            own.configure(settings, isKey);
            delegate = own;
        }
    }

    private Serializer<T> delegate() {
        if (delegate == null) {
            throw new IllegalStateException("'serializer' must be configured before it serializes");
        }
        return delegate;
    }

    @Override
    public byte @Nullable [] serialize(String topic, T data) {
        return looked(data, delegate().serialize(topic, data));
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, T data) {
        byte[] bytes = delegate().serialize(topic, headers, data);
        if (!key) {
            fence.sendingHeaders(brokers, headers);
        }
        return looked(data, bytes);
    }

    /** Numbers are no text and hold nobody's address. */
    private byte @Nullable [] looked(T data, byte @Nullable [] bytes) {
        return data instanceof Number || data instanceof UUID
                ? bytes
                : fence.sending(brokers, bytes, key ? "the key of a record" : "the value of a record");
    }

    @Override
    public void close() {
        if (delegate != null) {
            delegate.close();
        }
    }
}

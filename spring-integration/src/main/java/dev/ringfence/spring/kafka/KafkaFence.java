package dev.ringfence.spring.kafka;

import dev.ringfence.outbound.EnvironmentBaggage;
import dev.ringfence.outbound.HttpFence;
import dev.ringfence.outbound.InboundFence;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Hands records to the fences of core. Safe for use by many threads. */
final class KafkaFence {
    private static final String HEADER = "a header of a record";

    private final HttpFence remotes;
    private final InboundFence callers;

    KafkaFence(HttpFence remotes, InboundFence callers) {
        this.remotes = remotes;
        this.callers = callers;
    }

    /** Asks about the brokers of a client that is being made. */
    void check(List<URI> brokers) {
        brokers.forEach(broker -> remotes.check(broker, Map.of()));
    }

    /** What is to be sent in place of a key or value, after it was looked at. */
    byte @Nullable [] sending(List<URI> brokers, byte @Nullable [] bytes, String what) {
        URI lower = lower(brokers);
        return bytes == null || lower == null ? bytes : remotes.sending(bytes, lower, what);
    }

    /** Looks at the headers of a record that is about to be sent, and says where it comes from. */
    void sendingHeaders(List<URI> brokers, Headers headers) {
        URI lower = lower(brokers);
        if (lower != null) {
            look(headers, bytes -> remotes.sending(bytes, lower, HEADER));
        }
        if (!brokers.isEmpty()) {
            Header said = headers.lastHeader(EnvironmentBaggage.HEADER);
            remotes.baggage(brokers.get(0), Optional.ofNullable(said).flatMap(KafkaFence::text))
                    .ifPresent(baggage -> {
                        headers.remove(EnvironmentBaggage.HEADER);
                        headers.add(EnvironmentBaggage.HEADER, baggage.getBytes(StandardCharsets.UTF_8));
                    });
        }
    }

    private @Nullable URI lower(List<URI> brokers) {
        for (URI broker : brokers) {
            if (remotes.isLowerTarget(broker, Map.of())) {
                return broker;
            }
        }
        return null;
    }

    /** What is to be read in place of a key or value, after it was looked at. */
    byte @Nullable [] receiving(byte @Nullable [] bytes, String what) {
        return bytes == null || !callers.looksAtValues() ? bytes : callers.receiving(bytes, what);
    }

    /** Asks where a record comes from, and looks at its headers. */
    void receivingHeaders(Headers headers) {
        callers.check(Optional.ofNullable(headers.lastHeader(EnvironmentBaggage.HEADER))
                .flatMap(KafkaFence::text));
        if (callers.looksAtValues()) {
            look(headers, bytes -> callers.receiving(bytes, HEADER));
        }
    }

    /** Many a header is a number in bytes; only texts are looked at. If one changes, all are set anew in their order. */
    private static void look(Headers headers, UnaryOperator<byte[]> eye) {
        List<Header> looked = new ArrayList<>();
        boolean changed = false;
        for (Header header : headers) {
            byte[] value = header.value();
            byte[] seen = text(header).isEmpty() ? value : eye.apply(value);
            changed |= seen != value;
            looked.add(seen == value ? header : new RecordHeader(header.key(), seen));
        }
        if (changed) {
            looked.forEach(header -> headers.remove(header.key()));
            looked.forEach(headers::add);
        }
    }

    private static Optional<String> text(Header header) {
        if (header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}

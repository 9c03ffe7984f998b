package dev.ringfence.data.json;

import dev.blaauwendraad.masker.json.JsonMasker;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Masking by key in arrays, strings and streams, beside json-masker; and by key and value together. Each call is one
 * document; json-masker does not validate. {@code mvn -pl core test-compile exec:exec@jmh -Djmh.args="JsonBenchmark -prof
 * gc -rf json"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class JsonBenchmark {
    private static final List<String> KEYS = List.of("email", "iban", "phone", "password", "lastName", "creditCard");

    /** What the documents look like. */
    @Param
    JsonDocuments shape;

    /** Their length in UTF-16 units, about. */
    @Param({"1024", "131072", "2097152"})
    int length;

    private String text;
    private byte[] utf8;
    private JsonSanitizer byKey;
    private JsonSanitizer byKeyAndValue;
    private JsonMasker peer;

    /** Documents and both sanitizers. */
    @Setup
    public void prepare() {
        text = shape.ofLength(length);
        utf8 = text.getBytes(StandardCharsets.UTF_8);
        SanitizationPolicy.Builder keys = SanitizationPolicy.builder("keys").otherwise(new Treatment.Keep());
        SanitizationPolicy.Builder values = SanitizationPolicy.builder("values");
        for (String key : KEYS) {
            keys.key(key, new Treatment.Redact());
            values.key(key, new Treatment.Redact());
        }
        PseudonymKey key = PseudonymKey.ephemeral();
        byKey = JsonSanitizer.of(Sanitizer.of(keys.build(), key));
        byKeyAndValue = JsonSanitizer.of(Sanitizer.of(values.build(), key));
        peer = JsonMasker.getMasker(Set.copyOf(KEYS));
    }

    /** Keys, UTF-8. */
    @Benchmark
    public byte[] bytes() {
        return byKey.sanitize(utf8);
    }

    /** Keys, UTF-8, the peer. */
    @Benchmark
    public byte[] bytesPeer() {
        return peer.mask(utf8);
    }

    /** Keys, text. */
    @Benchmark
    public String string() {
        return byKey.sanitize(text);
    }

    /** Keys, text, the peer. */
    @Benchmark
    public String stringPeer() {
        return peer.mask(text);
    }

    /** Keys, a stream. */
    @Benchmark
    public ByteArrayOutputStream stream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length + 1024);
        byKey.sanitize(new ByteArrayInputStream(utf8), out);
        return out;
    }

    /** Keys, a stream, the peer. */
    @Benchmark
    public ByteArrayOutputStream streamPeer() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length + 1024);
        peer.mask(new ByteArrayInputStream(utf8), out);
        return out;
    }

    /** Keys, and what all other strings hold. */
    @Benchmark
    public byte[] values() {
        return byKeyAndValue.sanitize(utf8);
    }
}

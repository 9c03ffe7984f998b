package dev.ringfence.write;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The one place that needs bucket4j: a bucket for each key, all alike. Bounded; safe for use by many threads. */
final class TokenBuckets {
    /** More than that share the last one, so that new names neither fill the memory nor get new budgets without end. */
    private static final int MOST = 10_000;

    private static final String SHARED = "";

    private final long tokens;
    private final Duration within;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    private TokenBuckets(long tokens, Duration within) {
        this.tokens = tokens;
        this.within = within;
        buckets.put(SHARED, bucket());
    }

    static TokenBuckets of(long tokens, Duration within) {
        try {
            return new TokenBuckets(tokens, within);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "'row-budget' must find bucket4j but does not: add com.bucket4j:bucket4j_jdk17-core", missing);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, within))
                .build();
    }

    private Bucket of(String key) {
        Bucket known = buckets.get(key);
        if (known != null) {
            return known;
        }
        return buckets.computeIfAbsent(buckets.size() < MOST ? key : SHARED, missing -> bucket());
    }

    /** Negative while what was used too much has not come back. */
    long left(String key) {
        return of(key).getAvailableTokens();
    }

    void use(String key, long used) {
        of(key).consumeIgnoringRateLimits(used);
    }
}

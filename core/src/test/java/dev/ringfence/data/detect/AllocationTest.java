package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.ringfence.data.InfoType;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan that finds nothing makes no object. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 20;

    private static long allocated(Runnable scans) {
        scans.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < RUNS; i++) {
            scans.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the quick brown fox jumps over the lazy dog, and nothing else is to be said of it; ",
                "took 1234 ms, offset 99812 of 120394 in segment 17; ",
                "2026-03-01 12:30:11.123 INFO [exec-12] cache - refreshed 4711 entries\n",
                "v1.22.333 build 20240517 sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b ",
            })
    void scan_textWithoutFindings_allocatesNothing(String piece) {
        Detector detector = Detector.builder()
                .without(InfoType.PHONE_NUMBER, InfoType.DATE, InfoType.DATE_TIME)
                .build();
        String text = piece.repeat(400);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int[] found = new int[1];
        FindingConsumer consumer = (type, start, end, confidence, made) -> found[0]++;
        assertThat(allocated(() -> detector.scan(text, consumer))).isLessThan(64);
        assertThat(allocated(() -> detector.scan(utf8, 0, utf8.length, consumer)))
                .isLessThan(64);
        assertThat(found[0]).isZero();
    }

    @Test
    void scan_shortParameters_allocateNothing() {
        List<String> parameters = List.of("a plain parameter", "ORD-2024-000123", "4711", "true", "EUROPE_WEST");
        FindingConsumer consumer = (type, start, end, confidence, made) -> {};
        for (String parameter : parameters) {
            assertThat(allocated(() -> Detector.boundary().scan(parameter, consumer)))
                    .isLessThan(16);
        }
    }
}

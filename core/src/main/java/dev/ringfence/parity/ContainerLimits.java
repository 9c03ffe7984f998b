package dev.ringfence.parity;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Limits of the container, from the kernel's control groups: version 2 ({@code memory.max}, {@code cpu.max}), else version
 * 1 ({@code memory.limit_in_bytes}, {@code cpu.cfs_quota_us}). Linux kernel, admin-guide/cgroup-v2 and cgroup-v1.
 */
final class ContainerLimits {
    /** Version 1 says "no limit" by the largest number of whole pages. */
    private static final long NO_LIMIT = 1L << 60;

    private ContainerLimits() {}

    /** The limits that are set, by name. */
    static Map<String, String> read(Path root) throws IOException {
        Map<String, String> limits = new TreeMap<>();
        memory(root).ifPresent(bytes -> limits.put("memory limit", bytes + " B"));
        cpu(root).ifPresent(cpus -> limits.put("cpu limit", cpus));
        return limits;
    }

    private static Optional<String> memory(Path root) throws IOException {
        List<String> words = words(root.resolve("memory.max"));
        if (words.isEmpty()) {
            words = words(root.resolve("memory").resolve("memory.limit_in_bytes"));
        }
        return words.isEmpty() || !isNumber(words.get(0)) || Long.parseLong(words.get(0)) >= NO_LIMIT
                ? Optional.empty()
                : Optional.of(words.get(0));
    }

    private static Optional<String> cpu(Path root) throws IOException {
        List<String> words = words(root.resolve("cpu.max"));
        if (words.isEmpty()) {
            Path group = root.resolve("cpu");
            List<String> quota = words(group.resolve("cpu.cfs_quota_us"));
            List<String> period = words(group.resolve("cpu.cfs_period_us"));
            words = quota.isEmpty() || period.isEmpty() ? List.of() : List.of(quota.get(0), period.get(0));
        }
        if (words.size() < 2
                || !isNumber(words.get(0))
                || !isNumber(words.get(1))
                || words.get(1).matches("0+")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(words.get(0))
                .divide(new BigDecimal(words.get(1)), 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static List<String> words(Path file) throws IOException {
        return Files.isReadable(file) ? List.of(Files.readString(file).strip().split("\\s+", -1)) : List.of();
    }

    /** Neither "max" nor the -1 of version 1. */
    private static boolean isNumber(String word) {
        return word.matches("\\d{1,18}") || word.matches("9\\d{18}");
    }
}

package dev.ringfence.data;

import java.util.List;
import java.util.Locale;

/**
 * Names of the domain name system that nobody can register: {@code example.com}, {@code .net}, {@code .org} and the
 * top-level domains {@code example}, {@code test}, {@code invalid} and {@code localhost} (RFC 2606, 2 and 3; RFC 6761,
 * 6).
 */
final class ReservedNames {
    private static final List<String> ALL =
            List.of("example.com", "example.net", "example.org", "example", "test", "invalid", "localhost");

    private ReservedNames() {}

    /** True if the name is one of them or below one, in either case, with or without the full stop of the root. */
    static boolean contain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String domain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        for (String reserved : ALL) {
            if (domain.endsWith(reserved)
                    && (domain.length() == reserved.length()
                            || domain.charAt(domain.length() - reserved.length() - 1) == '.')) {
                return true;
            }
        }
        return false;
    }
}

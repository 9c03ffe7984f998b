package dev.ringfence.data.sanitize;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Values and domains that a team has said are its own. Immutable and safe for use by many threads. */
final class AllowList {
    private final Map<InfoType, Set<String>> values;
    private final Set<String> domains;

    private AllowList(Builder builder) {
        Map<InfoType, Set<String>> copies = new HashMap<>();
        builder.values.forEach((type, texts) -> copies.put(type, Set.copyOf(texts)));
        this.values = Map.copyOf(copies);
        this.domains = Set.copyOf(builder.domains);
    }

    int size() {
        return domains.size() + values.values().stream().mapToInt(Set::size).sum();
    }

    /** True if what was found is allowed. */
    boolean holds(Finding finding, CharSequence text) {
        if (values.isEmpty() && domains.isEmpty()) {
            return false;
        }
        String value = text.subSequence(finding.start(), finding.end()).toString();
        return values.getOrDefault(finding.type(), Set.of()).contains(canonical(value)) || atAllowedDomain(value);
    }

    private boolean atAllowedDomain(String value) {
        String host = host(value).toLowerCase(Locale.ROOT);
        while (!host.isEmpty()) {
            if (domains.contains(host)) {
                return true;
            }
            int dot = host.indexOf('.');
            host = dot < 0 ? "" : host.substring(dot + 1);
        }
        return false;
    }

    /** What follows the last at sign, else the host of a URL, else all of it. */
    private static String host(String value) {
        int start = value.lastIndexOf('@') + 1;
        int scheme = value.indexOf("://");
        start = scheme >= start ? scheme + 3 : start;
        int end = start;
        while (end < value.length() && "/:?#".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(start, end);
    }

    private static String canonical(String value) {
        StringBuilder canonical = new StringBuilder(value.length());
        value.codePoints().filter(c -> Character.isLetterOrDigit(c) || c == '@').forEach(canonical::appendCodePoint);
        return canonical.toString().toLowerCase(Locale.ROOT);
    }

    static void requireText(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' must not be blank");
        }
    }

    /** Collects entries. Not safe for use by many threads. */
    static final class Builder {
        private final Map<InfoType, Set<String>> values = new HashMap<>();
        private final Set<String> domains = new HashSet<>();

        void add(InfoType type, String value, String reason) {
            Objects.requireNonNull(type, "type");
            requireText("value", value);
            requireText("reason", reason);
            if (value.startsWith("@")) {
                domains.add(value.substring(1).toLowerCase(Locale.ROOT));
            } else {
                values.computeIfAbsent(type, key -> new HashSet<>()).add(canonical(value));
            }
        }

        AllowList build() {
            return new AllowList(this);
        }
    }
}

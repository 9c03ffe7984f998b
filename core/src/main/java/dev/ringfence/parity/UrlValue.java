package dev.ringfence.parity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL in its parts, because each is compared in its own way: where it points to is the environment's own, the scheme and
 * the options must be the same, and the credentials are a secret.
 *
 * @param scheme in lower case, for JDBC with the product: {@code https}, {@code jdbc:postgresql}
 * @param credentials what stands before the {@code @}, without the user's name where there is a password; empty if none
 * @param place host, port and path
 * @param options by name, as the first of each name gives them
 */
record UrlValue(String scheme, String credentials, String place, Map<String, String> options) {
    private static final Pattern SCHEME = Pattern.compile(
            "((?:jdbc:|r2dbc:)[a-z0-9+.-]{1,30}|[a-z][a-z0-9+.-]{1,30}(?=://)):", Pattern.CASE_INSENSITIVE);

    private static final Set<String> DATASTORES = Set.of(
            "mongodb",
            "mongodb+srv",
            "redis",
            "rediss",
            "valkey",
            "amqp",
            "amqps",
            "kafka",
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "cassandra",
            "neo4j",
            "neo4j+s",
            "bolt",
            "memcached",
            "nats",
            "pulsar",
            "ldap",
            "ldaps",
            "smtp",
            "smtps",
            "s3",
            "gs",
            "sftp",
            "ftp");

    /** RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3. */
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "(localhost|[\\w-]+\\.localhost|127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0|\\[?::1?]?)(:\\d+)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_THE_CLUSTER = Pattern.compile(".*\\.(local|svc|internal)(:\\d+)?");

    UrlValue {
        options = Map.copyOf(options);
    }

    static Optional<UrlValue> parse(String text) {
        String value = text.strip();
        Matcher scheme = SCHEME.matcher(value);
        if (!scheme.lookingAt()) {
            return Optional.empty();
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        boolean jdbc = name.contains(":");
        String rest = value.substring(scheme.end());
        int end = end(rest, jdbc);
        String before = rest.substring(0, end);
        String authority = before.startsWith("//") ? before.substring(2) : before;
        int at = endOfCredentials(authority, jdbc);
        String user = at < 0 ? "" : authority.substring(0, at);
        int colon = user.indexOf(':');
        return Optional.of(new UrlValue(
                name,
                colon < 0 ? user : user.substring(colon + 1),
                authority.substring(at + 1),
                options(rest.substring(end))));
    }

    private static int end(String rest, boolean jdbc) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '?' || c == '#' || (jdbc && c == ';')) {
                return i;
            }
        }
        return rest.length();
    }

    /**
     * Where the {@code @} is, or -1. A password may hold a slash that nobody encoded, so in a URL of a database the last
     * one counts; elsewhere an {@code @} in a path is none unless what stands before the path looks like user and password.
     */
    private static int endOfCredentials(String authority, boolean jdbc) {
        int last = authority.lastIndexOf('@');
        int slash = authority.indexOf('/');
        if (jdbc || last < 0 || slash < 0 || last < slash) {
            return last;
        }
        String first = authority.substring(0, slash);
        int colon = first.lastIndexOf(':');
        boolean port = colon >= 0 && first.substring(colon + 1).chars().allMatch(Character::isDigit);
        int inFirst = first.lastIndexOf('@');
        return inFirst >= 0 || colon < 0 || port ? inFirst : last;
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean ends = i == text.length() || "?;&#".indexOf(text.charAt(i)) >= 0;
            if (ends && i > start) {
                String option = text.substring(start, i);
                int equals = option.indexOf('=');
                options.putIfAbsent(
                        equals < 0 ? option : option.substring(0, equals),
                        equals < 0 ? "" : option.substring(equals + 1));
            }
            if (ends) {
                start = i + 1;
            }
        }
        options.remove("");
        return options;
    }

    ValueType type() {
        return scheme.contains(":") || DATASTORES.contains(scheme) ? ValueType.DATASTORE_URL : ValueType.URL;
    }

    /** True if the same text means the same place in every environment. */
    boolean isAbsolute() {
        int end = place.indexOf('/');
        return isAbsoluteHost(end < 0 ? place : place.substring(0, end));
    }

    /** True for a name with a dot that is not this machine's, nor one that a cluster resolves for itself. */
    static boolean isAbsoluteHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.contains(".")
                && !THIS_MACHINE.matcher(name).matches()
                && !OF_THE_CLUSTER.matcher(name).matches();
    }
}

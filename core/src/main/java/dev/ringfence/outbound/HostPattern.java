package dev.ringfence.outbound;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;

/**
 * Hosts by name: {@code api.example.com}, those below one as {@code *.example.com}, each with a port behind a colon or
 * without, then any port.
 */
final class HostPattern {
    private static final String BELOW = "*.";
    private static final int ANY_PORT = -1;
    private static final int LAST_PORT = 65_535;

    private final String host;
    private final boolean below;
    private final int port;

    private HostPattern(String host, boolean below, int port) {
        this.host = host;
        this.below = below;
        this.port = port;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static HostPattern parse(String pattern) {
        boolean below = pattern.startsWith(BELOW);
        String rest = below ? pattern.substring(BELOW.length()) : pattern;
        int colon = rest.startsWith("[") ? rest.indexOf("]:") + 1 : rest.indexOf(':');
        int port = colon > 0 ? port(rest.substring(colon + 1), pattern) : ANY_PORT;
        String host = normal(colon > 0 ? rest.substring(0, colon) : rest);
        if (host.isEmpty() || host.indexOf('*') >= 0 || host.indexOf('/') >= 0) {
            throw refused(pattern);
        }
        return new HostPattern(host, below, port);
    }

    private static int port(String text, String pattern) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw refused(pattern);
        }
        throw refused(pattern);
    }

    private static IllegalArgumentException refused(String pattern) {
        return new IllegalArgumentException("'host' must be like api.example.com, *.example.com or api.example.com:8443"
                + " but was '" + pattern + "'");
    }

    /** True if a URI goes to such a host. */
    boolean matches(URI uri) {
        String its = normal(hostOf(uri));
        boolean there = below ? its.endsWith("." + host) : its.equals(host);
        return there && (port == ANY_PORT || port == portOf(uri));
    }

    /** The host of a URI, in the brackets of IPv6 if it has them; empty if it has none. */
    static String hostOf(URI uri) {
        String host = uri.getHost();
        return host == null ? "" : host;
    }

    private static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String normal(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (bare.startsWith("[")) {
            return bare.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }

    @Override
    public String toString() {
        return (below ? BELOW : "") + host + (port == ANY_PORT ? "" : ":" + port);
    }
}

package dev.ringfence.data;

import java.util.Locale;

/**
 * URLs at {@code example.com} with a path of 80 keyed bits. The scheme of the original stays where it fits; user, port,
 * path, query and fragment go.
 *
 * <p>The canonical form is the URL with scheme and authority in lower case (RFC 3986, 6.2.2.1), without a slash at its
 * end.
 */
final class ReservedUrls implements MadeSpace {
    private static final int PATH_LENGTH = 16;
    private static final String HOST = "example.com";
    private static final String USUAL_SCHEME = "https://";
    private static final DocumentationAddresses ADDRESSES = new DocumentationAddresses();

    @Override
    public String description() {
        return "80 keyed bits as a path at example.com (RFC 2606, 3)";
    }

    /** 2^80. */
    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public int minimumLength() {
        return USUAL_SCHEME.length() + HOST.length() + 1 + PATH_LENGTH;
    }

    /** True if the host is a reserved name or address; a bracket or port does not matter. */
    @Override
    public boolean contains(String value) {
        String host = host(value.strip());
        return ReservedNames.contain(host) || ADDRESSES.contains(host);
    }

    private static String host(String url) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = endOfAuthority(url, start);
        start = Math.max(start, url.lastIndexOf('@', end - 1) + 1);
        if (start < end && url.charAt(start) == '[') {
            int close = url.indexOf(']', start);
            return close < 0 ? "" : url.substring(start + 1, close);
        }
        int port = url.indexOf(':', start);
        return url.substring(start, port >= 0 && port < end ? port : end);
    }

    /** Drivers of databases also end it with a semicolon. */
    private static int endOfAuthority(String url, int start) {
        int i = start;
        while (i < url.length() && "/?#;".indexOf(url.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String url = value.strip();
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = endOfAuthority(url, start);
        String tail = url.substring(end);
        String canonical = url.substring(0, end).toLowerCase(Locale.ROOT)
                + (tail.endsWith("/") ? tail.substring(0, tail.length() - 1) : tail);
        String beginning = scheme >= 0
                ? url.substring(0, start)
                : url.regionMatches(true, 0, "www.", 0, 4) ? url.substring(0, 4) : "";
        StringBuilder made = new StringBuilder(start + HOST.length() + 1 + PATH_LENGTH);
        made.append(beginning.length() + HOST.length() + 1 + PATH_LENGTH <= maxLength ? beginning : USUAL_SCHEME);
        made.append(HOST).append('/');
        Crockford.append(made, keyed.draw(canonical), PATH_LENGTH);
        return made.toString();
    }
}

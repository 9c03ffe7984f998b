package dev.ringfence.outbound;

import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What follows a redirect (RFC 9110, 15.4), with the choices of the JDK's own client. */
final class Redirects {
    /** As the JDK's {@code jdk.httpclient.redirects.retrylimit} has it. */
    static final int MOST = 5;

    private static final Set<Integer> STATUS = Set.of(301, 302, 303, 307, 308);
    /** Belong to the host they were made for. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");

    private Redirects() {}

    /** Where a response sends to; empty if it does not, or the policy does not follow. */
    static Optional<URI> target(URI from, int status, HttpHeaders headers, Redirect policy) {
        if (policy == Redirect.NEVER || !STATUS.contains(status)) {
            return Optional.empty();
        }
        return headers.firstValue("Location")
                .flatMap(location -> resolved(from, location))
                .filter(to -> policy == Redirect.ALWAYS || !"https".equalsIgnoreCase(from.getScheme()) || isHttps(to));
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static Optional<URI> resolved(URI from, String location) {
        try {
            URI to = from.resolve(URI.create(location));
            boolean http = isHttps(to) || "http".equalsIgnoreCase(to.getScheme());
            return http && to.getHost() != null ? Optional.of(to) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            // The caller gets the response as it is.
            return Optional.empty();
        }
    }

    /** The request that follows: a GET where the method may change, without credentials where the host does. */
    static HttpRequest next(HttpRequest request, int status, URI to) {
        boolean sameHost = sameHost(request.uri(), to);
        HttpRequest.Builder next = HttpRequest.newBuilder(
                request, (name, value) -> sameHost || !CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)));
        next.uri(to);
        boolean post = "POST".equals(request.method());
        if (status == 303 || ((status == 301 || status == 302) && post)) {
            next.method("GET", BodyPublishers.noBody());
        }
        return next.build();
    }

    private static boolean sameHost(URI from, URI to) {
        return HostPattern.hostOf(from).equalsIgnoreCase(HostPattern.hostOf(to))
                && from.getPort() == to.getPort()
                && String.valueOf(from.getScheme()).equalsIgnoreCase(to.getScheme());
    }
}

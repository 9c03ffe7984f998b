package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * URLs with a host (RFC 3986), those of databases (JDBC) among them, and names that begin with {@code www.} and need no
 * scheme. The whole URL is found; a password within it is found too, for those who ask for passwords alone.
 */
final class UrlMatcher implements Matcher {
    private static final double CONFIDENCE = 0.97;
    /** A scheme that is not known, or a host without a domain. */
    private static final double UNUSUAL = 0.7;

    private static final double PASSWORD_CONFIDENCE = 0.9;
    private static final int MAX_SCHEME = 20;
    private static final int MAX_USER_INFO = 256;
    private static final FoldedWords SCHEMES = FoldedWords.of(
            "http",
            "https",
            "ftp",
            "ftps",
            "sftp",
            "ws",
            "wss",
            "ssh",
            "git",
            "svn",
            "ldap",
            "ldaps",
            "rtsp",
            "rtmp",
            "mqtt",
            "mqtts",
            "amqp",
            "amqps",
            "redis",
            "rediss",
            "mongodb",
            "mongodb+srv",
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "sqlserver",
            "oracle",
            "db2",
            "nfs",
            "smb",
            "telnet",
            "irc",
            "ircs",
            "imap",
            "imaps",
            "smtp",
            "smtps",
            "nntp",
            "gopher",
            "dav",
            "davs",
            "clickhouse",
            "cassandra",
            "kafka",
            "nats",
            "tcp",
            "udp");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.COLON, Anchor.DOT);
    }

    @Override
    public boolean wantsColonBefore(byte behind) {
        return behind == '/';
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (window.at(at) == '.') {
            withoutScheme(window, at, candidates);
        } else if (window.at(at + 1) == '/' && window.at(at + 2) == '/') {
            withScheme(window, at, candidates);
        }
    }

    private static void withoutScheme(Window window, int dot, Candidates candidates) {
        int start = dot - 3;
        if ((window.at(dot - 1) | 0x20) != 'w' || !Ascii.folded(window, start, "www") || !isFree(window, start)) {
            return;
        }
        int end = HostName.end(window, start);
        if (end > dot + 1 && HostName.isQualified(window, dot + 1, end)) {
            add(window, start, behindHost(window, start, end), CONFIDENCE, candidates);
        }
    }

    private static boolean isFree(Window window, int start) {
        byte before = window.at(start - 1);
        return Ascii.isFreeBefore(window, start)
                && before != '.'
                && before != '@'
                && before != '-'
                // A URL with a scheme is found at its colon.
                && !(before == '/' && window.at(start - 2) == '/');
    }

    /** Where the URL ends whose host ends here: behind a port, path, query or fragment if there is one. */
    static int behindHost(Window window, int start, int end) {
        byte next = window.at(end);
        boolean more = next == '/' || next == '?' || next == '#' || (next == ':' && window.isDigit(end + 1));
        return more ? Math.max(end, UrlEnd.of(window, start)) : end;
    }

    private static void withScheme(Window window, int colon, Candidates candidates) {
        int scheme = colon;
        while (colon - scheme < MAX_SCHEME && isSchemePart(window.at(scheme - 1))) {
            scheme--;
        }
        while (scheme < colon && !Ascii.isLetter(window.at(scheme))) {
            scheme++;
        }
        if (colon - scheme < 2 || !Ascii.isFreeBefore(window, scheme)) {
            return;
        }
        int authority = colon + 3;
        int host = authority;
        int password = -1;
        for (int i = authority; i - authority < MAX_USER_INFO && isUserInfo(window.at(i)); i++) {
            if (window.at(i) == ':' && password < 0) {
                password = i + 1;
            } else if (window.at(i) == '@') {
                host = i + 1;
            }
        }
        int endOfHost = window.at(host) == '[' ? bracketed(window, host) : HostName.end(window, host);
        if (endOfHost == host) {
            return;
        }
        boolean usual = SCHEMES.contain(window, scheme, colon)
                && (window.at(host) == '['
                        || hasDot(window, host, endOfHost)
                        || Ascii.folded(window, host, "localhost"));
        if (host > authority && password > 0 && password < host - 1) {
            candidates.add(
                    InfoType.PASSWORD,
                    password,
                    host - 1,
                    PASSWORD_CONFIDENCE,
                    PASSWORD_CONFIDENCE,
                    isVariable(window, password));
        }
        int end = Math.max(endOfHost, UrlEnd.of(window, authority));
        add(window, startOfDriver(window, scheme), end, usual ? CONFIDENCE : UNUSUAL, candidates);
    }

    /** JDBC puts its own scheme before that of the driver. */
    private static int startOfDriver(Window window, int scheme) {
        return window.at(scheme - 1) == ':' && Ascii.folded(window, scheme - 5, "jdbc") ? scheme - 5 : scheme;
    }

    /** What configuration files write in place of a password. */
    private static boolean isVariable(Window window, int password) {
        byte first = window.at(password);
        return first == '*' || first == '$' || first == '%' || first == '<';
    }

    private static boolean isSchemePart(int b) {
        return Ascii.isAlphanumeric(b) || b == '+' || b == '-' || b == '.';
    }

    /** Whatever may stand before the host; generous, for passwords are often not escaped. */
    private static boolean isUserInfo(int b) {
        return b > ' ' && b != '/' && b != '?' && b != '"' && b != '\'' && b != '<' && b != '>' && b != '\\' && b < 127;
    }

    private static int bracketed(Window window, int open) {
        int end = Ipv6.end(window, open + 1);
        int zone = end < 0 ? -1 : Ipv6.endOfZone(window, end);
        return zone >= 0 && window.at(zone) == ']' ? zone + 1 : open;
    }

    private static boolean hasDot(Window window, int start, int end) {
        for (int i = start; i < end; i++) {
            if (window.at(i) == '.') {
                return true;
            }
        }
        return false;
    }

    static void add(Window window, int start, int end, double confidence, Candidates candidates) {
        candidates.offer(window, InfoType.URL, start, end, confidence, confidence);
    }
}

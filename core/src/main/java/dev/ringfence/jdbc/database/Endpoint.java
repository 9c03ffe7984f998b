package dev.ringfence.jdbc.database;

import org.jspecify.annotations.Nullable;

/** Cuts a JDBC URL down to what may be shown: user, password and options are dropped. */
public final class Endpoint {
    private static final int MAX_LENGTH = 200;

    private Endpoint() {}

    /** Such as {@code postgresql://db.example.com:5432/shop}; {@code unknown} if there is no URL. */
    public static String of(@Nullable String jdbcUrl) {
        if (jdbcUrl == null || !jdbcUrl.startsWith("jdbc:")) {
            return "unknown";
        }
        String text = jdbcUrl.substring("jdbc:".length());
        int end = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c == ';' || c == '#' || c == ' ') {
                end = i;
                break;
            }
        }
        text = text.substring(0, end);
        // Credentials stand between '//' (Oracle: ':') and '@'. A password may hold '/', so the last '@' counts.
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            int scheme = text.indexOf(':');
            text = text.substring(0, Math.max(0, Math.min(scheme, at))) + "://" + text.substring(at + 1);
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}

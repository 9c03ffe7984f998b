package dev.ringfence.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The truth of a condition that is nothing but one literal, such as {@code WHERE 'yes'}. Each server reads such a string
 * its own way; for a server that is not known, what one of them holds for true counts.
 *
 * <p>Of a string only truth is claimed: one that is false or an error changes no row.
 */
final class LoneLiteral {
    // PostgreSQL, "Boolean Type": any unambiguous prefix of these, in any case, white space around it ignored.
    private static final List<String> TRUE_IN_POSTGRESQL = List.of("true", "yes", "on", "1");
    private static final List<String> TRUE_IN_H2 = List.of("true", "t", "yes", "y");

    private LoneLiteral() {}

    /** True if a condition that is nothing but this string holds. */
    static boolean holds(Dialect dialect, String content) {
        return switch (dialect) {
            case POSTGRESQL -> holdsInPostgreSql(content);
            case MYSQL -> holdsInMySql(content);
            case H2 -> holdsInH2(content);
            case ANSI -> holdsInPostgreSql(content) || holdsInMySql(content) || holdsInH2(content);
        };
    }

    /** The truth value that a string is read as where one is wanted, in the words that servers agree on. */
    static Optional<Boolean> truth(String content) {
        return switch (content.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean holdsInPostgreSql(String content) {
        String word = content.strip().toLowerCase(Locale.ROOT);
        // A lone "o" could be "on" or "off".
        return !word.isEmpty()
                && !word.equals("o")
                && TRUE_IN_POSTGRESQL.stream().anyMatch(whole -> whole.startsWith(word));
    }

    /** The number that the string begins with, whatever follows. */
    private static boolean holdsInMySql(String content) {
        String text = content.stripLeading();
        return leadsWithNonZero(text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text);
    }

    private static boolean holdsInH2(String content) {
        return TRUE_IN_H2.contains(content.strip().toLowerCase(Locale.ROOT)) || holdsInMySql(content);
    }

    private static boolean leadsWithNonZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '1' && c <= '9') {
                return true;
            }
            if (c != '0' && c != '.') {
                return false;
            }
        }
        return false;
    }
}

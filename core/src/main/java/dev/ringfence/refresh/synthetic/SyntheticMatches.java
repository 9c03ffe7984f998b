package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.synthetic.SyntheticExpression.Match;
import java.util.regex.Pattern;

/** Conditions on the form of a text. */
final class SyntheticMatches {
    private SyntheticMatches() {}

    /** A pattern of LIKE, as it is and as an expression that a text of its form is made from. */
    static Match like(SyntheticExpression of, String pattern, boolean fold) {
        StringBuilder regex = new StringBuilder("^");
        StringBuilder source = new StringBuilder("^");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                regex.append(".*");
                source.append("[a-z]{1,6}");
            } else if (c == '_') {
                regex.append('.');
                source.append("[a-z]");
            } else {
                char literal = c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c;
                regex.append(Pattern.quote(String.valueOf(literal)));
                source.append(Character.isLetterOrDigit(literal) ? "" : "\\").append(literal);
            }
        }
        return new Match(
                of,
                compile(regex.append('$').toString(), fold),
                source.append('$').toString());
    }

    /** A regular expression, of the part that Java and the databases have in common. */
    static Match regex(SyntheticExpression of, String regex, boolean fold) {
        return new Match(of, compile(posix(regex), fold), posix(regex));
    }

    private static Pattern compile(String regex, boolean fold) {
        return Pattern.compile(regex, Pattern.DOTALL | (fold ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0));
    }

    /** POSIX names of classes stand within brackets. */
    private static String posix(String regex) {
        return regex.replace("[:alpha:]", "a-zA-Z")
                .replace("[:digit:]", "0-9")
                .replace("[:alnum:]", "a-zA-Z0-9")
                .replace("[:upper:]", "A-Z")
                .replace("[:lower:]", "a-z")
                .replace("[:xdigit:]", "0-9a-fA-F")
                .replace("[:space:]", " ")
                .replace("\\A", "^")
                .replace("\\Z", "$");
    }
}

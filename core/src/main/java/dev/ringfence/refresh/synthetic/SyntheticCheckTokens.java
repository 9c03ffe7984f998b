package dev.ringfence.refresh.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words and signs of a condition, as catalogs print them. */
final class SyntheticCheckTokens {
    /** The longest first. */
    private static final List<String> SIGNS =
            List.of("!~~*", "!~~", "!~*", "~~*", "!~", "~~", "~*", "::", "<=>", "<=", ">=", "<>", "!=", "||", "&&");

    enum Kind {
        /** In lower case. */
        WORD,
        /** As it is spelled. */
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {}

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SyntheticCheckTokens(String sql) {
        this.sql = sql;
    }

    /** All of them, with an end behind. */
    static List<Token> of(String sql) {
        SyntheticCheckTokens reading = new SyntheticCheckTokens(sql);
        while (reading.at < sql.length()) {
            reading.next();
        }
        reading.tokens.add(new Token(Kind.END, ""));
        return reading.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '\'') {
            tokens.add(new Token(Kind.TEXT, quoted('\'')));
        } else if (c == '"' || c == '`') {
            tokens.add(new Token(Kind.NAME, quoted(c)));
        } else if (Character.isDigit(c)
                || (c == '.' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1)))) {
            number();
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else {
            String sign = SIGNS.stream()
                    .filter(known -> sql.startsWith(known, at))
                    .findFirst()
                    .orElse(String.valueOf(c));
            tokens.add(new Token(Kind.SIGN, sign));
            at += sign.length();
        }
    }

    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == quote) {
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            }
            text.append(c);
        }
        return text.toString();
    }

    private void number() {
        int start = at;
        while (at < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(at))
                        || sql.charAt(at) == '.'
                        || ((sql.charAt(at) == '-' || sql.charAt(at) == '+')
                                && Character.toLowerCase(sql.charAt(at - 1)) == 'e'))) {
            at++;
        }
        tokens.add(new Token(Kind.NUMBER, sql.substring(start, at)));
    }

    private void word() {
        int start = at;
        while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || "_$".indexOf(sql.charAt(at)) >= 0)) {
            at++;
        }
        String word = sql.substring(start, at).toLowerCase(Locale.ROOT);
        boolean introducer = word.startsWith("_") && at < sql.length() && sql.charAt(at) == '\'';
        if (!introducer) {
            tokens.add(new Token(Kind.WORD, word));
        }
    }
}

package dev.ringfence.sql;

import java.util.List;

/** Whether a text mentions a name: as a word, quoted, or within text that may be run. */
final class Mentions {
    private Mentions() {}

    static boolean of(Dialect dialect, String sql, List<Statement> statements, String name) {
        boolean spelled = contains(sql, name, false);
        if (!spelled && !contains(sql, "u&\"", false)) {
            return false;
        }
        Tokens tokens = Tokenizer.tokenize(dialect, sql, true);
        boolean textCounts = false;
        for (Statement statement : statements) {
            Kind kind = statement.kind();
            textCounts |= kind.opaque() || kind == Kind.SESSION || kind == Kind.DDL;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (mentions(tokens, i, name, textCounts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentions(Tokens tokens, int index, String name, boolean textCounts) {
        String text = tokens.text();
        int start = tokens.start(index);
        int end = tokens.end(index);
        return switch (tokens.symbol(index)) {
            case QUOTED -> Literals.quotedName(text, start, end).equalsIgnoreCase(name);
            case STRING -> {
                // MySQL reads double quotes as a name's when ANSI_QUOTES is set.
                boolean quoted = text.charAt(start) == '"'
                        && text.substring(start + 1, end - 1).equalsIgnoreCase(name);
                yield quoted || (textCounts && contains(text.substring(start, end), name, true));
            }
            case DOLLAR_STRING, BAD -> contains(text.substring(start, end), name, true);
            default -> end - start == name.length() && text.regionMatches(true, start, name, 0, name.length());
        };
    }

    /** True if a text contains a name without regard to case; as a whole word if asked. */
    private static boolean contains(String text, String name, boolean whole) {
        int last = text.length() - name.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, name, 0, name.length())
                    && (!whole || (!isPart(text, i - 1) && !isPart(text, i + name.length())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(String text, int index) {
        return index >= 0 && index < text.length() && Character.isJavaIdentifierPart(text.charAt(index));
    }
}

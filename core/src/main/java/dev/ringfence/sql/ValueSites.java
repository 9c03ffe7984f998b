package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a text and the columns they belong to: by their position in {@code INSERT INTO t (a, b) VALUES
 * (?, ?)}, by what stands before them in {@code a = ?}, {@code a LIKE ?} and {@code a IN (?, ?)}.
 */
final class ValueSites {
    private final Tokens tokens;
    private final List<ValueSite> sites = new ArrayList<>();
    private @Nullable String table;
    private List<String> columns = List.of();
    private int parameters;

    private ValueSites(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<ValueSite> of(Tokens tokens) {
        ValueSites reader = new ValueSites(tokens);
        for (int i = 0; i < tokens.size(); ) {
            i = reader.read(i);
        }
        return List.copyOf(reader.sites);
    }

    private int read(int i) {
        switch (tokens.symbol(i)) {
            case SEMICOLON -> {
                table = null;
                columns = List.of();
            }
            case INTO, UPDATE, FROM -> {
                return target(i + 1);
            }
            case VALUES -> {
                return rows(i + 1);
            }
            default -> value(i, null);
        }
        return i + 1;
    }

    /** Reads the name of a table and, behind INTO, its list of columns. */
    private int target(int start) {
        int i = start;
        if (!tokens.symbol(i).isName()) {
            return start;
        }
        while (tokens.symbol(i + 1) == Symbol.DOT && tokens.symbol(i + 2).isName()) {
            i += 2;
        }
        // What a subquery reads is not what the statement writes, nor is there a name in DO UPDATE SET.
        if (table == null || tokens.symbol(start - 1) == Symbol.INTO) {
            table = name(i);
        }
        boolean into = tokens.symbol(start - 1) == Symbol.INTO;
        if (into && tokens.symbol(i + 1) == Symbol.LEFT_PAREN && tokens.matched(i + 1)) {
            columns = names(i + 2, tokens.closing(i + 1));
            return tokens.closing(i + 1) + 1;
        }
        return i + 1;
    }

    private List<String> names(int from, int to) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.symbol(i).isName() && tokens.symbol(i - 1) != Symbol.DOT) {
                names.add(name(i));
            }
        }
        return names;
    }

    private int rows(int start) {
        int i = start;
        while (tokens.symbol(i) == Symbol.LEFT_PAREN && tokens.matched(i)) {
            int end = tokens.closing(i);
            row(i + 1, end);
            i = tokens.symbol(end + 1) == Symbol.COMMA ? end + 2 : end + 1;
        }
        return i;
    }

    private void row(int from, int to) {
        int position = 0;
        int depth = 0;
        for (int i = from; i < to; i++) {
            switch (tokens.symbol(i)) {
                case LEFT_PAREN -> depth++;
                case RIGHT_PAREN -> depth--;
                case COMMA -> position += depth == 0 ? 1 : 0;
                default -> value(i, position < columns.size() ? columns.get(position) : null);
            }
        }
    }

    private void value(int i, @Nullable String written) {
        Symbol symbol = tokens.symbol(i);
        boolean parameter = symbol == Symbol.PARAMETER;
        if (!parameter && symbol != Symbol.STRING && symbol != Symbol.DOLLAR_STRING) {
            return;
        }
        int number = parameter ? number(i) : 0;
        if (parameter && number == 0) {
            return;
        }
        Optional<String> column = Optional.ofNullable(written != null ? written : comparedWith(i));
        Optional<String> literal = parameter ? Optional.empty() : Optional.of(content(i, symbol));
        sites.add(new ValueSite(number, literal, Optional.ofNullable(table), column));
    }

    /** JDBC counts the question marks; {@code ??} is PostgreSQL's operator, escaped for JDBC. */
    private int number(int i) {
        String text = tokens.text().substring(tokens.start(i), tokens.end(i));
        if (text.charAt(0) != '?' || isDoubled(i, i + 1) || isDoubled(i - 1, i)) {
            return 0;
        }
        parameters++;
        return text.length() == 1 || text.length() > 7 ? parameters : Integer.parseInt(text, 1, text.length(), 10);
    }

    private boolean isDoubled(int first, int second) {
        return tokens.symbol(first) == Symbol.PARAMETER
                && tokens.symbol(second) == Symbol.PARAMETER
                && tokens.end(first) == tokens.start(second);
    }

    private @Nullable String comparedWith(int value) {
        int i = value - 1;
        while (tokens.symbol(i) == Symbol.COMMA || tokens.symbol(i).isValue()) {
            i--;
        }
        if (tokens.symbol(i) == Symbol.LEFT_PAREN && tokens.symbol(i - 1) == Symbol.IN) {
            i -= 2;
        } else if (i != value - 1) {
            return null;
        } else if (compares(tokens.symbol(i))) {
            i--;
        } else {
            return null;
        }
        i = tokens.symbol(i) == Symbol.NOT ? i - 1 : i;
        boolean name = tokens.symbol(i) == Symbol.WORD || tokens.symbol(i) == Symbol.QUOTED;
        return name ? name(i) : null;
    }

    private static boolean compares(Symbol symbol) {
        return switch (symbol) {
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, LIKE -> true;
            default -> false;
        };
    }

    private String name(int i) {
        return Names.part(new Span(tokens, 0, tokens.size()), i);
    }

    private String content(int i, Symbol symbol) {
        int start = tokens.start(i);
        int end = tokens.end(i);
        if (symbol == Symbol.DOLLAR_STRING) {
            return Literals.dollarContent(tokens.text(), start, end);
        }
        int quote = start;
        while (quote < end
                && tokens.text().charAt(quote) != '\''
                && tokens.text().charAt(quote) != '"') {
            quote++;
        }
        return tokens.text().substring(Math.min(quote + 1, end), Math.max(quote + 1, end - 1));
    }
}

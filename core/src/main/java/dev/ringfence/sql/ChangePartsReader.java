package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts one UPDATE, DELETE or INSERT into its clauses. */
final class ChangePartsReader {
    /** Functions whose value depends on nothing but their arguments, in all dialects that have them. */
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "ceil",
            "ceiling",
            "char_length",
            "character_length",
            "coalesce",
            "concat",
            "floor",
            "greatest",
            "left",
            "least",
            "length",
            "lower",
            "ltrim",
            "mod",
            "nullif",
            "octet_length",
            "right",
            "round",
            "rtrim",
            "sign",
            "substr",
            "substring",
            "trim",
            "upper",
            "cast",
            "char",
            "decimal",
            "numeric",
            "varchar",
            "date",
            "timestamp",
            "time",
            "values",
            "row",
            "any",
            "all",
            "array");

    /** Words without parentheses whose value changes from one moment or session to the next. */
    private static final Set<String> MOMENTS = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user",
            "user",
            "sysdate",
            "utc_date",
            "utc_time",
            "utc_timestamp",
            "rownum");

    private final Dialect dialect;
    private final Tokens tokens;
    private final Span all;
    private final int[] parametersBefore;
    private boolean countable = true;

    ChangePartsReader(Dialect dialect, String sql) {
        this.dialect = dialect;
        this.tokens = Tokenizer.tokenize(dialect, sql, true);
        int end = tokens.size();
        while (tokens.symbol(end - 1) == Symbol.SEMICOLON) {
            end--;
        }
        this.all = new Span(tokens, 0, end);
        this.parametersBefore = new int[end + 1];
    }

    Optional<ChangeParts> read() {
        if (tokens.hasVersionComments() || !all.isWellFormed() || all.isEmpty()) {
            return Optional.empty();
        }
        countParameters();
        List<Statement> statements = StatementReader.read(tokens);
        if (!countable || statements.size() != 1 || all.has(Symbol.RETURNING)) {
            return Optional.empty();
        }
        int verb = all.from();
        Run with = new Run(verb, verb);
        if (all.symbol(verb) == Symbol.WITH) {
            int main = StatementReader.mainVerb(all, verb);
            if (main == Span.NOT_FOUND) {
                return Optional.empty();
            }
            with = new Run(verb, main);
            verb = main;
        }
        ObjectName table = statements.get(0).targets().size() == 1
                ? statements.get(0).targets().get(0)
                : null;
        if (table == null) {
            return Optional.empty();
        }
        return switch (statements.get(0).kind()) {
            case UPDATE -> update(table, with, verb);
            case DELETE -> delete(table, with, verb);
            case INSERT, UPSERT -> insert(statements.get(0).kind(), table, with, verb);
            default -> Optional.empty();
        };
    }

    /** A run of tokens, from inclusive, to exclusive. */
    private record Run(int from, int to) {}

    /** JDBC counts question marks; a doubled one is PostgreSQL's operator, a numbered one may stand twice. */
    private void countParameters() {
        int count = 0;
        for (int i = 0; i < all.to(); i++) {
            parametersBefore[i] = count;
            if (tokens.symbol(i) == Symbol.PARAMETER && tokens.text().charAt(tokens.start(i)) == '?') {
                boolean doubled = touches(i, i + 1) || touches(i - 1, i);
                countable &= doubled || tokens.end(i) == tokens.start(i) + 1;
                count += doubled ? 0 : 1;
            }
        }
        parametersBefore[all.to()] = count;
    }

    private boolean touches(int first, int second) {
        return tokens.symbol(first) == Symbol.PARAMETER
                && tokens.symbol(second) == Symbol.PARAMETER
                && tokens.end(first) == tokens.start(second);
    }

    private Optional<ChangeParts> update(ObjectName table, Run with, int verb) {
        int set = all.find(verb + 1, Symbol.SET);
        Optional<String> qualifier = qualifier(verb + 1, set);
        Clauses clauses = clauses(set + 1, Symbol.FROM);
        if (qualifier.isEmpty() || clauses.unknown) {
            return Optional.empty();
        }
        return Optional.of(new ChangeParts(
                Kind.UPDATE,
                table,
                text(verb + 1, set),
                qualifier.get(),
                part(with.from, with.to),
                clauses.joined(),
                clauses.where(),
                clauses.tail(),
                assignments(set + 1, clauses.first()),
                List.of(),
                List.of(),
                parametersBefore[all.to()],
                false));
    }

    private Optional<ChangeParts> delete(ObjectName table, Run with, int verb) {
        if (all.symbol(verb + 1) != Symbol.FROM) {
            return Optional.empty();
        }
        Clauses clauses = clauses(verb + 2, Symbol.USING);
        Optional<String> qualifier = qualifier(verb + 2, clauses.first());
        if (qualifier.isEmpty() || clauses.unknown || (dialect == Dialect.MYSQL && clauses.joined >= 0)) {
            return Optional.empty();
        }
        return Optional.of(new ChangeParts(
                Kind.DELETE,
                table,
                text(verb + 2, clauses.first()),
                qualifier.get(),
                part(with.from, with.to),
                clauses.joined(),
                clauses.where(),
                clauses.tail(),
                Map.of(),
                List.of(),
                List.of(),
                parametersBefore[all.to()],
                false));
    }

    /** Where the clauses behind the start begin; negative for one that is not there. */
    private final class Clauses {
        private final int end = all.to();
        private int joined = Span.NOT_FOUND;
        private int where = Span.NOT_FOUND;
        private int tail = Span.NOT_FOUND;
        private boolean unknown;

        int first() {
            return joined >= 0 ? joined : afterJoined();
        }

        private int afterJoined() {
            return where >= 0 ? where : afterWhere();
        }

        private int afterWhere() {
            return tail >= 0 ? tail : end;
        }

        ChangeParts.Part joined() {
            return joined < 0 ? ChangeParts.Part.NONE : part(joined + 1, afterJoined());
        }

        ChangeParts.Part where() {
            return where < 0 ? ChangeParts.Part.NONE : part(where + 1, afterWhere());
        }

        ChangeParts.Part tail() {
            return tail < 0 ? ChangeParts.Part.NONE : part(tail, end);
        }
    }

    private Clauses clauses(int start, Symbol joins) {
        Clauses found = new Clauses();
        for (int i = start; i < all.to(); i = all.next(i)) {
            Symbol symbol = all.symbol(i);
            boolean distinct = symbol == Symbol.FROM && all.is(i - 1, "distinct");
            if (symbol == joins && !distinct && found.joined < 0 && found.where < 0) {
                found.joined = i;
            } else if (symbol == Symbol.WHERE && found.where < 0 && found.tail < 0) {
                found.where = i;
            } else if (symbol == Symbol.ORDER && all.symbol(i + 1) == Symbol.BY && found.tail < 0) {
                found.tail = i;
            } else if ((symbol == Symbol.LIMIT || symbol == Symbol.FETCH) && found.tail < 0) {
                found.tail = i;
            } else if (symbol == Symbol.CURRENT && all.is(i + 1, "of")) {
                found.unknown = true; // WHERE CURRENT OF a cursor
            } else if (symbol == Symbol.OPTION) {
                found.unknown = true;
            }
        }
        return found;
    }

    /** What a lone table is called: its alias, or its name as it stands there; empty for anything but a lone table. */
    private Optional<String> qualifier(int from, int to) {
        int i = from;
        if (all.symbol(i) == Symbol.ONLY && all.symbol(i + 1).isName()) {
            i++;
        }
        if (i >= to || !all.symbol(i).isName() || isModifier(i, to)) {
            return Optional.empty();
        }
        int end = i + 1;
        while (all.symbol(end) == Symbol.DOT && all.symbol(end + 1).isName()) {
            end += 2;
        }
        int name = i;
        int nameEnd = end;
        if (end < to && all.symbol(end) == Symbol.STAR) {
            end++;
        }
        if (end < to && all.symbol(end) == Symbol.AS) {
            end++;
        }
        if (end == to) {
            return all.symbol(to - 1) == Symbol.AS ? Optional.empty() : Optional.of(text(name, nameEnd));
        }
        return end + 1 == to && all.symbol(end).isName() ? Optional.of(text(end, to)) : Optional.empty();
    }

    /** IGNORE and its like change what a count means. */
    private boolean isModifier(int index, int to) {
        return switch (all.symbol(index)) {
            case IGNORE, LOW_PRIORITY, QUICK, TOP, TABLE -> index + 1 < to;
            default -> false;
        };
    }

    private Map<String, ChangeParts.Part> assignments(int from, int to) {
        Map<String, ChangeParts.Part> assigned = new LinkedHashMap<>();
        int start = from;
        for (int i = from; i <= to; i = i < to ? all.next(i) : i + 1) {
            if (i == to || all.symbol(i) == Symbol.COMMA) {
                assignment(start, i, assigned);
                start = i + 1;
            }
        }
        return assigned;
    }

    private void assignment(int from, int to, Map<String, ChangeParts.Part> assigned) {
        if (all.symbol(from) == Symbol.LEFT_PAREN) {
            for (String name : names(from + 1, tokens.closing(from))) {
                assigned.put(name, ChangeParts.Part.NONE);
            }
            return;
        }
        int equal = new Span(tokens, from, to).find(from, Symbol.EQUAL);
        if (equal > from) {
            int name = equal - 1;
            while (name > from && !all.symbol(name).isName()) {
                name--; // the index of an array, the field of a composite
            }
            boolean whole = name == equal - 1;
            assigned.put(Names.part(all, name), whole ? part(equal + 1, to) : ChangeParts.Part.NONE);
            if (!whole && all.symbol(from).isName()) {
                assigned.put(Names.part(all, from), ChangeParts.Part.NONE);
            }
        }
    }

    private List<String> names(int from, int to) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i = tokens.next(i)) {
            if (tokens.symbol(i).isName() && tokens.symbol(i + 1) != Symbol.DOT) {
                names.add(Names.part(all, i));
            }
        }
        return names;
    }

    private Optional<ChangeParts> insert(Kind kind, ObjectName table, Run with, int verb) {
        int into = verb + 1;
        boolean ignore = all.symbol(into) == Symbol.IGNORE;
        into += ignore ? 1 : 0;
        if (all.symbol(verb) != Symbol.INSERT || all.symbol(into) != Symbol.INTO) {
            return Optional.empty();
        }
        int end = into + 2;
        while (all.symbol(end) == Symbol.DOT && all.symbol(end + 1).isName()) {
            end += 2;
        }
        String name = text(into + 1, end);
        if (all.symbol(end) == Symbol.AS) {
            end += 2;
        }
        List<String> columns = List.of();
        if (all.symbol(end) == Symbol.LEFT_PAREN && !Query.startsStatement(all.symbol(end + 1))) {
            columns = names(end + 1, tokens.closing(end));
            end = tokens.closing(end) + 1;
        }
        int source = end;
        while (all.symbol(source) == Symbol.WORD
                || all.symbol(source) == Symbol.SYSTEM
                || all.symbol(source) == Symbol.VALUE) {
            source++; // OVERRIDING SYSTEM VALUE
        }
        List<List<ChangeParts.Part>> rows = new ArrayList<>();
        if (all.symbol(source) == Symbol.VALUES) {
            source = rows(source + 1, rows);
        }
        return Optional.of(new ChangeParts(
                kind,
                table,
                name,
                name,
                part(with.from, with.to),
                ChangeParts.Part.NONE,
                ChangeParts.Part.NONE,
                ChangeParts.Part.NONE,
                Map.of(),
                columns,
                rows,
                parametersBefore[all.to()],
                ignore || skips(source)));
    }

    private int rows(int start, List<List<ChangeParts.Part>> rows) {
        int i = start;
        while (all.symbol(i) == Symbol.LEFT_PAREN) {
            int end = tokens.closing(i);
            List<ChangeParts.Part> row = new ArrayList<>();
            int value = i + 1;
            for (int at = value; at <= end; at = at < end ? tokens.next(at) : at + 1) {
                if (at == end || tokens.symbol(at) == Symbol.COMMA) {
                    row.add(part(value, at));
                    value = at + 1;
                }
            }
            rows.add(row);
            i = all.symbol(end + 1) == Symbol.COMMA ? end + 2 : end + 1;
        }
        return i;
    }

    /** ON CONFLICT ... DO NOTHING. */
    private boolean skips(int start) {
        for (int i = start; i < all.to(); i = all.next(i)) {
            if (all.symbol(i) == Symbol.DO && all.is(i + 1, "nothing")) {
                return true;
            }
        }
        return false;
    }

    private ChangeParts.Part part(int from, int to) {
        if (from >= to) {
            return ChangeParts.Part.NONE;
        }
        int first = parametersBefore[from] + 1;
        return new ChangeParts.Part(text(from, to), first, parametersBefore[to] + 1 - first, repeatable(from, to));
    }

    private String text(int from, int to) {
        return from >= to ? "" : tokens.text().substring(tokens.start(from), tokens.end(to - 1));
    }

    private boolean repeatable(int from, int to) {
        for (int i = from; i < to; i++) {
            Symbol symbol = tokens.symbol(i);
            boolean parameter = symbol == Symbol.PARAMETER && tokens.text().charAt(tokens.start(i)) != '?';
            boolean row = switch (symbol) {
                case SELECT, TABLE, LIMIT, FETCH, NEXT, DEFAULT, CURRENT -> true;
                default -> parameter;
            };
            if (row || (symbol.isName() && !isSteady(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSteady(int index) {
        String word =
                tokens.text().substring(tokens.start(index), tokens.end(index)).toLowerCase(Locale.ROOT);
        if (MOMENTS.contains(word)) {
            return false;
        }
        return tokens.symbol(index + 1) != Symbol.LEFT_PAREN || FUNCTIONS.contains(word) || isOperator(index);
    }

    /** Words that stand before a parenthesis without being a function. */
    private boolean isOperator(int index) {
        return switch (tokens.symbol(index)) {
            case IN, AND, OR, NOT, BETWEEN, LIKE, WHEN, THEN, ELSE, CASE, IS, XOR, WHERE, BY, ON -> true;
            default -> tokens.is(index, "ilike") || tokens.is(index, "similar") || tokens.is(index, "escape");
        };
    }
}

package dev.ringfence.sql;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the {@link RowReach} of a text that is one plain statement. */
final class ReachReader {
    /** Functions of which every row gets one value; of others PostgreSQL may make several rows out of one. */
    private static final WordTable<String> SCALAR = WordTable.of(
            "now",
            "current_timestamp",
            "current_date",
            "localtimestamp",
            "clock_timestamp",
            "nextval",
            "currval",
            "gen_random_uuid",
            "uuid_generate_v4",
            "uuidv4",
            "uuidv7",
            "random",
            "coalesce",
            "nullif",
            "lower",
            "upper",
            "trim",
            "concat",
            "length",
            "abs",
            "round",
            "floor",
            "cast",
            "md5",
            "sha256",
            "encode",
            "decode",
            "to_timestamp",
            "to_date",
            "to_char",
            "to_json",
            "to_jsonb",
            "jsonb_build_object",
            "json_build_object",
            "replace",
            "substring",
            "extract",
            "date_trunc",
            "greatest",
            "least",
            "varchar",
            "numeric",
            "decimal",
            "char",
            "timestamp",
            "time");

    private final Span span;
    private final Statement statement;

    private ReachReader(Span span, Statement statement) {
        this.span = span;
        this.statement = statement;
    }

    static Optional<RowReach> of(Tokens tokens, Statement statement) {
        int end = tokens.size();
        while (end > 0 && tokens.symbol(end - 1) == Symbol.SEMICOLON) {
            end--;
        }
        Span span = new Span(tokens, 0, end);
        ReachReader reader = new ReachReader(span, statement);
        Symbol verb = span.symbol(0);
        return switch (statement.kind()) {
            case INSERT, UPSERT ->
                verb == Symbol.INSERT
                        ? statement.target().map(table -> new RowReach(table, reader.written(), Map.of()))
                        : Optional.empty();
            case UPDATE, DELETE ->
                verb == Symbol.UPDATE || verb == Symbol.DELETE
                        ? statement.target().map(reader::selected)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private OptionalLong written() {
        int values = Span.NOT_FOUND;
        for (int i = 1; i < span.to() && values < 0; i = span.next(i)) {
            switch (span.symbol(i)) {
                case VALUES, VALUE -> values = i;
                case SELECT, WITH, TABLE, FROM -> {
                    return OptionalLong.empty();
                }
                case SET -> {
                    return OptionalLong.of(1);
                }
                default -> {}
            }
        }
        if (values < 0) {
            return OptionalLong.empty();
        }
        if (span.symbol(values - 1) == Symbol.DEFAULT) {
            return OptionalLong.of(1);
        }
        int first = values + 1;
        long rows = 0;
        int i = first;
        while (span.symbol(i) == Symbol.LEFT_PAREN || span.symbol(i) == Symbol.ROW) {
            i += span.symbol(i) == Symbol.ROW ? 1 : 0;
            i = span.next(i);
            rows++;
            if (span.symbol(i) != Symbol.COMMA) {
                break;
            }
            i++;
        }
        boolean mayMultiply = rows == 1 && multiplies(first, i);
        return rows == 0 || mayMultiply ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    private boolean multiplies(int from, int to) {
        if (span.dialect() == Dialect.MYSQL || span.dialect() == Dialect.H2) {
            return false;
        }
        Tokens tokens = span.tokens();
        for (int i = from + 1; i < to; i++) {
            boolean call =
                    span.symbol(i) == Symbol.LEFT_PAREN && span.symbol(i - 1).isName();
            if (call && !SCALAR.contains(tokens.text(), tokens.start(i - 1), tokens.end(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private RowReach selected(ObjectName table) {
        int where = Span.NOT_FOUND;
        boolean joined = false;
        int set = span.symbol(0) == Symbol.UPDATE ? span.find(0, Symbol.SET) : 0;
        OptionalLong rows = statement.where() == Where.NEVER_TRUE ? OptionalLong.of(0) : OptionalLong.empty();
        int from = 0;
        int end = span.to();
        for (int i = 0; i < end; i = span.next(i)) {
            switch (span.symbol(i)) {
                case WHERE -> where = where < 0 && !span.isLabel(i) ? i : where;
                case FROM -> {
                    from++;
                    joined |= span.symbol(0) == Symbol.UPDATE || from > 1;
                }
                case USING, JOIN -> joined = true;
                case LIMIT, TOP, FETCH -> {
                    OptionalLong limit = statement.limited() && !span.isLabel(i) ? limit(i) : OptionalLong.empty();
                    rows = rows.isPresent() ? rows : limit;
                    end = span.symbol(i) == Symbol.TOP ? end : i;
                }
                case RETURNING -> end = span.isLabel(i) ? end : i;
                case ORDER -> end = span.symbol(i + 1) == Symbol.BY ? i : end;
                default -> {}
            }
        }
        rows = rows.isPresent() ? rows : limitBehind(end);
        Map<String, Integer> values = where < 0
                ? Map.of()
                : values(span.between(where + 1, end), Condition.names(table, tables(set)), joined);
        return new RowReach(table, rows, values);
    }

    private OptionalLong limitBehind(int start) {
        int limit = span.find(Math.min(start, span.to()), Symbol.LIMIT);
        return statement.limited() && limit >= 0 ? limit(limit) : OptionalLong.empty();
    }

    /** Where the table and its alias stand. */
    private Span tables(int set) {
        if (set > 0) {
            return span.between(1, set);
        }
        int end = 1;
        while (end < span.to()) {
            switch (span.symbol(end)) {
                case WHERE, USING, LIMIT, ORDER, RETURNING, FETCH -> {
                    return span.between(1, end);
                }
                default -> end = span.next(end);
            }
        }
        return span.between(1, span.to());
    }

    /** A number behind LIMIT, TOP ( or FETCH FIRST. MySQL's offset is not allowed here. */
    private OptionalLong limit(int keyword) {
        int i = keyword + 1;
        i += span.symbol(i) == Symbol.LEFT_PAREN || span.symbol(i) == Symbol.NEXT || span.is(i, "first") ? 1 : 0;
        if (span.symbol(keyword) == Symbol.FETCH && (span.symbol(i) == Symbol.ROW || span.is(i, "rows"))) {
            return OptionalLong.of(1);
        }
        Tokens tokens = span.tokens();
        boolean percent = span.is(i + 1, "percent") || span.is(i + 2, "percent");
        if (span.symbol(i) != Symbol.NUMBER || percent || tokens.end(i) - tokens.start(i) > 18) {
            return OptionalLong.empty();
        }
        return Constants.literal(tokens.text().substring(tokens.start(i), tokens.end(i)))
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValue)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Map<String, Integer> values(Span condition, Set<String> own, boolean joined) {
        boolean onlyAnd = !condition.has(Symbol.OR)
                && !condition.has(Symbol.XOR)
                && !condition.has(Symbol.NOT)
                && !condition.has(Symbol.BETWEEN)
                && !condition.has(Symbol.CASE)
                && !(condition.dialect() == Dialect.MYSQL && condition.has(Symbol.BARS));
        Map<String, Integer> values = new HashMap<>();
        int start = condition.from();
        while (onlyAnd && start < condition.to()) {
            int and = condition.find(start, Symbol.AND);
            int end = and < 0 ? condition.to() : and;
            part(condition.between(start, end), own, joined, values);
            start = end + 1;
        }
        return values;
    }

    private static void part(Span part, Set<String> own, boolean joined, Map<String, Integer> values) {
        int i = part.from();
        boolean qualified =
                part.symbol(i + 1) == Symbol.DOT && part.symbol(i + 2).isName();
        boolean owned = qualified && own.contains(Condition.lower(Names.part(part, i)));
        i += qualified ? 2 : 0;
        Symbol name = part.symbol(i);
        if ((name != Symbol.WORD && name != Symbol.QUOTED && !name.isKeyword()) || (qualified ? !owned : joined)) {
            return;
        }
        int count = count(part, i + 1);
        if (count > 0) {
            values.merge(Names.part(part, i), count, Math::min);
        }
    }

    /** How many values stand behind the comparison at an index, which ends its span; 0 if it is no such comparison. */
    private static int count(Span part, int operator) {
        boolean last = operator + 2 == part.to();
        if (part.symbol(operator) == Symbol.EQUAL) {
            return last && isValue(part.symbol(operator + 1)) ? 1 : 0;
        }
        boolean list = part.symbol(operator) == Symbol.IN
                && part.symbol(operator + 1) == Symbol.LEFT_PAREN
                && part.next(operator + 1) == part.to();
        int count = 0;
        for (int i = operator + 2; list && i < part.to() - 1; i++) {
            boolean comma = (i - operator) % 2 == 1;
            if (comma ? part.symbol(i) != Symbol.COMMA : !isValue(part.symbol(i))) {
                return 0;
            }
            count += comma ? 0 : 1;
        }
        return count;
    }

    private static boolean isValue(Symbol symbol) {
        return symbol == Symbol.NUMBER || symbol == Symbol.STRING || symbol == Symbol.PARAMETER;
    }
}

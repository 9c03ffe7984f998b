package dev.ringfence.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@link RowReach} of plain statements. */
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

    /** That of each statement, in order; empty where it cannot be told, and all where texts and statements do not match. */
    static List<Optional<RowReach>> of(Tokens tokens, List<Statement> statements) {
        List<Span> texts = texts(new Span(tokens, 0, tokens.size()));
        List<Optional<RowReach>> found = new ArrayList<>(statements.size());
        boolean told = texts.size() == statements.size()
                && !tokens.hasVersionComments()
                && statements.stream().noneMatch(Statement::nested);
        for (int i = 0; i < statements.size(); i++) {
            found.add(told ? new ReachReader(texts.get(i), statements.get(i)).read() : Optional.empty());
        }
        return found;
    }

    /** What stands between the semicolons. */
    private static List<Span> texts(Span whole) {
        List<Span> texts = new ArrayList<>(1);
        int start = 0;
        while (start < whole.to()) {
            int semicolon = whole.find(start, Symbol.SEMICOLON);
            int end = semicolon < 0 ? whole.to() : semicolon;
            if (end > start) {
                texts.add(whole.between(start, end));
            }
            start = end + 1;
        }
        return texts;
    }

    private Optional<RowReach> read() {
        if (!span.isWellFormed()) {
            return Optional.empty();
        }
        Symbol verb = span.symbol(span.from());
        return switch (statement.kind()) {
            case INSERT, UPSERT ->
                verb == Symbol.INSERT
                        ? statement.target().map(table -> new RowReach(table, written(), Map.of(), Set.of()))
                        : Optional.empty();
            case UPDATE, DELETE ->
                verb == Symbol.UPDATE || verb == Symbol.DELETE
                        ? statement.target().map(this::selected)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private OptionalLong written() {
        int values = Span.NOT_FOUND;
        for (int i = span.from() + 1; i < span.to() && values < 0; i = span.next(i)) {
            switch (span.symbol(i)) {
                case VALUES -> values = i;
                // Elsewhere it is the end of OVERRIDING SYSTEM VALUE.
                case VALUE -> values = span.dialect() == Dialect.MYSQL ? i : values;
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
        return rows(values + 1);
    }

    private OptionalLong rows(int first) {
        long rows = 0;
        int i = first;
        boolean more = true;
        while (more && i < span.to()) {
            i = behindRow(i);
            if (i < 0) {
                return OptionalLong.empty();
            }
            rows++;
            more = span.symbol(i) == Symbol.COMMA;
            i += more ? 1 : 0;
        }
        boolean mayMultiply = rows == 1 && multiplies(first, i);
        return rows == 0 || mayMultiply || takesMore(i) ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /** The index behind one row; H2 takes a single value for one. */
    private int behindRow(int start) {
        int i = start + (span.symbol(start) == Symbol.ROW ? 1 : 0);
        if (span.symbol(i) == Symbol.LEFT_PAREN) {
            return span.next(i);
        }
        boolean bare = span.dialect() == Dialect.H2
                && switch (span.symbol(i)) {
                    case PARAMETER, NUMBER, STRING, NULL, DEFAULT -> true;
                    default -> false;
                };
        return bare ? i + 1 : Span.NOT_FOUND;
    }

    /** True if rows come from elsewhere behind those that are written out. */
    private boolean takesMore(int start) {
        for (int i = start; i < span.to(); i = span.next(i)) {
            switch (span.symbol(i)) {
                case UNION, EXCEPT, INTERSECT, SELECT, TABLE, VALUES -> {
                    return true;
                }
                case ON, RETURNING, AS -> {
                    return false;
                }
                case EOF, ORDER, LIMIT, FETCH -> {}
                default -> {
                    if (i == start) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean multiplies(int from, int to) {
        if (span.dialect() == Dialect.MYSQL || span.dialect() == Dialect.H2) {
            return false;
        }
        Tokens tokens = span.tokens();
        for (int i = from + 1; i < to; i++) {
            boolean call =
                    span.symbol(i) == Symbol.LEFT_PAREN && span.symbol(i - 1).isName();
            boolean qualified = call && span.symbol(i - 2) == Symbol.DOT;
            if (qualified) {
                return true;
            }
            if (call && !SCALAR.contains(tokens.text(), tokens.start(i - 1), tokens.end(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private RowReach selected(ObjectName table) {
        boolean update = span.symbol(span.from()) == Symbol.UPDATE;
        int set = update ? span.find(span.from(), Symbol.SET) : Span.NOT_FOUND;
        int where = Span.NOT_FOUND;
        int from = 0;
        boolean joined = false;
        OptionalLong rows = statement.where() == Where.NEVER_TRUE ? OptionalLong.of(0) : OptionalLong.empty();
        int end = span.to();
        for (int i = span.from(); i < end; i = span.next(i)) {
            switch (span.symbol(i)) {
                case WHERE -> where = where < 0 && !span.isLabel(i) ? i : where;
                case FROM -> joined |= update || ++from > 1;
                case USING, JOIN, STRAIGHT_JOIN -> joined = true;
                case COMMA -> joined |= update && i < set;
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
        String qualifier = joined ? qualifier(tables(set)) : null;
        // In a join of which MySQL changes any table, nothing tells whose the columns are.
        boolean told = !joined || (qualifier != null && span.dialect() != Dialect.MYSQL);
        Map<String, Integer> values =
                where < 0 || !told ? Map.of() : EqualColumns.of(span.between(where + 1, end), qualifier);
        return new RowReach(
                table,
                rows,
                values,
                set < 0 ? Set.of() : assigned(span.between(set + 1, assignmentsEnd(set, where, end))));
    }

    private int assignmentsEnd(int set, int where, int end) {
        int from = span.find(set, Symbol.FROM);
        int last = where < 0 ? end : where;
        return from < 0 ? last : Math.min(from, last);
    }

    /** The names right before an equals sign that follow the start or a comma; in a list of several, all of them. */
    private Set<String> assigned(Span assignments) {
        Set<String> assigned = new HashSet<>();
        boolean expected = true;
        for (int i = assignments.from(); i < assignments.to(); i = assignments.next(i)) {
            if (assignments.symbol(i) == Symbol.COMMA) {
                expected = true;
            } else if (assignments.symbol(i) == Symbol.EQUAL) {
                expected = false;
            } else if (expected && assignments.symbol(i) == Symbol.LEFT_PAREN) {
                for (int k = i + 1; k < assignments.tokens().closing(i); k++) {
                    name(k, assigned);
                }
            } else if (expected) {
                name(i, assigned);
            }
        }
        return assigned;
    }

    private void name(int index, Set<String> into) {
        if (span.symbol(index).isName() && span.symbol(index + 1) != Symbol.DOT) {
            into.add(Names.part(span, index));
        }
    }

    /** The name before a dot that means the table: its alias, where it has one, otherwise its own. */
    private static @Nullable String qualifier(Span tables) {
        int last = tables.to() - 1;
        return tables.isEmpty() || !tables.symbol(last).isName() ? null : Names.part(tables, last);
    }

    private OptionalLong limitBehind(int start) {
        int limit = span.find(Math.min(start, span.to()), Symbol.LIMIT);
        return statement.limited() && limit >= 0 ? limit(limit) : OptionalLong.empty();
    }

    /** Where the table and its alias stand. */
    private Span tables(int set) {
        int start = span.from() + 1;
        int end = start;
        while (end < span.to() && end != set) {
            switch (span.symbol(end)) {
                case WHERE, USING, LIMIT, ORDER, RETURNING, FETCH, JOIN, COMMA -> {
                    return span.between(start, end);
                }
                default -> end = span.next(end);
            }
        }
        return span.between(start, end);
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
}

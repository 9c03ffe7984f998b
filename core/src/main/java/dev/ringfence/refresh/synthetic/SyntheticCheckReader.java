package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.synthetic.SyntheticCheckTokens.Kind;
import dev.ringfence.refresh.synthetic.SyntheticCheckTokens.Token;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Absent;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Arithmetic;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Call;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Cell;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Comparison;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Constant;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Junction;
import dev.ringfence.refresh.synthetic.SyntheticExpression.Not;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition as PostgreSQL, H2, MariaDB and MySQL print it. What it does not know it does not guess: the whole
 * condition is then not understood.
 */
final class SyntheticCheckReader {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("length", "length"),
            Map.entry("char_length", "length"),
            Map.entry("character_length", "length"),
            Map.entry("upper", "upper"),
            Map.entry("ucase", "upper"),
            Map.entry("lower", "lower"),
            Map.entry("lcase", "lower"),
            Map.entry("trim", "trim"),
            Map.entry("btrim", "trim"),
            Map.entry("abs", "abs"),
            Map.entry("year", "year"),
            Map.entry("coalesce", "coalesce"));

    /** Casts to these change nothing that is compared here. */
    private static final Set<String> HARMLESS_CASTS = Set.of(
            "text",
            "character",
            "varchar",
            "bpchar",
            "citext",
            "numeric",
            "decimal",
            "double",
            "real",
            "bigint",
            "integer",
            "smallint",
            "timestamp",
            "boolean",
            "int",
            "char",
            "time",
            "name");

    private static final Set<String> TYPE_WORDS =
            Set.of("varying", "precision", "with", "without", "time", "zone", "large", "object");

    private static final Set<String> TODAY = Set.of("current_date", "curdate");
    private static final Set<String> NOW =
            Set.of("current_timestamp", "localtimestamp", "now", "statement_timestamp", "transaction_timestamp");

    /** What cannot be read. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final List<Token> tokens;
    private final Table table;
    private final Optional<String> value;
    private final Clock clock;
    private int at;

    private SyntheticCheckReader(String sql, Table table, Optional<String> value, Clock clock) {
        this.tokens = SyntheticCheckTokens.of(sql);
        this.table = table;
        this.value = value;
        this.clock = clock;
    }

    /** The condition; empty if it is not understood. */
    static Optional<SyntheticExpression> read(SyntheticCatalog.Check check, Table table, Clock clock) {
        SyntheticCheckReader reader = new SyntheticCheckReader(check.text(), table, check.value(), clock);
        try {
            SyntheticExpression condition = reader.disjunction();
            boolean all = reader.peek().kind() == Kind.END || reader.isWord("not") || reader.isWord("no");
            return all ? Optional.of(condition) : Optional.empty();
        } catch (Unknown unknown) {
            return Optional.empty();
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean isWord(String word) {
        return peek().kind() == Kind.WORD && peek().text().equals(word);
    }

    private boolean takeWord(String word) {
        boolean found = isWord(word);
        at += found ? 1 : 0;
        return found;
    }

    private boolean takeSign(String sign) {
        boolean found = peek().kind() == Kind.SIGN && peek().text().equals(sign);
        at += found ? 1 : 0;
        return found;
    }

    private void require(boolean taken) throws Unknown {
        if (!taken) {
            throw new Unknown();
        }
    }

    private SyntheticExpression disjunction() throws Unknown {
        List<SyntheticExpression> parts = new ArrayList<>(List.of(conjunction()));
        while (takeWord("or") || takeSign("||")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.get(0) : new Junction(false, parts);
    }

    private SyntheticExpression conjunction() throws Unknown {
        List<SyntheticExpression> parts = new ArrayList<>(List.of(negation()));
        while (takeWord("and") || takeSign("&&")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.get(0) : new Junction(true, parts);
    }

    private SyntheticExpression negation() throws Unknown {
        return takeWord("not") || takeSign("!") ? new Not(negation()) : predicate();
    }

    private SyntheticExpression predicate() throws Unknown {
        SyntheticExpression left = sum();
        while (true) {
            SyntheticExpression whole = predicate(left);
            if (whole == left) {
                return left;
            }
            left = whole;
        }
    }

    /** With what follows it; itself if nothing does. */
    private SyntheticExpression predicate(SyntheticExpression left) throws Unknown {
        Token token = peek();
        if (token.kind() == Kind.SIGN && COMPARISONS.contains(token.text())) {
            at++;
            return comparison(token.text().equals("!=") ? "<>" : token.text(), left);
        }
        if (token.kind() == Kind.SIGN && token.text().contains("~")) {
            at++;
            return matching(left, token.text());
        }
        if (takeWord("is")) {
            return state(left);
        }
        int start = at;
        boolean not = takeWord("not");
        SyntheticExpression found = named(left);
        if (found == left) {
            at = start;
            return left;
        }
        return not ? new Not(found) : found;
    }

    private SyntheticExpression named(SyntheticExpression left) throws Unknown {
        if (takeWord("between")) {
            SyntheticExpression low = sum();
            require(takeWord("and"));
            return new Junction(true, List.of(new Comparison(">=", left, low), new Comparison("<=", left, sum())));
        }
        if (takeWord("in")) {
            return anyOf("=", left, list("(", ")"));
        }
        if (takeWord("like")) {
            return SyntheticMatches.like(left, text(), false);
        }
        if (takeWord("ilike")) {
            return SyntheticMatches.like(left, text(), true);
        }
        if (takeWord("regexp") || takeWord("rlike")) {
            return regex(left, text(), false);
        }
        return left;
    }

    private SyntheticExpression comparison(String operator, SyntheticExpression left) throws Unknown {
        boolean any = isWord("any");
        if (!any && !isWord("all")) {
            return new Comparison(operator, left, sum());
        }
        at++;
        int open = 0;
        while (takeSign("(")) {
            open++;
        }
        require(takeWord("array"));
        List<SyntheticExpression> values = list("[", "]");
        for (; open > 0; open--) {
            casts();
            require(takeSign(")"));
        }
        casts();
        return any
                ? anyOf(operator, left, values)
                : new Junction(
                        true,
                        values.stream()
                                .<SyntheticExpression>map(one -> new Comparison(operator, left, one))
                                .toList());
    }

    private static SyntheticExpression anyOf(
            String operator, SyntheticExpression left, List<SyntheticExpression> values) {
        return new Junction(
                false,
                values.stream()
                        .<SyntheticExpression>map(one -> new Comparison(operator, left, one))
                        .toList());
    }

    private List<SyntheticExpression> list(String open, String close) throws Unknown {
        require(takeSign(open));
        List<SyntheticExpression> values = new ArrayList<>();
        while (!takeSign(close)) {
            values.add(sum());
            takeSign(",");
        }
        return values;
    }

    private SyntheticExpression matching(SyntheticExpression left, String sign) throws Unknown {
        boolean fold = sign.endsWith("*");
        SyntheticExpression match =
                sign.contains("~~") ? SyntheticMatches.like(left, text(), fold) : regex(left, text(), fold);
        return sign.startsWith("!") ? new Not(match) : match;
    }

    private static SyntheticExpression regex(SyntheticExpression left, String regex, boolean fold) throws Unknown {
        try {
            return SyntheticMatches.regex(left, regex, fold);
        } catch (PatternSyntaxException other) {
            throw new Unknown();
        }
    }

    private SyntheticExpression state(SyntheticExpression left) throws Unknown {
        boolean not = takeWord("not");
        SyntheticExpression found;
        if (takeWord("null")) {
            found = new Absent(left);
        } else if (isWord("true") || isWord("false")) {
            boolean truth = takeWord("true");
            at += truth ? 0 : 1;
            found = new Call("coalesce", List.of(new Comparison("=", left, new Constant(truth)), new Constant(false)));
        } else {
            throw new Unknown();
        }
        return not ? new Not(found) : found;
    }

    /** A constant text, in parentheses or with casts. */
    private String text() throws Unknown {
        SyntheticExpression operand = sum();
        if (operand instanceof Constant constant && constant.constant() instanceof String text) {
            return text;
        }
        throw new Unknown();
    }

    private SyntheticExpression sum() throws Unknown {
        SyntheticExpression left = product();
        while (true) {
            if (takeSign("+")) {
                left = new Arithmetic('+', left, product());
            } else if (takeSign("-")) {
                left = new Arithmetic('-', left, product());
            } else {
                return left;
            }
        }
    }

    private SyntheticExpression product() throws Unknown {
        SyntheticExpression left = operand();
        while (true) {
            boolean sign = peek().kind() == Kind.SIGN && "*/%".contains(peek().text());
            if (!sign && !isWord("mod")) {
                return left;
            }
            char operator = sign ? peek().text().charAt(0) : '%';
            at++;
            left = new Arithmetic(operator, left, operand());
        }
    }

    private SyntheticExpression operand() throws Unknown {
        SyntheticExpression operand = primary();
        while (takeSign("::")) {
            operand = cast(operand);
        }
        return operand;
    }

    private void casts() throws Unknown {
        while (takeSign("::")) {
            cast(new Constant(null));
        }
    }

    private SyntheticExpression cast(SyntheticExpression of) throws Unknown {
        String type = peek().text();
        require(peek().kind() == Kind.WORD || peek().kind() == Kind.NAME);
        at++;
        while (peek().kind() == Kind.WORD && TYPE_WORDS.contains(peek().text())) {
            at++;
        }
        if (takeSign("(")) {
            while (!takeSign(")")) {
                require(peek().kind() != Kind.END);
                at++;
            }
            while (peek().kind() == Kind.WORD && TYPE_WORDS.contains(peek().text())) {
                at++;
            }
        }
        while (takeSign("[")) {
            require(takeSign("]"));
        }
        // A constant of whatever type is a text, or a number.
        if (of instanceof Constant || HARMLESS_CASTS.contains(type)) {
            return of;
        }
        require(type.equals("date"));
        return new Call("date", List.of(of));
    }

    private SyntheticExpression primary() throws Unknown {
        Token token = peek();
        at++;
        return switch (token.kind()) {
            case NUMBER -> new Constant(number(token.text()));
            case TEXT -> new Constant(token.text());
            case NAME -> cell(token.text(), false);
            case WORD -> word(token.text());
            case SIGN -> sign(token.text());
            case END -> throw new Unknown();
        };
    }

    private SyntheticExpression sign(String sign) throws Unknown {
        if (sign.equals("(")) {
            SyntheticExpression within = disjunction();
            require(takeSign(")"));
            return within;
        }
        require(sign.equals("-"));
        SyntheticExpression of = operand();
        if (of instanceof Constant constant && constant.constant() instanceof BigDecimal number) {
            return new Constant(number.negate());
        }
        return new Arithmetic('-', new Constant(BigDecimal.ZERO), of);
    }

    private static BigDecimal number(String text) throws Unknown {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException other) {
            throw new Unknown();
        }
    }

    private SyntheticExpression word(String word) throws Unknown {
        boolean call = peek().kind() == Kind.SIGN && peek().text().equals("(");
        if (TODAY.contains(word) || NOW.contains(word)) {
            if (call) {
                list("(", ")");
            }
            return new Constant(TODAY.contains(word) ? LocalDate.now(clock) : LocalDateTime.now(clock));
        }
        if (call && word.equals("regexp_like")) {
            List<SyntheticExpression> arguments = list("(", ")");
            require(arguments.size() == 2 && arguments.get(1) instanceof Constant);
            return regex(arguments.get(0), String.valueOf(((Constant) arguments.get(1)).constant()), false);
        }
        if (call && word.equals("json_valid")) {
            list("(", ")");
            return new Constant(true);
        }
        if (call && (word.equals("extract") || word.equals("date_part"))) {
            return extracted();
        }
        if (call && word.equals("cast")) {
            at++;
            SyntheticExpression of = sum();
            require(takeWord("as"));
            SyntheticExpression cast = cast(of);
            require(takeSign(")"));
            return cast;
        }
        if (call) {
            String function = FUNCTIONS.get(word);
            require(function != null);
            List<SyntheticExpression> arguments = list("(", ")");
            require(arguments.size() == 1 || "coalesce".equals(function));
            return new Call(String.valueOf(function), arguments);
        }
        if (peek().kind() == Kind.TEXT && (word.equals("date") || word.equals("timestamp") || word.equals("time"))) {
            return primary();
        }
        return switch (word) {
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            case "null" -> new Constant(null);
            case "value" -> value.isPresent() ? cell(value.get(), false) : cell(word, true);
            default -> cell(word, true);
        };
    }

    private SyntheticExpression extracted() throws Unknown {
        require(takeSign("("));
        boolean year =
                takeWord("year") || (peek().kind() == Kind.TEXT && peek().text().equals("year"));
        require(year);
        if (!takeWord("from")) {
            at++;
            casts();
            require(takeSign(","));
        }
        SyntheticExpression of = sum();
        require(takeSign(")"));
        return new Call("year", List.of(of));
    }

    private SyntheticExpression cell(String name, boolean folded) throws Unknown {
        // What stands before a dot is the table.
        String column = takeSign(".") ? columnBehindDot() : name;
        for (int i = 0; i < table.columns().size(); i++) {
            String known = table.columns().get(i).name();
            if (folded ? known.equalsIgnoreCase(column) : known.equals(column)) {
                return new Cell(i);
            }
        }
        throw new Unknown();
    }

    private String columnBehindDot() throws Unknown {
        @Nullable Token token = peek();
        require(token.kind() == Kind.NAME || token.kind() == Kind.WORD);
        at++;
        return token.text();
    }
}

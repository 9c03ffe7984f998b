package dev.ringfence.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of functions whose value, or range of values, is certain; and casts. */
final class Calls {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MAX_ARGUMENTS = 16;

    private Calls() {}

    /** Reads the call whose parenthesis opens at the cursor and whose name begins at an index. */
    static @Nullable Operand read(Scope scope, Cursor cursor, int start) {
        int name = cursor.at - 1;
        Span arguments = cursor.parenthesized();
        boolean more = false;
        while (cursor.is("over") || cursor.symbol() == Symbol.OVER || cursor.is("filter") || cursor.is("within")) {
            cursor.at += cursor.is("within") ? 2 : 1;
            if (cursor.symbol() == Symbol.LEFT_PAREN) {
                cursor.parenthesized();
            } else {
                cursor.at++;
            }
            more = true;
        }
        Span call = cursor.since(start);
        if (more || scope.isTooDeep()) {
            return scope.unknown(call);
        }
        Operand value = value(scope.deeper(), word(cursor.span, name), arguments, call);
        return value == null ? scope.unknown(call) : value;
    }

    private static String word(Span span, int index) {
        Tokens tokens = span.tokens();
        return tokens.text().substring(tokens.start(index), tokens.end(index)).toLowerCase(Locale.ROOT);
    }

    private static @Nullable Operand value(Scope scope, String name, Span arguments, Span call) {
        if (name.equals("cast")) {
            int as = arguments.find(arguments.from(), Symbol.AS);
            Operand operand = as < 0 ? null : ConditionReader.operand(scope, arguments.between(arguments.from(), as));
            return operand == null ? null : cast(scope, operand, arguments.starting(as + 1), call);
        }
        Operand known = withRange(scope, name, call);
        if (known != null) {
            return known;
        }
        List<Operand> values = new ArrayList<>();
        for (Span part : ValueReader.parts(arguments)) {
            Operand value = values.size() < MAX_ARGUMENTS ? ConditionReader.operand(scope, part) : null;
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return of(scope, name, values);
    }

    /** Functions of which a bound is known whatever they are given. */
    private static @Nullable Operand withRange(Scope scope, String name, Span call) {
        return switch (name) {
            case "random", "rand" -> bounded(scope.variable(call, "", false), 0, 1, false);
            case "now", "transaction_timestamp", "statement_timestamp", "clock_timestamp", "getdate", "curdate" ->
                Operand.Sum.of(scope.variable(call, Clock.KEY, false));
            case "count" -> bounded(scope.variable(call, "", false), 0, null, true);
            default -> null;
        };
    }

    private static Operand bounded(Variable variable, int lowest, @Nullable Integer highest, boolean integer) {
        variable.between(BigDecimal.valueOf(lowest), highest == null ? null : BigDecimal.valueOf(highest), integer);
        return Operand.Sum.of(variable);
    }

    private static @Nullable Operand of(Scope scope, String name, List<Operand> values) {
        if (values.isEmpty()) {
            return null;
        }
        return switch (name) {
            case "coalesce", "ifnull", "nvl" -> firstPresent(scope, values);
            case "nullif" -> values.size() == 2 ? absentIfEqual(scope, values.get(0), values.get(1)) : null;
            case "if", "iif", "casewhen" -> values.size() == 3 ? chosen(scope, values) : null;
            case "isnull" ->
                scope.dialect() == Dialect.MYSQL && values.size() == 1
                        ? new Operand.Truth(scope.relation().missing(values.get(0)))
                        : null;
            case "row" -> new Operand.Row(values);
            case "concat" -> concatenated(values);
            default -> values.size() == 1 ? ofOne(scope, name, values.get(0)) : null;
        };
    }

    private static Operand firstPresent(Scope scope, List<Operand> values) {
        Operand result = values.get(values.size() - 1);
        for (int i = values.size() - 2; i >= 0; i--) {
            Operand value = values.get(i);
            if (!value.equals(result)) {
                result = new Operand.Choice(scope.relation().present(value), value, result);
            }
        }
        return result;
    }

    private static @Nullable Operand absentIfEqual(Scope scope, Operand value, Operand other) {
        Formula equal = scope.relation().compare(Comparison.EQUAL, value, other);
        return equal == null ? null : new Operand.Choice(equal, new Operand.Null(), value);
    }

    private static @Nullable Operand chosen(Scope scope, List<Operand> values) {
        Formula when = scope.relation().holds(values.get(0));
        return when == null ? null : new Operand.Choice(when, values.get(1), values.get(2));
    }

    private static @Nullable Operand concatenated(List<Operand> values) {
        StringBuilder text = new StringBuilder();
        for (Operand value : values) {
            String part = literal(value);
            if (part == null || text.length() > LONGEST_TEXT) {
                return null;
            }
            text.append(part);
        }
        return new Operand.Text(text.toString());
    }

    /** Two strings put together; an empty one changes nothing. */
    static Operand joined(Scope scope, Operand left, Operand right, Span whole) {
        if (left instanceof Operand.Null || right instanceof Operand.Null) {
            // Oracle takes null for an empty string.
            return scope.dialect() == Dialect.ANSI ? scope.unknown(whole) : new Operand.Null();
        }
        boolean text = left instanceof Operand.Text || right instanceof Operand.Text;
        String a = literal(left);
        String b = literal(right);
        if (text && a != null && b != null && a.length() + b.length() <= LONGEST_TEXT) {
            return new Operand.Text(a + b);
        }
        if (left instanceof Operand.Sum && "".equals(b)) {
            return left;
        }
        return right instanceof Operand.Sum && "".equals(a) ? right : scope.unknown(whole);
    }

    private static @Nullable String literal(Operand operand) {
        if (operand instanceof Operand.Text text) {
            return text.content();
        }
        return operand instanceof Operand.Sum sum
                        && sum.isConstant()
                        && sum.constant().scale() == 0
                ? sum.constant().toString()
                : null;
    }

    private static @Nullable Operand ofOne(Scope scope, String name, Operand value) {
        if (value instanceof Operand.Null) {
            return isStrict(name) ? value : null;
        }
        if (value instanceof Operand.Text text) {
            return switch (name) {
                case "length", "char_length", "character_length" ->
                    text.content().chars().allMatch(c -> c < 128)
                            ? Operand.Sum.of(BigDecimal.valueOf(text.content().length()))
                            : null;
                case "upper", "ucase" -> new Operand.Text(text.content().toUpperCase(Locale.ROOT));
                case "lower", "lcase" -> new Operand.Text(text.content().toLowerCase(Locale.ROOT));
                default -> null;
            };
        }
        if (value instanceof Operand.Sum sum && sum.isConstant()) {
            BigDecimal number = sum.constant();
            return switch (name) {
                case "abs" -> Operand.Sum.of(number.abs());
                case "sign" -> Operand.Sum.of(BigDecimal.valueOf(number.signum()));
                case "floor" -> Operand.Sum.of(number.setScale(0, RoundingMode.FLOOR));
                case "ceil", "ceiling" -> Operand.Sum.of(number.setScale(0, RoundingMode.CEILING));
                default -> null;
            };
        }
        return value instanceof Operand.Sum sum ? ofUnknown(scope, name, sum) : null;
    }

    private static boolean isStrict(String name) {
        return switch (name) {
            case "length", "char_length", "upper", "lower", "abs", "sign", "floor", "ceil", "ceiling" -> true;
            default -> false;
        };
    }

    /** The same function of the same value is the same value, and some have a least one. */
    private static @Nullable Operand ofUnknown(Scope scope, String name, Operand.Sum argument) {
        Variable variable = argument.variable();
        if (variable == null) {
            return null;
        }
        boolean size = switch (name) {
            case "length", "char_length", "character_length", "octet_length", "bit_length", "len" -> true;
            default -> false;
        };
        if (!size && !name.equals("abs") && !name.equals("sign")) {
            return null;
        }
        Variable result = scope.variables().of(name + " ( " + variable.key + " )", variable.nullable);
        return bounded(result, name.equals("sign") ? -1 : 0, name.equals("sign") ? 1 : null, !name.equals("abs"));
    }

    /** A value as a type: literals are turned, anything else is known by its spelling. */
    static Operand cast(Scope scope, Operand operand, Span type, Span whole) {
        if (operand instanceof Operand.Null) {
            return operand;
        }
        Operand turned = type.size() == 1 ? turned(operand, word(type, type.from())) : null;
        if (turned != null) {
            return turned;
        }
        // A cast of what is not null gives no null.
        boolean sure = operand instanceof Operand.Text;
        return Operand.Sum.of(scope.variable(whole, "", !sure));
    }

    private static @Nullable Operand turned(Operand operand, String type) {
        return switch (type) {
            case "int", "integer", "int4", "int8", "int2", "bigint", "smallint", "signed", "unsigned" -> whole(operand);
            case "numeric", "decimal", "float", "real", "float8", "float4" -> number(operand);
            case "text", "varchar", "char" -> {
                String text = type.equals("char") ? null : literal(operand);
                yield text == null ? null : new Operand.Text(text);
            }
            case "boolean", "bool" -> truth(operand);
            case "date", "timestamp", "timestamptz", "datetime", "uuid" ->
                operand instanceof Operand.Text ? operand : null;
            default -> null;
        };
    }

    private static @Nullable Operand number(Operand operand) {
        if (operand instanceof Operand.Sum sum && sum.isConstant()) {
            return operand;
        }
        return operand instanceof Operand.Text text
                ? Constants.exact(text.content()).<Operand>map(Operand.Sum::of).orElse(null)
                : null;
    }

    private static @Nullable Operand whole(Operand operand) {
        if (operand instanceof Operand.Truth truth && truth.formula() instanceof Known) {
            return Formula.isTrue(truth.formula())
                    ? Operand.Sum.of(BigDecimal.ONE)
                    : truth.formula().equals(Known.FALSE) ? Operand.Sum.of(BigDecimal.ZERO) : null;
        }
        return number(operand) instanceof Operand.Sum sum
                ? Operand.Sum.of(sum.constant().setScale(0, RoundingMode.HALF_UP))
                : null;
    }

    private static @Nullable Operand truth(Operand operand) {
        if (operand instanceof Operand.Truth) {
            return operand;
        }
        if (operand instanceof Operand.Sum sum && sum.isConstant()) {
            return new Operand.Truth(sum.constant().signum() == 0 ? Known.FALSE : Known.TRUE);
        }
        Optional<Boolean> holds =
                operand instanceof Operand.Text text ? LoneLiteral.truth(text.content()) : Optional.empty();
        return holds.map(value -> new Operand.Truth(value ? Known.TRUE : Known.FALSE))
                .orElse(null);
    }
}

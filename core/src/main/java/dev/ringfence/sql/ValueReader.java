package dev.ringfence.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values in a condition: operators but those of {@link ConditionReader}, signs, casts, subscripts. */
final class ValueReader {
    /** Longer lists are not looked into: they select rows, or take longer to prove than is worth it. */
    private static final int LONGEST_LIST = 200;

    /** More digits than this, on either side of the point, are no arithmetic of an honest condition. */
    private static final int MOST_DIGITS = 400;

    private final Scope scope;
    private final Cursor cursor;
    private final PrimaryReader primaries;

    ValueReader(Scope scope, Cursor cursor) {
        this.scope = scope;
        this.cursor = cursor;
        this.primaries = new PrimaryReader(scope, cursor);
    }

    /** A value with every operator that binds closer than BETWEEN, IN and LIKE; null if it is not understood. */
    @Nullable
    Operand read() {
        int start = cursor.at;
        Operand left = sum();
        while (left != null) {
            int operator = cursor.at;
            boolean question = cursor.symbol() == Symbol.PARAMETER;
            int end = question ? operator + 1 : Operators.end(cursor.span, operator);
            String text = Operators.text(cursor.span, operator, end);
            if (end == operator || !isGeneral(text)) {
                return left;
            }
            cursor.at = end;
            Operand right = sum();
            if (right == null) {
                return null;
            }
            left = combined(left, text, right, start);
        }
        return null;
    }

    /** True for the operators that are neither comparisons nor arithmetic, nor join conditions. */
    private boolean isGeneral(String operator) {
        return switch (operator) {
            case "=", "==", "<>", "!=", "<", "<=", ">", ">=", "<=>", "!<", "!>", "+", "-", "*", "/", "%" -> false;
            case "||" -> scope.dialect() != Dialect.MYSQL;
            case "&&" -> scope.dialect() == Dialect.POSTGRESQL;
            default -> true;
        };
    }

    private Operand combined(Operand left, String operator, Operand right, int start) {
        switch (operator) {
            case "||" -> {
                return Calls.joined(scope, left, right, cursor.since(start));
            }
            case "~", "~*", "!~", "!~*" -> {
                Formula matches =
                        scope.dialect() == Dialect.POSTGRESQL ? TextPattern.REGULAR.formula(scope, left, right) : null;
                if (matches != null) {
                    return new Operand.Truth(operator.startsWith("!") ? Formula.not(matches) : matches);
                }
            }
            case "~~", "~~*" -> {
                Formula matches = TextPattern.LIKE.formula(scope, left, right);
                if (matches != null) {
                    return new Operand.Truth(matches);
                }
            }
            default -> {}
        }
        return scope.unknown(cursor.since(start));
    }

    private @Nullable Operand sum() {
        int start = cursor.at;
        Operand left = product();
        while (left != null && isOperator("+", "-")) {
            int sign = cursor.symbol() == Symbol.PLUS ? 1 : -1;
            cursor.at++;
            Operand right = product();
            left = right == null ? null : added(left, right, sign, start);
        }
        return left;
    }

    private Operand added(Operand left, Operand right, int sign, int start) {
        Operand.Sum a = number(left);
        Operand.Sum b = number(right);
        if (left instanceof Operand.Null || right instanceof Operand.Null) {
            return new Operand.Null();
        }
        return a == null || b == null ? scope.unknown(cursor.since(start)) : bounded(a.plus(b, sign), start);
    }

    private @Nullable Operand product() {
        int start = cursor.at;
        Operand left = signed();
        while (left != null && (isOperator("*", "/") || isOperator("%", "^") || isWordOperator())) {
            char operator =
                    cursor.span.tokens().text().charAt(cursor.span.tokens().start(cursor.at));
            cursor.at++;
            Operand right = signed();
            left = right == null ? null : multiplied(left, operator, right, start);
        }
        return left;
    }

    private boolean isWordOperator() {
        return scope.dialect() == Dialect.MYSQL && (cursor.is("div") || cursor.is("mod"));
    }

    private Operand multiplied(Operand left, char operator, Operand right, int start) {
        if (left instanceof Operand.Null || right instanceof Operand.Null) {
            return new Operand.Null();
        }
        Operand.Sum a = number(left);
        Operand.Sum b = number(right);
        if (a == null || b == null) {
            return scope.unknown(cursor.since(start));
        }
        if (operator == '*') {
            if (a.isConstant() || b.isConstant()) {
                return bounded(a.isConstant() ? b.times(a.constant()) : a.times(b.constant()), start);
            }
            Operand.Sum product = scope.unknown(cursor.since(start));
            Variable variable = product.variable();
            if (a.equals(b) && variable != null) {
                variable.between(BigDecimal.ZERO, null, false);
            }
            return product;
        }
        if (b.isConstant() && operator == '/' && b.constant().compareTo(BigDecimal.ONE) == 0) {
            return a;
        }
        return a.isConstant() && b.isConstant() ? divided(a, operator, b, start) : remainder(operator, b, start);
    }

    private Operand divided(Operand.Sum a, char operator, Operand.Sum b, int start) {
        boolean whole = isWhole(a.constant()) && isWhole(b.constant());
        if (b.constant().signum() == 0 || !whole) {
            return scope.unknown(cursor.since(start));
        }
        BigDecimal[] parts = a.constant().divideAndRemainder(b.constant());
        return switch (operator) {
            case '%', 'm', 'M' -> Operand.Sum.of(parts[1]);
            case 'd', 'D' -> Operand.Sum.of(parts[0]);
            // Some servers divide whole numbers into a fraction.
            case '/' -> parts[1].signum() == 0 ? Operand.Sum.of(parts[0]) : scope.unknown(cursor.since(start));
            default -> scope.unknown(cursor.since(start));
        };
    }

    /** The remainder of a division is smaller than the divisor. */
    private Operand remainder(char operator, Operand.Sum divisor, int start) {
        Operand.Sum result = scope.unknown(cursor.since(start));
        Variable variable = result.variable();
        if ((operator == '%' || operator == 'm' || operator == 'M') && divisor.isConstant() && variable != null) {
            BigDecimal bound = divisor.constant().abs();
            variable.between(bound.negate(), bound, false);
        }
        return result;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 30;
    }

    private Operand bounded(Operand.Sum sum, int start) {
        boolean fits = fits(sum.constant()) && sum.factors().values().stream().allMatch(ValueReader::fits);
        return fits ? sum : scope.unknown(cursor.since(start));
    }

    private static boolean fits(BigDecimal number) {
        return number.precision() < MOST_DIGITS
                && number.scale() < MOST_DIGITS
                && number.precision() - number.scale() < MOST_DIGITS;
    }

    private Operand.@Nullable Sum number(Operand operand) {
        if (operand instanceof Operand.Sum sum) {
            return sum;
        }
        if (operand instanceof Operand.Bytes bytes) {
            return bytes.number();
        }
        return operand instanceof Operand.Text text
                ? Constants.number(scope.dialect(), text.content())
                        .map(Operand.Sum::of)
                        .orElse(null)
                : null;
    }

    /** True at one of two operators of one mark, and not at a longer one that begins with it. */
    private boolean isOperator(String one, String other) {
        Span span = cursor.span;
        if (Operators.end(span, cursor.at) != cursor.at + 1) {
            return false;
        }
        String text = Operators.text(span, cursor.at, cursor.at + 1);
        return text.equals(one) || text.equals(other);
    }

    private @Nullable Operand signed() {
        int start = cursor.at;
        boolean negative = false;
        while (cursor.symbol() == Symbol.MINUS || cursor.symbol() == Symbol.PLUS) {
            negative ^= cursor.symbol() == Symbol.MINUS;
            cursor.at++;
        }
        if (cursor.symbol() == Symbol.BANG || cursor.symbol() == Symbol.OTHER) {
            return marked();
        }
        cursor.take("binary");
        Operand operand = primaries.read();
        if (operand == null || !negative) {
            return operand;
        }
        Operand.Sum number = number(operand);
        return number == null ? scope.unknown(cursor.since(start)) : number.times(BigDecimal.ONE.negate());
    }

    /** MySQL's NOT, written as a mark; any other mark before a value is not followed. */
    private @Nullable Operand marked() {
        int start = cursor.at;
        boolean not = cursor.symbol() == Symbol.BANG && scope.dialect() == Dialect.MYSQL;
        int marks = 0;
        while (cursor.symbol() == Symbol.BANG || (!not && cursor.symbol() == Symbol.OTHER)) {
            cursor.at++;
            marks++;
        }
        int inner = cursor.at;
        Operand operand = primaries.read();
        if (operand == null || !not) {
            return operand == null ? null : scope.unknown(cursor.since(start));
        }
        Formula formula = scope.relation().holds(operand);
        if (formula == null) {
            formula = scope.variables().truth(scope.variable(cursor.since(inner), "", true));
        }
        return new Operand.Truth(marks % 2 == 1 ? Formula.not(formula) : formula);
    }

    /** The condition that a value is one of those in a list; null if one is not understood. */
    @Nullable
    Formula member(Operand value, Span list) {
        return list.size() > LONGEST_LIST ? null : member(value, parts(list));
    }

    /** The same for the parts of a list. */
    @Nullable
    Formula member(Operand value, List<Span> list) {
        List<Formula> equal = new ArrayList<>(list.size());
        for (Span part : list) {
            Operand element = ConditionReader.operand(scope.deeper(), part);
            Formula same = element == null ? null : scope.relation().compare(Comparison.EQUAL, value, element);
            if (same == null) {
                return null;
            }
            equal.add(same);
        }
        return equal.isEmpty() ? null : Formula.any(equal);
    }

    /** What commas part. */
    static List<Span> parts(Span span) {
        List<Span> parts = new ArrayList<>();
        int start = span.from();
        while (start < span.to()) {
            int comma = span.find(start, Symbol.COMMA);
            int end = comma == Span.NOT_FOUND ? span.to() : comma;
            parts.add(span.between(start, end));
            start = end + 1;
        }
        return parts;
    }

    /** The elements of {@code ARRAY[1, 2]}; none if it is no such array, or a long one. */
    static List<Span> array(Span span) {
        boolean array = span.is(span.from(), "array")
                && isMark(span, span.from() + 1, '[')
                && isMark(span, span.to() - 1, ']')
                && span.size() <= LONGEST_LIST;
        return array ? parts(span.between(span.from() + 2, span.to() - 1)) : List.of();
    }

    static boolean isMark(Span span, int index, char mark) {
        return span.symbol(index) == Symbol.OTHER
                && span.tokens().text().charAt(span.tokens().start(index)) == mark;
    }
}

package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition by the precedence of its operators: OR, XOR, AND, NOT, IS, comparisons, then BETWEEN, IN and LIKE,
 * then what {@link ValueReader} reads (PostgreSQL manual 4.1.6, MySQL manual 14.4.1). A part that it does not understand
 * becomes a variable known by its spelling alone, so that {@code p OR NOT p} is seen through whatever p says.
 */
final class ConditionReader {
    private final Scope scope;
    private final Cursor cursor;
    private final ValueReader values;

    private ConditionReader(Scope scope, Span span) {
        this.scope = scope;
        this.cursor = new Cursor(span);
        this.values = new ValueReader(scope, cursor);
    }

    /** The condition that a span is. */
    static Formula condition(Scope scope, Span span) {
        ConditionReader reader = new ConditionReader(scope, span);
        return reader.holds(reader.read(), span.from());
    }

    /** The value, or condition, that a whole span is; null if it is not understood. */
    static @Nullable Operand operand(Scope scope, Span span) {
        return new ConditionReader(scope, span).read();
    }

    private @Nullable Operand read() {
        if (cursor.atEnd() || scope.isTooDeep()) {
            cursor.at = cursor.span.to();
            return null;
        }
        return disjunction();
    }

    private boolean takeOr() {
        // MySQL reads two bars as OR by default.
        return cursor.take(Symbol.OR) || (scope.dialect() == Dialect.MYSQL && cursor.take(Symbol.BARS));
    }

    private boolean takeAnd() {
        return cursor.take(Symbol.AND) || (scope.dialect() != Dialect.POSTGRESQL && cursor.take(Symbol.AMPERSANDS));
    }

    private boolean atBoundary() {
        return switch (cursor.symbol()) {
            case EOF, OR, AND, XOR -> true;
            case BARS -> scope.dialect() == Dialect.MYSQL;
            case AMPERSANDS -> scope.dialect() != Dialect.POSTGRESQL;
            default -> false;
        };
    }

    private @Nullable Operand disjunction() {
        int start = cursor.at;
        Operand first = exclusive();
        if (cursor.atEnd()) {
            return first;
        }
        List<Formula> parts = new ArrayList<>();
        parts.add(holds(first, start));
        while (takeOr()) {
            int part = cursor.at;
            parts.add(holds(exclusive(), part));
        }
        return new Operand.Truth(Formula.any(parts));
    }

    private @Nullable Operand exclusive() {
        int start = cursor.at;
        Operand first = conjunction();
        while (cursor.take(Symbol.XOR)) {
            Formula left = holds(first, start);
            int part = cursor.at;
            first = new Operand.Truth(Formula.not(new Formula.Same(left, holds(conjunction(), part))));
        }
        return first;
    }

    private @Nullable Operand conjunction() {
        int start = cursor.at;
        Operand first = negation();
        if (cursor.symbol() != Symbol.AND && cursor.symbol() != Symbol.AMPERSANDS) {
            return first;
        }
        List<Formula> parts = new ArrayList<>();
        parts.add(holds(first, start));
        while (takeAnd()) {
            int part = cursor.at;
            parts.add(holds(negation(), part));
        }
        return new Operand.Truth(Formula.all(parts));
    }

    private @Nullable Operand negation() {
        boolean negated = false;
        boolean any = false;
        while (cursor.take(Symbol.NOT)) {
            negated = !negated;
            any = true;
        }
        int start = cursor.at;
        Operand operand = test();
        if (!atBoundary()) {
            skip(start);
            operand = null;
        }
        if (!any) {
            return operand;
        }
        Formula formula = holds(operand, start);
        return new Operand.Truth(negated ? Formula.not(formula) : formula);
    }

    /** Moves to where the next part of an AND or OR begins. */
    private void skip(int start) {
        cursor.at = start;
        int betweens = 0;
        int cases = 0;
        while (!cursor.atEnd()) {
            Symbol symbol = cursor.symbol();
            cases += symbol == Symbol.CASE ? 1 : symbol == Symbol.END && cases > 0 ? -1 : 0;
            betweens += symbol == Symbol.BETWEEN ? 1 : 0;
            if (cases == 0 && atBoundary()) {
                if (symbol != Symbol.AND || betweens == 0) {
                    return;
                }
                betweens--;
            }
            cursor.at = cursor.span.next(cursor.at);
        }
        cursor.at = Math.min(cursor.at, cursor.span.to());
    }

    /** An operand as a condition; what is not understood is a variable of that spelling. */
    private Formula holds(@Nullable Operand operand, int start) {
        Formula formula = operand == null ? null : scope.relation().holds(operand);
        return formula == null ? spelled("", start, cursor.at) : formula;
    }

    private Formula spelled(String kind, int start, int end) {
        return scope.variables().truth(scope.variable(cursor.span.between(start, end), kind, true));
    }

    /** IS and its kin. */
    private @Nullable Operand test() {
        Operand left = comparison();
        while (left != null) {
            if (cursor.take("isnull")) {
                left = new Operand.Truth(scope.relation().missing(left));
            } else if (cursor.take("notnull")) {
                left = new Operand.Truth(Formula.not(scope.relation().missing(left)));
            } else if (cursor.take(Symbol.IS)) {
                boolean negated = cursor.take(Symbol.NOT);
                Formula asked = asked(left);
                left = asked == null ? null : new Operand.Truth(negated ? Formula.not(asked) : asked);
            } else {
                return left;
            }
        }
        return null;
    }

    private @Nullable Formula asked(Operand left) {
        int end = cursor.at;
        if (cursor.take(Symbol.NULL)) {
            return scope.relation().missing(left);
        }
        int wanted = cursor.take(Symbol.TRUE)
                ? Outcomes.TRUE
                : cursor.take(Symbol.FALSE) ? Outcomes.FALSE : cursor.take("unknown") ? Outcomes.NULL : 0;
        if (wanted != 0) {
            Formula formula = scope.relation().holds(left);
            return formula == null ? null : new Formula.Is(formula, wanted);
        }
        if (cursor.take("distinct") && cursor.take(Symbol.FROM)) {
            Operand right = range();
            Formula same = right == null ? null : sameOrBothNull(left, right);
            return same == null ? null : Formula.not(same);
        }
        cursor.at = end;
        return null;
    }

    private @Nullable Formula sameOrBothNull(Operand left, Operand right) {
        Formula equal = scope.relation().compare(Comparison.EQUAL, left, right);
        if (equal == null) {
            return null;
        }
        Formula is = new Formula.Is(equal, Outcomes.TRUE);
        boolean alike = left.equals(right);
        Formula bothNull = alike
                ? scope.relation().missing(left)
                : Formula.all(
                        List.of(scope.relation().missing(left), scope.relation().missing(right)));
        return Formula.any(List.of(is, bothNull));
    }

    private @Nullable Operand comparison() {
        int start = cursor.at;
        Operand left = range();
        while (left != null) {
            int operator = cursor.at;
            int end = Operators.end(cursor.span, operator);
            String text = Operators.text(cursor.span, operator, end);
            Comparison comparison = comparison(text);
            boolean nullSafe = text.equals("<=>") && scope.dialect() == Dialect.MYSQL;
            if (comparison == null && !nullSafe) {
                return left;
            }
            cursor.at = end;
            if (comparison != null && isQuantified()) {
                left = quantified(comparison, left);
                continue;
            }
            Operand right = range();
            if (right == null) {
                return null;
            }
            Formula formula = comparison == null
                    ? sameOrBothNull(left, right)
                    : scope.relation().compare(comparison, left, right);
            left = new Operand.Truth(formula == null ? uncompared(comparison, start, operator, end) : formula);
        }
        return null;
    }

    /** A comparison known by its spelling; one and its opposite are known for that. */
    private Formula uncompared(@Nullable Comparison comparison, int start, int operator, int right) {
        Span span = cursor.span;
        String left = scope.key(span.between(start, operator));
        String other = scope.key(span.between(right, cursor.at));
        if (comparison == null || left.isEmpty() || other.isEmpty()) {
            return Known.OPEN;
        }
        return switch (comparison) {
            case EQUAL, LESS, GREATER ->
                scope.variables().truth(scope.variables().of(left + " " + comparison + " " + other, true));
            case NOT_EQUAL ->
                Formula.not(scope.variables().truth(scope.variables().of(left + " EQUAL " + other, true)));
            case LESS_EQUAL ->
                Formula.not(scope.variables().truth(scope.variables().of(left + " GREATER " + other, true)));
            case GREATER_EQUAL ->
                Formula.not(scope.variables().truth(scope.variables().of(left + " LESS " + other, true)));
        };
    }

    private static @Nullable Comparison comparison(String operator) {
        return switch (operator) {
            case "=", "==" -> Comparison.EQUAL;
            case "<>", "!=" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=", "!>" -> Comparison.LESS_EQUAL;
            case ">" -> Comparison.GREATER;
            case ">=", "!<" -> Comparison.GREATER_EQUAL;
            default -> null;
        };
    }

    private boolean isQuantified() {
        return (cursor.symbol() == Symbol.ALL || cursor.is("any") || cursor.is("some"))
                && cursor.symbol(1) == Symbol.LEFT_PAREN;
    }

    /** {@code = ANY (...)} and {@code <> ALL (...)} are IN and NOT IN; the others are not followed. */
    private @Nullable Operand quantified(Comparison comparison, Operand left) {
        boolean all = cursor.symbol() == Symbol.ALL;
        cursor.at++;
        Span inner = cursor.parenthesized();
        boolean in = comparison == Comparison.EQUAL && !all;
        boolean notIn = comparison == Comparison.NOT_EQUAL && all;
        List<Span> elements = ValueReader.array(inner);
        Formula member = null;
        if (in || notIn) {
            member = elements.isEmpty() ? Subqueries.in(scope, left, inner) : values.member(left, elements);
        }
        return member == null ? null : new Operand.Truth(in ? member : Formula.not(member));
    }

    /** BETWEEN, IN, LIKE. */
    private @Nullable Operand range() {
        int start = cursor.at;
        Operand left = values.read();
        while (left != null) {
            int end = cursor.at;
            boolean negated = cursor.take(Symbol.NOT);
            Formula formula;
            if (cursor.take(Symbol.BETWEEN)) {
                formula = between(left);
            } else if (cursor.symbol() == Symbol.IN && cursor.symbol(1) == Symbol.LEFT_PAREN) {
                cursor.at++;
                formula = in(left, start, end);
            } else {
                TextPattern pattern = pattern();
                if (pattern == null) {
                    cursor.at = end;
                    return left;
                }
                formula = matches(left, pattern, start, end);
            }
            left = formula == null ? null : new Operand.Truth(negated ? Formula.not(formula) : formula);
        }
        return null;
    }

    private @Nullable Formula between(Operand value) {
        boolean symmetric = cursor.take("symmetric");
        Operand low = values.read();
        if (low == null || !cursor.take(Symbol.AND)) {
            return null;
        }
        Operand high = values.read();
        Formula ordered = high == null ? null : within(value, low, high);
        Formula reversed = symmetric && high != null ? within(value, high, low) : null;
        if (ordered == null || (symmetric && reversed == null)) {
            return null;
        }
        return reversed == null ? ordered : Formula.any(List.of(ordered, reversed));
    }

    private @Nullable Formula within(Operand value, Operand low, Operand high) {
        Formula above = scope.relation().compare(Comparison.GREATER_EQUAL, value, low);
        Formula below = scope.relation().compare(Comparison.LESS_EQUAL, value, high);
        return above == null || below == null ? null : Formula.all(List.of(above, below));
    }

    private Formula in(Operand value, int start, int end) {
        Span inner = cursor.parenthesized();
        Formula member = Query.startsStatement(inner.symbol(inner.from()))
                ? Subqueries.in(scope, value, inner)
                : values.member(value, inner);
        if (member != null) {
            return member;
        }
        String left = scope.key(cursor.span.between(start, end));
        String list = scope.key(inner);
        return left.isEmpty() || list.isEmpty()
                ? Known.OPEN
                : scope.variables().truth(scope.variables().of(left + " IN " + list, true));
    }

    private @Nullable TextPattern pattern() {
        if (cursor.take(Symbol.LIKE)) {
            return TextPattern.LIKE;
        }
        if (cursor.take("ilike")) {
            return TextPattern.LIKE_ANY_CASE;
        }
        if (cursor.take("glob")) {
            return TextPattern.GLOB;
        }
        if (cursor.is("similar") && cursor.symbol(1) == Symbol.TO) {
            cursor.at += 2;
            return TextPattern.LIKE;
        }
        return cursor.take("regexp") || cursor.take("rlike") ? TextPattern.REGULAR : null;
    }

    private @Nullable Formula matches(Operand value, TextPattern pattern, int start, int end) {
        int right = cursor.at;
        Operand wanted = values.read();
        if (wanted == null) {
            return null;
        }
        int rightEnd = cursor.at;
        boolean escape = cursor.take(Symbol.ESCAPE);
        if (escape && values.read() == null) {
            return null;
        }
        Formula formula = escape ? null : pattern.formula(scope, value, wanted);
        if (formula != null) {
            return formula;
        }
        String left = scope.key(cursor.span.between(start, end));
        String other = scope.key(cursor.span.between(right, rightEnd));
        return left.isEmpty() || other.isEmpty()
                ? Known.OPEN
                : scope.variables().truth(scope.variables().of(left + " " + pattern + escape + " " + other, true));
    }
}

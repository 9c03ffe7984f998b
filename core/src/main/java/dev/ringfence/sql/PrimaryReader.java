package dev.ringfence.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a literal, a name, a call, a CASE, or what stands in parentheses, and the casts and subscripts behind it. */
final class PrimaryReader {
    private final Scope scope;
    private final Cursor cursor;

    PrimaryReader(Scope scope, Cursor cursor) {
        this.scope = scope;
        this.cursor = cursor;
    }

    @Nullable
    Operand read() {
        int start = cursor.at;
        Operand operand = bare();
        while (operand != null) {
            if (cursor.take(Symbol.CAST)) {
                Span type = type();
                operand = type.isEmpty() ? null : Calls.cast(scope, operand, type, cursor.since(start));
            } else if (ValueReader.isMark(cursor.span, cursor.at, '[')) {
                operand = subscript() ? scope.unknown(cursor.since(start)) : null;
            } else if (cursor.is("collate") && cursor.symbol(1).isName()) {
                cursor.at += 2;
                while (cursor.symbol() == Symbol.DOT) {
                    cursor.at += 2;
                }
                operand = scope.unknown(cursor.since(start));
            } else if (cursor.is("at") && (cursor.is(1, "time") || cursor.is(1, "local"))) {
                cursor.at += cursor.is(1, "time") ? 3 : 2;
                boolean zone = !cursor.is(-1, "zone") || bare() != null;
                operand = zone ? scope.unknown(cursor.since(start)) : null;
            } else if (cursor.symbol() == Symbol.DOT && cursor.symbol(1).isName()) {
                cursor.at += 2;
                operand = scope.unknown(cursor.since(start));
            } else {
                return operand;
            }
        }
        return null;
    }

    /** Moves past subscripts; false if one is not closed. */
    private boolean subscript() {
        int depth = 0;
        do {
            depth += ValueReader.isMark(cursor.span, cursor.at, '[') ? 1 : 0;
            depth -= ValueReader.isMark(cursor.span, cursor.at, ']') ? 1 : 0;
            cursor.at = cursor.span.next(cursor.at);
        } while (depth > 0 && !cursor.atEnd());
        return depth == 0;
    }

    /** The name of a type; moves past it. */
    private Span type() {
        int start = cursor.at;
        while (cursor.symbol() == Symbol.WORD || cursor.symbol() == Symbol.QUOTED || isType(cursor.symbol())) {
            boolean goesOn = cursor.is("double") || cursor.is("character") || cursor.is("bit");
            cursor.at++;
            goesOn |= cursor.take(Symbol.DOT);
            if (!goesOn) {
                break;
            }
        }
        cursor.take("varying");
        if (cursor.symbol() == Symbol.LEFT_PAREN) {
            cursor.parenthesized();
        }
        boolean zone = (cursor.symbol() == Symbol.WITH || cursor.is("without")) && cursor.is(1, "time");
        cursor.at += zone ? 3 : 0;
        while (ValueReader.isMark(cursor.span, cursor.at, '[') && subscript()) {
            // an array of arrays
        }
        return cursor.since(start);
    }

    private static boolean isType(Symbol symbol) {
        return symbol.isKeyword() && !isReserved(symbol);
    }

    private @Nullable Operand bare() {
        int start = cursor.at;
        switch (cursor.symbol()) {
            case LEFT_PAREN -> {
                return parentheses();
            }
            case NUMBER -> {
                cursor.at++;
                Operand.Sum number =
                        Constants.literal(text(start)).map(Operand.Sum::of).orElseGet(() -> constant(start));
                String bytes = bytes(start);
                return bytes == null ? number : new Operand.Bytes(bytes, number);
            }
            case STRING, DOLLAR_STRING -> {
                cursor.at++;
                String content = cursor.span.string(start);
                if (content != null) {
                    return new Operand.Text(content);
                }
                // As a number MySQL and MariaDB read it in different ways.
                String bytes = bytes(start);
                return bytes == null ? constant(start) : new Operand.Bytes(bytes, constant(start));
            }
            case PARAMETER -> {
                cursor.at++;
                return scope.unknown(cursor.since(start));
            }
            case TRUE, FALSE -> {
                cursor.at++;
                return new Operand.Truth(cursor.span.symbol(start) == Symbol.TRUE ? Known.TRUE : Known.FALSE);
            }
            case NULL -> {
                cursor.at++;
                return new Operand.Null();
            }
            case CASE -> {
                return choice();
            }
            case EXISTS -> {
                cursor.at++;
                return cursor.symbol() == Symbol.LEFT_PAREN
                        ? new Operand.Truth(Subqueries.exists(scope.deeper(), cursor.parenthesized()))
                        : null;
            }
            case LEFT_BRACE -> {
                int end = cursor.span.find(cursor.at, Symbol.RIGHT_BRACE);
                cursor.at = end == Span.NOT_FOUND ? cursor.span.to() : end + 1;
                return scope.unknown(cursor.since(start));
            }
            default -> {
                return cursor.symbol().isName() && !isReserved(cursor.symbol()) ? named() : null;
            }
        }
    }

    private String text(int index) {
        Tokens tokens = cursor.span.tokens();
        return tokens.text().substring(tokens.start(index), tokens.end(index));
    }

    private @Nullable String bytes(int index) {
        return scope.dialect() == Dialect.MYSQL ? BinaryLiteral.content(text(index)) : null;
    }

    /** A literal of which only the spelling is known; it is not null. */
    private Operand.Sum constant(int start) {
        return Operand.Sum.of(scope.variable(cursor.since(start), "", false));
    }

    /** Words that cannot be a name of a column or a function, so that something was read wrong before them. */
    private static boolean isReserved(Symbol symbol) {
        return switch (symbol) {
            case AND, OR, XOR, NOT, IS, IN, LIKE, BETWEEN, WHEN, THEN, ELSE, END, SELECT, FROM, WHERE, GROUP, ORDER ->
                true;
            case HAVING, UNION, AS, ON, WITH, CASE, NULL, EXISTS, ALL, CURRENT -> true;
            default -> false;
        };
    }

    private @Nullable Operand parentheses() {
        int start = cursor.at;
        Span inner = cursor.parenthesized();
        if (inner.isEmpty()) {
            return null;
        }
        if (scope.isTooDeep()) {
            return scope.unknown(cursor.since(start));
        }
        if (Query.startsStatement(inner.symbol(inner.from()))) {
            return Subqueries.scalar(scope.deeper(), inner, cursor.since(start));
        }
        Operand value = inner.has(Symbol.COMMA) ? row(inner) : ConditionReader.operand(scope.deeper(), inner);
        return value == null ? scope.unknown(cursor.since(start)) : value;
    }

    private @Nullable Operand row(Span inner) {
        List<Operand> values = new ArrayList<>();
        for (Span part : ValueReader.parts(inner)) {
            Operand value = values.size() < 16 ? ConditionReader.operand(scope.deeper(), part) : null;
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new Operand.Row(values);
    }

    /** CASE: from its last part to its first. */
    private @Nullable Operand choice() {
        int start = cursor.at;
        List<Integer> marks = new ArrayList<>();
        int depth = 0;
        do {
            Symbol symbol = cursor.symbol();
            depth += symbol == Symbol.CASE ? 1 : symbol == Symbol.END ? -1 : 0;
            boolean part = symbol == Symbol.WHEN || symbol == Symbol.THEN || symbol == Symbol.ELSE;
            if (depth == 0 || (depth == 1 && part)) {
                marks.add(cursor.at);
            }
            cursor.at = cursor.span.next(cursor.at);
        } while (depth > 0 && !cursor.atEnd());
        if (depth > 0 || marks.size() < 3 || marks.size() > 32 || scope.isTooDeep()) {
            return depth > 0 ? null : scope.unknown(cursor.since(start));
        }
        Span subject = cursor.span.between(start + 1, marks.get(0));
        Operand value = choice(subject, marks);
        return value == null ? scope.unknown(cursor.since(start)) : value;
    }

    private @Nullable Operand choice(Span subject, List<Integer> marks) {
        int last = marks.size() - 2;
        boolean otherwise = cursor.span.symbol(marks.get(last)) == Symbol.ELSE;
        Operand result = otherwise ? part(marks, last) : new Operand.Null();
        Operand compared = subject.isEmpty() ? null : ConditionReader.operand(scope.deeper(), subject);
        int first = otherwise ? last - 2 : last - 1;
        boolean regular = first >= 0 && first % 2 == 0 && (subject.isEmpty() || compared != null);
        for (int i = first; i >= 0 && regular && result != null; i -= 2) {
            Formula when;
            if (compared == null) {
                when = ConditionReader.condition(
                        scope.deeper(), cursor.span.between(marks.get(i) + 1, marks.get(i + 1)));
            } else {
                Operand value = part(marks, i);
                when = value == null ? null : scope.relation().compare(Comparison.EQUAL, compared, value);
            }
            Operand then = part(marks, i + 1);
            result = when == null || then == null ? null : new Operand.Choice(when, then, result);
        }
        return regular ? result : null;
    }

    private @Nullable Operand part(List<Integer> marks, int index) {
        return ConditionReader.operand(scope.deeper(), cursor.span.between(marks.get(index) + 1, marks.get(index + 1)));
    }

    /** A column, a call, or a literal that a type stands before. */
    private @Nullable Operand named() {
        int start = cursor.at;
        boolean quoted = cursor.symbol() == Symbol.QUOTED;
        Symbol next = cursor.symbol(1);
        if (!quoted && cursor.is("interval")) {
            return interval();
        }
        if (!quoted && (next == Symbol.STRING || next == Symbol.DOLLAR_STRING)) {
            cursor.at += 2;
            boolean date = cursor.is(-2, "date") || cursor.is(-2, "timestamp") || cursor.is(-2, "time");
            String content = cursor.span.string(cursor.at - 1);
            return date && content != null ? new Operand.Text(content) : constant(start);
        }
        if (!quoted && cursor.is("array") && ValueReader.isMark(cursor.span, cursor.at + 1, '[')) {
            cursor.at++;
            return subscript() ? constant(start) : null;
        }
        cursor.at++;
        while (cursor.symbol() == Symbol.DOT && (cursor.symbol(1).isName() || cursor.symbol(1) == Symbol.STAR)) {
            cursor.at += 2;
        }
        if (cursor.symbol() == Symbol.LEFT_PAREN) {
            return Calls.read(scope, cursor, start);
        }
        Tokens tokens = cursor.span.tokens();
        if (!quoted && cursor.at == start + 1) {
            if (Clock.isWord(tokens.text(), tokens.start(start), tokens.end(start))) {
                return Operand.Sum.of(scope.variable(cursor.since(start), Clock.KEY, false));
            }
            if (cursor.span.is(start, "unknown")) {
                return new Operand.Null();
            }
        }
        return scope.unknown(cursor.since(start));
    }

    /** A length of time: more than nothing if it is written with digits and without a minus. */
    private @Nullable Operand interval() {
        int start = cursor.at++;
        String amount = cursor.span.string(cursor.at);
        boolean number = cursor.symbol() == Symbol.NUMBER;
        if (amount == null && !number && cursor.symbol() != Symbol.PARAMETER && cursor.symbol() != Symbol.LEFT_PAREN) {
            return scope.unknown(cursor.since(start));
        }
        cursor.at = cursor.span.next(cursor.at);
        while (cursor.symbol() == Symbol.WORD && !isWordBehind()) {
            cursor.at++;
        }
        Variable variable = scope.variable(cursor.since(start), "", amount == null && !number);
        boolean positive = number
                || (amount != null && amount.indexOf('-') < 0 && amount.chars().anyMatch(c -> c >= '1' && c <= '9'));
        if (positive) {
            variable.between(new BigDecimal("1e-9"), null, false);
        }
        return Operand.Sum.of(variable);
    }

    private boolean isWordBehind() {
        return cursor.is("isnull")
                || cursor.is("notnull")
                || cursor.is("at")
                || cursor.is("collate")
                || cursor.is("ilike");
    }
}

package dev.ringfence.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Subqueries in a condition: those that give a row whatever the data is, those that give none, and those over the very
 * table whose rows the condition selects, where each row finds itself.
 */
final class Subqueries {
    private static final WordTable<String> AGGREGATES = WordTable.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "bool_and",
            "bool_or",
            "every",
            "array_agg",
            "string_agg",
            "group_concat");

    /** Functions that may give no row at all, or several. */
    private static final WordTable<String> SETS = WordTable.of(
            "unnest",
            "generate_series",
            "generate_subscripts",
            "regexp_matches",
            "regexp_split_to_table",
            "string_to_table",
            "json_array_elements",
            "jsonb_array_elements",
            "json_each",
            "jsonb_each",
            "json_object_keys",
            "jsonb_object_keys");

    /** Catalogs that hold a row in every database. */
    private static final WordTable<String> NEVER_EMPTY = WordTable.of(
            "dual",
            "pg_class",
            "pg_namespace",
            "pg_type",
            "pg_proc",
            "pg_attribute",
            "pg_database",
            "pg_roles",
            "pg_tables");

    private Subqueries() {}

    /** The condition that a subquery gives a row. */
    static Formula exists(Scope scope, Span span) {
        Formula known = span.isEmpty() || scope.isTooDeep() ? null : given(scope, span);
        // Whether there is a row is known by the spelling alone, and is never null.
        return known == null ? scope.variables().truth(scope.variable(span, "\0rows ", false)) : known;
    }

    private static @Nullable Formula given(Scope scope, Span span) {
        Symbol first = span.symbol(span.from());
        if (first == Symbol.LEFT_PAREN && span.next(span.from()) == span.to()) {
            return exists(scope.deeper(), span.between(span.from() + 1, span.to() - 1));
        }
        int union = span.find(span.from(), Symbol.UNION);
        if (union > span.from()) {
            int right = span.symbol(union + 1) == Symbol.ALL || span.is(union + 1, "distinct") ? union + 2 : union + 1;
            Formula left = exists(scope.deeper(), span.between(span.from(), union));
            return Formula.any(List.of(left, exists(scope.deeper(), span.starting(Math.min(right, span.to())))));
        }
        if (first == Symbol.VALUES) {
            return Known.TRUE;
        }
        if (first == Symbol.TABLE) {
            List<ObjectName> table = Names.table(span.starting(span.from() + 1));
            return !table.isEmpty() && scope.isTable(table.get(0)) ? Known.TRUE : null;
        }
        Selection selection = first == Symbol.SELECT ? Selection.of(span) : null;
        return selection == null ? null : given(scope, selection);
    }

    private static @Nullable Formula given(Scope scope, Selection selection) {
        if (selection.isCutToNothing()) {
            return Known.FALSE;
        }
        if (!selection.isSimple()) {
            return null;
        }
        boolean aggregates = calls(selection.list(), AGGREGATES);
        if (aggregates && !selection.isGrouped()) {
            return Known.TRUE;
        }
        if (calls(selection.list(), SETS)) {
            return null;
        }
        Formula self = witness(scope, selection);
        if (self == null) {
            return selectsNothing(scope, selection) ? Known.FALSE : null;
        }
        if (!Formula.isTrue(self) && selectsNothing(scope, selection)) {
            return Known.FALSE;
        }
        boolean certain = Formula.isTrue(self) || selection.source().isEmpty();
        return certain ? self : Formula.any(List.of(self, otherRows(scope)));
    }

    /** Another row than the row itself may be the one; nothing is known of it. */
    private static Formula otherRows(Scope scope) {
        return scope.variables().truth(scope.variables().fresh(false));
    }

    /**
     * The condition that a certain row is among those selected: the only one there is without FROM, the row itself where
     * it selects from the same table. Null if there is no such row to look at.
     */
    private static @Nullable Formula witness(Scope scope, Selection selection) {
        Scope inner = scope.deeper();
        Span source = selection.source();
        if (!source.isEmpty()) {
            inner = source(scope, source);
            if (inner == null || (inner.table().isEmpty() && !selection.where().isEmpty())) {
                return null;
            }
        }
        return selection.where().isEmpty()
                ? Known.TRUE
                : new Formula.Is(ConditionReader.condition(inner, selection.where()), Outcomes.TRUE);
    }

    /** The scope in which the row itself stands for the row selected, if FROM is its table, by another name or not. */
    private static @Nullable Scope source(Scope scope, Span source) {
        if (source.has(Symbol.COMMA) || source.has(Symbol.JOIN) || source.symbol(source.from()) == Symbol.LEFT_PAREN) {
            return derived(scope, source);
        }
        List<ObjectName> table = Names.table(source);
        int alias = source.to() - 1;
        if (table.isEmpty() || source.symbol(alias) == Symbol.RIGHT_PAREN) {
            return null;
        }
        if (scope.isTable(table.get(0))) {
            return scope.alsoCalled(Names.part(source, alias));
        }
        boolean neverEmpty =
                NEVER_EMPTY.contains(table.get(0).name(), 0, table.get(0).name().length());
        // Some row is there, but what is in it is not known: good for no condition, which the caller sees to.
        return neverEmpty
                ? new Scope(
                        scope.dialect(), List.of(), Set.of(), scope.variables(), scope.relation(), scope.depth() + 1)
                : null;
    }

    /** {@code (SELECT id FROM t) AS x}: the same rows again, if nothing is left out of them. */
    private static @Nullable Scope derived(Scope scope, Span source) {
        int open = source.from();
        if (source.symbol(open) != Symbol.LEFT_PAREN || source.has(Symbol.COMMA) || source.has(Symbol.JOIN)) {
            return null;
        }
        Span inner = source.between(open + 1, source.tokens().closing(open));
        Selection selection =
                inner.symbol(inner.from()) == Symbol.SELECT && !scope.isTooDeep() ? Selection.of(inner) : null;
        boolean whole = selection != null
                && selection.isSimple()
                && !selection.isGrouped()
                && !selection.isLimited()
                && selection.where().isEmpty()
                && !selection.source().isEmpty()
                && !selection.list().has(Symbol.LEFT_PAREN)
                && !selection.list().has(Symbol.AS);
        if (selection == null || !whole) {
            return null;
        }
        Scope inside = source(scope.deeper(), selection.source());
        return inside == null || inside.table().isEmpty()
                ? null
                : inside.alsoCalled(Names.part(source, source.to() - 1));
    }

    /** True if the WHERE of a subquery holds for no row, whatever the row around it is. */
    private static boolean selectsNothing(Scope scope, Selection selection) {
        if (selection.where().isEmpty()) {
            return false;
        }
        Scope own = Scope.of(scope.dialect(), List.of(), Set.of());
        for (int i = 0; i < scope.depth(); i++) {
            own = own.deeper();
        }
        Formula where = ConditionReader.condition(own.deeper(), selection.where());
        return Proof.of(where, own.variables().all()) == Where.NEVER_TRUE;
    }

    /** The condition that a value is among those a subquery gives; null where it is not known. */
    static @Nullable Formula in(Scope scope, Operand value, Span span) {
        Selection selection = span.symbol(span.from()) == Symbol.SELECT && !scope.isTooDeep() && !span.has(Symbol.UNION)
                ? Selection.of(span)
                : null;
        if (selection == null || !selection.isSimple() || selection.isGrouped() || calls(selection.list(), SETS)) {
            return null;
        }
        if (selection.isCutToNothing()) {
            return Known.FALSE;
        }
        if (calls(selection.list(), AGGREGATES) || selection.isLimited()) {
            return null;
        }
        Span source = selection.source();
        Scope inner = source.isEmpty() ? scope.deeper() : source(scope, source);
        Formula self = inner == null ? null : witness(scope, selection);
        if (inner == null || self == null || (inner.table().isEmpty() && !source.isEmpty())) {
            return selectsNothing(scope, selection) ? Known.FALSE : null;
        }
        Operand selected = selection.list().has(Symbol.COMMA) ? null : ConditionReader.operand(inner, selection.list());
        Formula equal = selected == null ? null : scope.relation().compare(Comparison.EQUAL, value, selected);
        if (equal == null) {
            return null;
        }
        Formula found = Formula.isTrue(self) ? equal : Formula.all(List.of(equal, self));
        if (source.isEmpty()) {
            return found;
        }
        // Where the row itself is not found, another one may be; null compares to nothing at all.
        Formula other =
                new Formula.Choice(new Formula.Is(equal, Outcomes.TRUE | Outcomes.FALSE), otherRows(scope), Known.NULL);
        return Formula.any(List.of(found, other));
    }

    /** The value of a subquery in parentheses. */
    static @Nullable Operand scalar(Scope scope, Span span, Span whole) {
        Selection selection = span.symbol(span.from()) == Symbol.SELECT && !scope.isTooDeep() && !span.has(Symbol.UNION)
                ? Selection.of(span)
                : null;
        if (selection == null || !selection.isSimple() || selection.list().has(Symbol.COMMA)) {
            return scope.unknown(whole);
        }
        Span list = selection.list();
        boolean alone = selection.source().isEmpty() && selection.where().isEmpty() && !selection.isCutToNothing();
        if (alone && !calls(list, AGGREGATES) && !calls(list, SETS)) {
            Operand value = ConditionReader.operand(scope.deeper(), list);
            return value == null ? scope.unknown(whole) : value;
        }
        boolean counts =
                list.is(list.from(), "count") && list.next(list.from() + 1) == list.to() && !selection.isGrouped();
        if (!counts || selection.isCutToNothing()) {
            return scope.unknown(whole);
        }
        Variable count = scope.variable(whole, "", false);
        boolean self =
                selection.where().isEmpty() && !selection.source().isEmpty() && witness(scope, selection) != null;
        count.between(self ? BigDecimal.ONE : BigDecimal.ZERO, null, true);
        return Operand.Sum.of(count);
    }

    private static boolean calls(Span list, WordTable<String> functions) {
        Tokens tokens = list.tokens();
        for (int i = list.from() + 1; i < list.to(); i++) {
            if (list.symbol(i) == Symbol.LEFT_PAREN
                    && list.symbol(i - 1).isName()
                    && functions.contains(tokens.text(), tokens.start(i - 1), tokens.end(i - 1))) {
                return true;
            }
        }
        return false;
    }
}

package dev.ringfence.sql;

/** A place in a span, moved on by what reads there. */
final class Cursor {
    final Span span;
    int at;

    Cursor(Span span) {
        this.span = span;
        this.at = span.from();
    }

    Symbol symbol() {
        return span.symbol(at);
    }

    Symbol symbol(int ahead) {
        return span.symbol(at + ahead);
    }

    boolean is(String word) {
        return span.is(at, word);
    }

    boolean is(int ahead, String word) {
        return span.is(at + ahead, word);
    }

    boolean atEnd() {
        return at >= span.to();
    }

    /** Moves past a symbol if it is here. */
    boolean take(Symbol symbol) {
        boolean here = symbol() == symbol;
        at += here ? 1 : 0;
        return here;
    }

    /** Moves past a lower-case word if it is here. */
    boolean take(String word) {
        boolean here = is(word);
        at += here ? 1 : 0;
        return here;
    }

    /** What stands in the parentheses that open here; moves past them. */
    Span parenthesized() {
        Span inner = span.between(at + 1, Math.min(span.tokens().closing(at), span.to()));
        at = span.next(at);
        return inner;
    }

    /** From an index to here. */
    Span since(int start) {
        return span.between(start, at);
    }
}

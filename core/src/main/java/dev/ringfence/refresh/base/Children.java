package dev.ringfence.refresh.base;

import java.util.Locale;

/**
 * What becomes of the rows that refer to a row of a {@link Subset}, by one foreign key. The rows that a row refers to are
 * no choice: they always come along. Immutable.
 */
public final class Children {
    /** The most that {@link #atMost} takes. */
    public static final int MOST = 100_000;

    /** What becomes of them. */
    public enum Kind {
        /** {@link Children#followed}. */
        FOLLOWED,
        /** {@link Children#left}. */
        LEFT,
        /** {@link Children#atMost}. */
        LIMITED,
        /** {@link Children#always}. */
        ALWAYS
    }

    private final Kind kind;
    private final int limit;

    private Children(Kind kind, int limit) {
        this.kind = kind;
        this.limit = limit;
    }

    /**
     * Those of rows that were chosen, or came as children themselves, come along; those of rows that came only because
     * others refer to them do not: the customers of a country that one chosen customer lives in stay where they are.
     */
    public static Children followed() {
        return new Children(Kind.FOLLOWED, 0);
    }

    /** They stay, unless something else brings them. */
    public static Children left() {
        return new Children(Kind.LEFT, 0);
    }

    /**
     * As {@link #followed}, but at most so many of each row: always the same ones, by a keyed hash of their primary key.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@value #MOST}
     */
    public static Children atMost(int rows) {
        if (rows < 1 || rows > MOST) {
            throw new IllegalArgumentException("'rows' must be from 1 to " + MOST + " but was " + rows);
        }
        return new Children(Kind.LIMITED, rows);
    }

    /** Those of every row that comes along, for whatever reason. */
    public static Children always() {
        return new Children(Kind.ALWAYS, 0);
    }

    /** What becomes of them. */
    public Kind kind() {
        return kind;
    }

    /** How many of each row come at most; meaningless unless {@link Kind#LIMITED}. */
    public int limit() {
        return limit;
    }

    /** Such as {@code at most 3}. */
    @Override
    public String toString() {
        return kind == Kind.LIMITED ? "at most " + limit : kind.name().toLowerCase(Locale.ROOT);
    }
}

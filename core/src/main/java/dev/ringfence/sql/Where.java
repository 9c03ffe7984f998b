package dev.ringfence.sql;

/**
 * Whether an UPDATE, DELETE or MERGE says which rows it means. Only a WHERE of the statement itself counts: not one in a
 * subquery, string, comment or CTE, and not one in a MySQL version comment, which not every server executes.
 */
public enum Where {
    /** The kind of statement has no such condition. */
    NOT_APPLICABLE,
    /**
     * There is none. A condition of a JOIN or USING is none, nor is a LIMIT ({@link Statement#limited()} tells). A
     * MERGE that changes or deletes rows not matched by its source, without a further condition, has none.
     */
    ABSENT,
    /** There is one, and nothing below is certain of it. */
    PRESENT,
    /**
     * There is one and it holds for every row, whatever is in it: {@code TRUE}, {@code 1 = 1}, {@code id = 5 OR 'a' =
     * 'a'}, {@code x IS NULL OR x IS NOT NULL}, {@code EXISTS (SELECT 1)}.
     */
    ALWAYS_TRUE,
    /**
     * There is one and it holds for every row in which the columns that it compares have a value: {@code x = x}, {@code
     * x LIKE '%'}, {@code x < 5 OR x >= 5}. Whether they may be null, the text does not show; where they may not, this is
     * {@link #ALWAYS_TRUE}. A condition that asks for null itself, such as {@code x IS NOT NULL}, is {@link #PRESENT}.
     */
    TRUE_UNLESS_NULL,
    /**
     * There is one and it says nothing about the rows that are changed, only about those of a table joined to them without
     * a condition: {@code UPDATE t SET a = 1 FROM u WHERE u.id = 5}. It holds for every row or for none.
     */
    UNRELATED,
    /** There is one and it holds for no row: {@code FALSE}, {@code 1 = 0}, {@code x <> x}. Nothing is changed. */
    NEVER_TRUE;

    /** True if the statement means every row, rows with nulls perhaps excepted. */
    public boolean unlimited() {
        return switch (this) {
            case ABSENT, ALWAYS_TRUE, TRUE_UNLESS_NULL, UNRELATED -> true;
            case NOT_APPLICABLE, PRESENT, NEVER_TRUE -> false;
        };
    }
}

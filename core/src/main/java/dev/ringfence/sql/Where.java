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
    /** There is one, and it is not certainly true. */
    PRESENT,
    /**
     * There is one and it holds for every row: {@code TRUE}, {@code 1 = 1}, {@code id = 5 OR 'a' = 'a'}. Only certain
     * cases are named; a condition that merely happens to hold is {@link #PRESENT}.
     */
    ALWAYS_TRUE;

    /** True if the statement means every row. */
    public boolean unlimited() {
        return this == ABSENT || this == ALWAYS_TRUE;
    }
}

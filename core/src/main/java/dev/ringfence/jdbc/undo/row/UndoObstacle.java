package dev.ringfence.jdbc.undo.row;

import org.jspecify.annotations.Nullable;

/** Why a statement cannot be taken back, found before or after it ran. Never leaves this package. */
public final class UndoObstacle extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /** True if another attempt may go better. */
    private final boolean passing;

    private UndoObstacle(String rule, String reason, boolean passing) {
        super(reason, null, false, false);
        this.rule = rule;
        this.passing = passing;
    }

    /** The text of the statement has a shape whose rows cannot be told. */
    public static UndoObstacle shape(String reason) {
        return new UndoObstacle("undo.shape", reason, false);
    }

    /** The table, or one that refers to it, has something whose changes cannot be taken back. */
    public static UndoObstacle table(UndoTable table, String reason) {
        return new UndoObstacle("undo.table", "table " + table + ": " + reason, false);
    }

    static UndoObstacle tooManyRows(long maxRows) {
        return new UndoObstacle("undo.rows", "more than " + maxRows + " rows, the most that are kept", false);
    }

    static UndoObstacle tooLarge(long maxBytes) {
        return new UndoObstacle("undo.bytes", "images larger than " + maxBytes + ", the most that is kept", false);
    }

    /** The rows that changed are not provably those whose images were taken. */
    public static UndoObstacle incomplete(String reason) {
        return new UndoObstacle("undo.incomplete", reason, true);
    }

    /** The log itself failed. */
    public static UndoObstacle unavailable(@Nullable String sqlState) {
        return new UndoObstacle("undo.unavailable", "the log failed with SQLSTATE " + sqlState, false);
    }

    public String rule() {
        return rule;
    }

    public boolean passing() {
        return passing;
    }
}

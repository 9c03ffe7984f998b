package dev.ringfence.jdbc;

import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.Kind;
import dev.ringfence.sql.Statement;
import dev.ringfence.sql.StatementAnalysis;
import java.util.Locale;

/**
 * What a text does as far as the connection it runs on is concerned, read from its analysis alone.
 *
 * @param destructive the stamp is read again before it, if it was read more than a second ago
 * @param maxRows the most rows it can change: 0 for what changes none that can be counted, MAX_VALUE where the text sets
 *     no bound
 * @param uncounted changes rows in a way that no update count tells
 * @param opaque runs code that the text does not show
 * @param mixed changes rows and besides ends transactions, or changes structure or the server
 * @param returning changes rows and hands out rows, as by RETURNING, so that the driver may not tell how many
 * @param turn what it does to the transaction it runs in
 * @param changesCatalog the connection may have gone to another catalog by it, which has a stamp of its own
 * @param changesStructure what was learned of tables may no longer hold after it
 */
record StatementEffect(
        boolean destructive,
        long maxRows,
        boolean uncounted,
        boolean opaque,
        boolean mixed,
        boolean returning,
        Turn turn,
        boolean changesCatalog,
        boolean changesStructure) {
    /** What a statement does to the transaction it runs in. */
    enum Turn {
        NONE,
        BEGINS,
        ENDS,
        ROLLS_BACK
    }

    static StatementEffect of(StatementAnalysis analysis, String sql) {
        boolean destructive = false;
        boolean uncounted = false;
        boolean opaque = false;
        boolean catalog = false;
        boolean structure = false;
        boolean other = false;
        long maxRows = 0;
        int changes = 0;
        for (Statement statement : analysis.statements()) {
            destructive |= destroys(statement);
            catalog |= statement.kind() == Kind.SESSION && leadsElsewhere(analysis);
            structure |= statement.kind().changesStructure();
            other |= isNeitherChangeNorRead(statement.kind());
            if (statement.kind().opaque()) {
                opaque = true;
                maxRows = Long.MAX_VALUE;
            } else if (statement.kind().changesRows() && statement.kind() != Kind.TRUNCATE) {
                changes++;
                uncounted |= statement.nested();
                maxRows = RowBound.sum(maxRows, RowBound.of(statement, analysis.dialect(), sql));
            }
        }
        boolean mixed = other && maxRows > 0;
        return new StatementEffect(
                destructive,
                maxRows,
                uncounted || opaque || mixed || changes > 1,
                opaque,
                mixed,
                maxRows > 0 && analysis.references("returning"),
                turn(analysis),
                catalog,
                structure);
    }

    /** Of a text that could not be analysed. */
    static StatementEffect unknown(boolean destructive) {
        return new StatementEffect(destructive, 0, false, false, false, false, Turn.NONE, false, false);
    }

    /** In MySQL and MariaDB, USE goes to another catalog, with a stamp of its own; SET does not. */
    private static boolean leadsElsewhere(StatementAnalysis analysis) {
        return analysis.dialect() == Dialect.MYSQL
                && analysis.shape().toUpperCase(Locale.ROOT).contains("USE ");
    }

    private static boolean destroys(Statement statement) {
        return switch (statement.kind()) {
            case TRUNCATE, DROP, ALTER_DROP, SERVER -> true;
            case UPDATE, DELETE, MERGE -> statement.where().unlimited();
            default -> false;
        };
    }

    /** True for what may end the transaction, or falsify what is counted in it. */
    private static boolean isNeitherChangeNorRead(Kind kind) {
        return switch (kind) {
            case TRANSACTION, TRUNCATE, SERVER, MAINTENANCE, LOCK -> true;
            default -> kind.changesStructure();
        };
    }

    private static Turn turn(StatementAnalysis analysis) {
        Turn turn = Turn.NONE;
        for (Statement statement : analysis.statements()) {
            if (statement.kind() == Kind.TRANSACTION) {
                String shape = analysis.shape().toUpperCase(Locale.ROOT);
                if (shape.startsWith("ROLLBACK TO") || shape.contains("SAVEPOINT")) {
                    turn = Turn.NONE;
                } else if (shape.startsWith("ROLLBACK") || shape.startsWith("ABORT")) {
                    turn = Turn.ROLLS_BACK;
                } else if (shape.startsWith("COMMIT") || shape.startsWith("END")) {
                    turn = Turn.ENDS;
                } else {
                    turn = Turn.BEGINS;
                }
            }
        }
        return turn;
    }
}

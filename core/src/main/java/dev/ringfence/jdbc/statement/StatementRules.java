package dev.ringfence.jdbc.statement;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.jdbc.database.OwnTables;
import dev.ringfence.sql.StatementAnalysis;
import dev.ringfence.sql.TextCache;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * From the text of a statement to its {@link Verdict}, remembered by text. Texts stay in memory, literals and all, and
 * are never shown.
 */
public final class StatementRules {
    private final WriteGuard guard;
    private final Function<String, StatementAnalysis> analyzer;
    private final TextCache<Verdict> verdicts = TextCache.of(this::verdict);

    public StatementRules(WriteGuard guard, Function<String, StatementAnalysis> analyzer) {
        this.guard = guard;
        this.analyzer = analyzer;
    }

    public Verdict of(String sql) {
        try {
            return verdicts.get(sql);
        } catch (RuntimeException | StackOverflowError defect) {
            guard.error("jdbc.analysis", defect);
            return afterDefect(sql);
        }
    }

    private Verdict verdict(String sql) {
        StatementAnalysis analysis = analyzer.apply(sql);
        return new Verdict(sql, guard.decide(analysis), ours(analysis), StatementEffect.of(analysis), analysis);
    }

    private Decision ours(StatementAnalysis analysis) {
        boolean mentioned = analysis.references("ringfence") || analysis.references(OwnTables.STAMP);
        if (analysis.readOnly() || !mentioned) {
            return Decision.allowed();
        }
        return Decision.denied(new Refusal(
                Guard.STAMP,
                "stamp.schema-is-ours",
                "A statement that changes what schema 'ringfence' holds",
                guard.environment().name(),
                List.of("only DatastoreStamps writes there"),
                "stamp through DatastoreStamps, on a datasource that is not guarded"));
    }

    /** We failed, so an ordinary statement passes; what plainly destroys is refused where the guard enforces. */
    private Verdict afterDefect(String sql) {
        String head =
                sql.substring(0, Math.min(sql.length(), 200)).stripLeading().toUpperCase(Locale.ROOT);
        boolean destroys = head.startsWith("DROP")
                || head.startsWith("TRUNCATE")
                || ((head.startsWith("DELETE") || head.startsWith("UPDATE"))
                        && !sql.toUpperCase(Locale.ROOT).contains("WHERE"));
        Decision decision = destroys
                ? Decision.denied(new Refusal(
                        Guard.SQL,
                        "sql.guard-failed",
                        "A destructive statement that could not be analysed",
                        guard.environment().name(),
                        List.of("a defect of the guard, see its warning in the log"),
                        "report the defect; to go on, relax the guard: WriteGuard.relaxToObserve(Guard.SQL, ...)"))
                : Decision.allowed();
        return new Verdict(sql, decision, Decision.allowed(), StatementEffect.unknown(destroys), null);
    }
}

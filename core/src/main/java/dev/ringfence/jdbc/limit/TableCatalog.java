package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.statement.TableReach;
import dev.ringfence.jdbc.statement.Verdict;
import dev.ringfence.sql.ObjectName;
import dev.ringfence.sql.RowReach;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What was learned of the tables of one datasource: read when a statement first needs it, kept for ten minutes, and
 * forgotten when a statement seen here changes structure. A change made elsewhere is noticed late; that costs no rows past
 * a ceiling in a transaction, and in autocommit is counted after the fact. Safe for use by many threads.
 */
public final class TableCatalog {
    static final long FRESH_NANOS = 600_000_000_000L;
    /** How long a failure is taken for an answer. */
    private static final long AGAIN_NANOS = 1_000_000_000L;

    private static final int MOST_TABLES = 10_000;

    private final TableFactsReader reader;
    private final WriteGuard guard;
    private final LongSupplier ticker;
    private final ConcurrentHashMap<ObjectName, Known> tables = new ConcurrentHashMap<>();

    private volatile int generation;
    private volatile long now;

    private record Known(TableFacts facts, long at) {}

    public TableCatalog(TableFactsReader reader, WriteGuard guard, LongSupplier ticker) {
        this.reader = reader;
        this.guard = guard;
        this.ticker = ticker;
        this.now = ticker.getAsLong();
    }

    /** Looks at the clock, as is done when a transaction ends: what {@link #reach} compares with is as old as that. */
    void tick() {
        now = ticker.getAsLong();
    }

    /** True if what was remembered with a verdict is what would be read. */
    boolean isCurrent(TableReach reach) {
        return reach.generation() == generation && now - reach.at() < FRESH_NANOS;
    }

    /** What a statement can reach, remembered with its verdict; read through a connection if need be. */
    TableReach reach(Verdict verdict, Connection raw) {
        TableReach known = verdict.reach;
        if (known != null && isCurrent(known)) {
            return known;
        }
        tick();
        int current = generation;
        Set<String> children = new LinkedHashSet<>();
        for (ObjectName table : verdict.effect.deletesFrom()) {
            children.addAll(of(table, raw).children());
        }
        long rows = Long.MAX_VALUE;
        RowReach selection = verdict.effect.selection();
        if (selection != null) {
            TableFacts facts = of(selection.table(), raw);
            rows = facts.rowsFor(selection.valuesByColumn());
            children.addAll(facts.childrenBy(selection.assigned()));
        }
        TableReach reach = new TableReach(rows, children, children.isEmpty(), current, now);
        verdict.reach = reach;
        return reach;
    }

    /** The facts of a table, read through a connection if need be. A failure is counted, and nothing is known then. */
    TableFacts of(ObjectName table, Connection raw) {
        Known known = tables.get(table);
        if (known != null && now - known.at() < FRESH_NANOS) {
            return known.facts();
        }
        TableFacts facts;
        long at = now;
        try {
            facts = reader.readSafely(raw, table);
        } catch (SQLException | RuntimeException failure) {
            guard.error("jdbc.table-facts", failure);
            facts = TableFacts.NONE;
            at = now - FRESH_NANOS + AGAIN_NANOS;
        }
        if (tables.size() >= MOST_TABLES) {
            tables.clear();
        }
        tables.put(table, new Known(facts, at));
        return facts;
    }

    /** Forgets everything. */
    synchronized void forget() {
        tables.clear();
        generation++;
    }
}

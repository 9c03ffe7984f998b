package dev.ringfence.refresh.subset;

import dev.ringfence.data.KeyedFunction;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.Children;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.refresh.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Collectors;

/**
 * Finds the rows of a subset: from those that are chosen along the foreign keys, until nothing is new. The database joins,
 * in the state that the connection sees; here are only addresses of rows. Each row is asked for its parents once and for
 * its children once, many rows to a query. For one thread.
 */
public final class SubsetClosure {
    private static final String CHOSEN = "chosen";
    private static final double WHOLE_RANGE = 0x1p63;

    private final Connection source;
    private final List<Table> tables;
    private final SubsetScope scope;
    private final Map<TableName, RowAddresses> addresses;
    private final KeyedFunction hash;
    private final int maxRows;
    private final Runnable cancellation;
    private final Map<TableName, RowMarks> marks = new HashMap<>();
    private final Map<TableName, Map<String, Long>> reasons = new HashMap<>();
    /** Rows whose parents, and the children that always come, are still to be looked for. */
    private final Map<TableName, Addresses> arrived = new HashMap<>();
    /** Rows whose children are. */
    private final Map<TableName, Addresses> bringing = new HashMap<>();

    private long rows;

    /**
     * A closure that is not computed yet.
     *
     * @param addresses of each table
     * @param hash decides which rows a percentage or a limit takes
     * @param cancellation ends the work by an exception
     */
    public SubsetClosure(
            Connection source,
            List<Table> tables,
            SubsetScope scope,
            Map<TableName, RowAddresses> addresses,
            KeyedFunction hash,
            int maxRows,
            Runnable cancellation) {
        this.source = source;
        this.tables = List.copyOf(tables);
        this.scope = scope;
        this.addresses = Map.copyOf(addresses);
        this.hash = hash;
        this.maxRows = maxRows;
        this.cancellation = cancellation;
    }

    /** More rows than may be held in memory. */
    public static final class TooManyRowsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyRowsException(TableName table, int maxRows) {
            super("more than " + maxRows + " rows come along, the last one of " + table);
        }
    }

    /** A condition that the database refuses. */
    public static final class ConditionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConditionException(TableName table, String state) {
            super("the condition on " + table + " is refused by the database: SQLSTATE " + state);
        }
    }

    /** Addresses in the order of their coming. */
    private static final class Addresses {
        private long[] all = new long[64];
        private int size;

        void add(long address) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = address;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /**
     * The rows of each table.
     *
     * @throws TooManyRowsException if they are more than may be held
     * @throws ConditionException if a condition cannot be evaluated
     */
    public Map<TableName, SubsetRows> compute() throws SQLException {
        for (Table table : tables) {
            reasons.put(table.name(), new LinkedHashMap<>());
            if (!scope.whole().contains(table.name())) {
                marks.put(table.name(), new RowMarks());
            }
        }
        for (Table table : tables) {
            SubsetScope.Seed seed = scope.seeds().get(table.name());
            if (seed != null) {
                choose(table, seed);
            }
        }
        for (Table table : tables) {
            if (scope.whole().contains(table.name())) {
                parents(table, "");
                always(table, "");
            }
        }
        follow();
        Map<TableName, SubsetRows> result = new LinkedHashMap<>();
        for (Table table : tables) {
            RowMarks marked = marks.remove(table.name());
            result.put(
                    table.name(),
                    marked == null
                            ? SubsetRows.all()
                            : SubsetRows.of(
                                    ChosenRows.of(at(table.name()), marked.sorted()),
                                    reasons.getOrDefault(table.name(), Map.of())));
        }
        return result;
    }

    /** Children before parents, so that what is both counts as what brings more. */
    private void follow() throws SQLException {
        while (!arrived.isEmpty() || !bringing.isEmpty()) {
            Map<TableName, Addresses> next = bringing.isEmpty() ? arrived : bringing;
            boolean brings = !bringing.isEmpty();
            for (Table table : tables) {
                Addresses waiting = next.remove(table.name());
                if (waiting != null) {
                    for (ChosenRows part :
                            ChosenRows.of(at(table.name()), waiting.sorted()).parts()) {
                        cancellation.run();
                        if (brings) {
                            children(table, part);
                        } else {
                            parents(table, " WHERE " + part.condition("c."));
                            always(table, " WHERE " + part.condition("p."));
                        }
                    }
                    break;
                }
            }
        }
    }

    private RowAddresses at(TableName table) {
        return Objects.requireNonNull(addresses.get(table), "addresses");
    }

    private void mark(TableName table, long address, byte mark, String reason) {
        RowMarks marked = marks.get(table);
        if (marked == null) {
            return;
        }
        byte before = marked.mark(address, mark);
        if (before == 0) {
            int here = at(table).rows(address);
            rows += here;
            if (rows > maxRows) {
                throw new TooManyRowsException(table, maxRows);
            }
            reasons.getOrDefault(table, new HashMap<>()).merge(reason, (long) here, Long::sum);
            arrived.computeIfAbsent(table, name -> new Addresses()).add(address);
        }
        if (mark == RowMarks.BRINGS && before < mark) {
            bringing.computeIfAbsent(table, name -> new Addresses()).add(address);
        }
    }

    /** What is done with each row of a result. */
    @FunctionalInterface
    private interface Row {
        void at(ResultSet row) throws SQLException;
    }

    private void each(String query, Row each) throws SQLException {
        try (Statement statement = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            JdbcRows.stream(statement);
            try (ResultSet row = statement.executeQuery(query)) {
                for (int i = 0; row.next(); i++) {
                    if (i % JdbcRows.BATCH == 0) {
                        cancellation.run();
                    }
                    each.at(row);
                }
            }
        }
    }

    private void choose(Table table, SubsetScope.Seed seed) throws SQLException {
        String from = " FROM " + table.name().quoted();
        RowAddresses at = at(table.name());
        String where = seed.condition()
                .map(condition -> " WHERE (" + condition + "\n)")
                .orElse("");
        try {
            if (seed.percent().isEmpty()) {
                each(
                        "SELECT " + at.selected("") + from + where,
                        row -> mark(table.name(), at.read(row, 1), RowMarks.BRINGS, CHOSEN));
                return;
            }
            double below = seed.percent().get() / 100 * WHOLE_RANGE;
            each("SELECT " + at.selected("") + ", " + key(table, "") + from + where, row -> {
                // 63 bits: 100 % are above all of them.
                if (order(table, row, at.width() + 1) < below) {
                    mark(table.name(), at.read(row, 1), RowMarks.BRINGS, CHOSEN);
                }
            });
        } catch (SQLException refused) {
            if (ConnectionLoss.is(refused)) {
                throw refused;
            }
            // Databases quote values in their messages, so neither message nor cause is handed on.
            throw new ConditionException(table.name(), String.valueOf(refused.getSQLState()));
        }
    }

    private static String key(Table table, String prefix) {
        return table.primaryKey().stream()
                .map(name -> prefix + TableName.quoted(name))
                .collect(Collectors.joining(", "));
    }

    /** A number from 0 below 2^63 that the primary key of a row decides: in every copy of the row the same. */
    private long order(Table table, ResultSet row, int index) throws SQLException {
        StringBuilder canonical = new StringBuilder();
        for (int i = 0; i < table.primaryKey().size(); i++) {
            Column column = table.column(table.primaryKey().get(i)).orElseThrow();
            String value = text(row, index + i, column);
            canonical.append(value.length()).append(':').append(value);
        }
        return hash.draw(canonical.toString()).next() >>> 1;
    }

    private static String text(ResultSet row, int index, Column column) throws SQLException {
        if (column.kind() != ValueKind.DATE) {
            return String.valueOf(row.getString(index));
        }
        // As text it would depend on the zone of the session.
        Object date = JdbcRows.readDate(row, index, column);
        return date instanceof OffsetDateTime time ? time.toInstant().toString() : String.valueOf(date);
    }

    /** The rows that rows of a table refer to; the table is {@code c}. */
    private void parents(Table table, String where) throws SQLException {
        for (ForeignKey key : table.foreignKeys()) {
            if (marks.containsKey(key.target())) {
                RowAddresses at = at(key.target());
                String reason = "parents of " + table.name().name() + key.columns();
                each(
                        "SELECT " + at.selected("p.") + joined(table, key) + where,
                        row -> mark(key.target(), at.read(row, 1), RowMarks.COMES, reason));
            }
        }
    }

    /** The rows that refer to any row of a table; the table is {@code p}. */
    private void always(Table table, String where) throws SQLException {
        for (SubsetScope.Relation relation : scope.relations().getOrDefault(table.name(), List.of())) {
            if (relation.children().kind() == Children.Kind.ALWAYS) {
                children(table, relation, where);
            }
        }
    }

    /** The rows that refer to rows of a table which bring theirs. */
    private void children(Table table, ChosenRows part) throws SQLException {
        String where = " WHERE " + part.condition("p.");
        for (SubsetScope.Relation relation : scope.relations().getOrDefault(table.name(), List.of())) {
            switch (relation.children().kind()) {
                case FOLLOWED -> children(table, relation, where);
                case LIMITED -> someChildren(table, relation, where);
                case LEFT, ALWAYS -> {}
            }
        }
    }

    private void children(Table table, SubsetScope.Relation relation, String where) throws SQLException {
        TableName child = relation.child().name();
        RowAddresses at = at(child);
        each(
                "SELECT " + at.selected("c.") + joined(relation.child(), relation.key()) + where,
                row -> mark(child, at.read(row, 1), RowMarks.BRINGS, reason(table)));
    }

    /** A child by its place in the order that is the same in every run. */
    private record Candidate(long order, long address) {}

    private void someChildren(Table table, SubsetScope.Relation relation, String where) throws SQLException {
        Table child = relation.child();
        int limit = relation.children().limit();
        Queue<Candidate> best =
                new PriorityQueue<>(Comparator.comparingLong(Candidate::order).reversed());
        long[] parent = new long[1];
        RowAddresses ofParent = at(table.name());
        RowAddresses ofChild = at(child.name());
        String query = "SELECT " + ofParent.selected("p.") + ", " + ofChild.selected("c.") + ", " + key(child, "c.")
                + joined(child, relation.key()) + where + " ORDER BY " + ofParent.selected("p.");
        each(query, row -> {
            Candidate candidate = new Candidate(
                    order(child, row, ofParent.width() + ofChild.width() + 1), ofChild.read(row, ofParent.width() + 1));
            long of = ofParent.read(row, 1);
            if (of != parent[0]) {
                markAll(child, best, table);
                parent[0] = of;
            }
            best.add(candidate);
            if (best.size() > limit) {
                best.remove();
            }
        });
        markAll(child, best, table);
    }

    private void markAll(Table child, Queue<Candidate> best, Table parent) {
        best.forEach(candidate -> mark(child.name(), candidate.address(), RowMarks.BRINGS, reason(parent)));
        best.clear();
    }

    private static String reason(Table parent) {
        return "children of " + parent.name().name();
    }

    /** {@code c} refers to {@code p}. */
    private static String joined(Table child, ForeignKey key) {
        List<String> same = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            same.add("c." + TableName.quoted(key.columns().get(i)) + " = p."
                    + TableName.quoted(key.targetColumns().get(i)));
        }
        return " FROM " + child.name().quoted() + " c JOIN " + key.target().quoted() + " p ON "
                + String.join(" AND ", same);
    }
}

package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.subset.ChosenRows;
import dev.ringfence.refresh.subset.RowAddresses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's {@code ctid}: block and place within it (PostgreSQL 18, 5.6), which no row changes that a snapshot sees, and
 * before it the number of the relation, in the order in which they were met: a partitioned table has many.
 */
final class PostgresRowAddresses implements RowAddresses {
    private static final int RELATION = 48;
    private static final int BLOCK = 16;
    private static final int MOST_RELATIONS = 1 << 15;

    /** 1.4 MiB of text at most. */
    private static final int TOGETHER = 100_000;

    /** How many addresses a relation could have. */
    private static final long RELATION_SIZE = 1L << RELATION;

    /** The most rows of a piece that is copied. */
    private static final int OF_PIECE = 50_000;

    private final List<Long> relations = new ArrayList<>();

    @Override
    public String selected(String prefix) {
        return prefix + "tableoid, " + prefix + "ctid";
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public long read(ResultSet row, int index) throws SQLException {
        long oid = row.getLong(index);
        // Rows of one relation come one after another.
        int relation = relations.lastIndexOf(oid);
        if (relation < 0) {
            relation = relations.size();
            if (relation == MOST_RELATIONS) {
                throw new SQLException("a subset is taken from at most " + MOST_RELATIONS + " relations", "0A000");
            }
            relations.add(oid);
        }
        String place = row.getString(index + 1);
        int comma = place.indexOf(',');
        return (long) relation << RELATION
                | Long.parseLong(place, 1, comma, 10) << BLOCK
                | Long.parseLong(place, comma + 1, place.length() - 1, 10);
    }

    @Override
    public int together(long[] sorted, int from) {
        int to = from;
        while (to < sorted.length && to - from < TOGETHER && sorted[to] >>> RELATION == sorted[from] >>> RELATION) {
            to++;
        }
        return to - from;
    }

    @Override
    public String condition(String prefix, long[] sorted, int from, int to) {
        StringBuilder condition = new StringBuilder(prefix)
                .append("tableoid = ")
                .append(relations.get((int) (sorted[from] >>> RELATION)))
                .append(" AND ")
                // The range lets the server read these blocks only, where it would read the whole table for so many.
                .append(prefix)
                .append("ctid >= '")
                .append(tid(sorted[from]))
                .append("' AND ")
                .append(prefix)
                .append("ctid <= '")
                .append(tid(sorted[to - 1]))
                .append("' AND ")
                .append(prefix)
                .append("ctid = ANY ('{");
        for (int i = from; i < to; i++) {
            condition.append(i == from ? "\"" : ",\"").append(tid(sorted[i])).append('"');
        }
        return condition.append("}'::tid[])").toString();
    }

    private static String tid(long address) {
        return "(" + block(address) + "," + (address & ((1 << BLOCK) - 1)) + ")";
    }

    static long block(long address) {
        return (address & ((1L << RELATION) - 1)) >>> BLOCK;
    }

    /** Those of rows that stand in one relation, in parts of neighbouring blocks. */
    List<ChosenRows> ofRelation(ChosenRows rows, long oid, int blocks) {
        // Negative if no row of it was met.
        long first = (long) relations.indexOf(oid) << RELATION;
        List<ChosenRows> parts = new ArrayList<>();
        if (first >= 0) {
            int end = rows.search(first + RELATION_SIZE);
            for (int at = rows.search(first); at < end; ) {
                int next = rows.search(rows.at(at) + ((long) blocks << BLOCK));
                int size = Math.min(Math.min(next, end) - at, OF_PIECE);
                // A block is in one part, and has at most some hundred rows.
                while (at + size < end && block(rows.at(at + size)) == block(rows.at(at + size - 1))) {
                    size--;
                }
                parts.add(rows.between(at, at + size));
                at += size;
            }
        }
        return parts;
    }
}

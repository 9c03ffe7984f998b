package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.subset.ChosenRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Splits tables into pieces of as many blocks. */
final class Chunks {
    /** A guess, only to begin with what is large. */
    private static final long BYTES_OF_ROW = 200;

    /** The table itself, or the partitions below it that hold rows. */
    private static final String RELATIONS = "SELECT n.nspname, c.relname, pg_catalog.pg_relation_filenode(c.oid),"
            + " pg_catalog.pg_relation_size(c.oid), pg_catalog.current_setting('block_size')::int, c.oid"
            + " FROM pg_catalog.pg_partition_tree(?::regclass) t JOIN pg_catalog.pg_class c ON c.oid = t.relid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
            + " UNION ALL SELECT n.nspname, c.relname, pg_catalog.pg_relation_filenode(c.oid),"
            + " pg_catalog.pg_relation_size(c.oid), pg_catalog.current_setting('block_size')::int, c.oid"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.oid = ?::regclass AND c.relkind = 'r' AND NOT c.relispartition ORDER BY 1, 2";

    private Chunks() {}

    /**
     * All pieces of the rows that are copied of all tables, those of large tables first, so that the last to end are
     * small.
     */
    static List<Chunk> of(Connection source, List<TablePlan> tables, int blocksOfPiece) throws SQLException {
        return of(source, tables, UnaryOperator.identity(), false, blocksOfPiece);
    }

    /**
     * All pieces of what was written.
     *
     * @param place where a table stands
     */
    static List<Chunk> ofTarget(
            Connection target, List<TablePlan> tables, UnaryOperator<TableName> place, int blocksOfPiece)
            throws SQLException {
        return of(target, tables, place, true, blocksOfPiece);
    }

    private static List<Chunk> of(
            Connection source,
            List<TablePlan> tables,
            UnaryOperator<TableName> place,
            boolean allRows,
            int blocksOfPiece)
            throws SQLException {
        List<Chunk> chunks = new ArrayList<>();
        try (PreparedStatement statement = source.prepareStatement(RELATIONS)) {
            for (TablePlan table : tables) {
                String name = place.apply(table.table().name()).quoted();
                statement.setString(1, name);
                statement.setString(2, name);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        if (table.chosen().isPresent() && !allRows) {
                            addChosen(chunks, table, row, blocksOfPiece);
                        } else {
                            add(chunks, table, row, blocksOfPiece);
                        }
                    }
                }
            }
        }
        chunks.sort(Comparator.comparingLong(Chunk::bytes).reversed());
        return List.copyOf(chunks);
    }

    private static void addChosen(List<Chunk> chunks, TablePlan table, ResultSet row, int blocksOfPiece)
            throws SQLException {
        TableName relation = new TableName(row.getString(1), row.getString(2));
        long file = row.getLong(3);
        long oid = row.getLong(6);
        ChosenRows chosen = table.chosen().orElseThrow();
        PostgresRowAddresses addresses = (PostgresRowAddresses) chosen.addresses();
        for (ChosenRows part : addresses.ofRelation(chosen, oid, blocksOfPiece)) {
            long first = PostgresRowAddresses.block(part.first());
            long behind = PostgresRowAddresses.block(part.last()) + 1;
            // Other rows are another piece, as after the relation was rewritten.
            long choice = file ^ part.digest();
            long size = Math.min((behind - first) * row.getInt(5), part.count() * BYTES_OF_ROW);
            chunks.add(new Chunk(table, relation, choice, first, behind, size, Optional.of(part)));
        }
    }

    private static void add(List<Chunk> chunks, TablePlan table, ResultSet row, int blocksOfPiece) throws SQLException {
        TableName relation = new TableName(row.getString(1), row.getString(2));
        long file = row.getLong(3);
        long bytes = row.getLong(4);
        long blocks = Math.max(1, bytes / row.getInt(5));
        for (long from = 0; from < blocks; from += blocksOfPiece) {
            boolean last = from + blocksOfPiece >= blocks;
            long size = Math.min(blocksOfPiece, blocks - from) * row.getInt(5);
            // The last one has no end: the snapshot may see rows that were added since the size was read.
            chunks.add(
                    new Chunk(table, relation, file, from, last ? -1 : from + blocksOfPiece, size, Optional.empty()));
        }
    }
}

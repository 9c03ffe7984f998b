package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.engine.RowBatch;
import dev.ringfence.refresh.engine.RowColumns;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.engine.ThreadTaps;
import dev.ringfence.refresh.failure.ConnectionLoss;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a piece, read and transformed batch by batch, and as lines of LOAD DATA: tabs between fields, a backslash
 * before what would end one, {@code \N} for NULL. For one thread.
 */
final class MySqlReading implements AutoCloseable {
    private final RowBatch batch;
    private final RowColumns made;
    private final Connection source;
    private final int columns;
    private final boolean[] binary;
    private final Statement statement;
    private final ResultSet row;
    private final CopyOutput lines = new CopyOutput();
    private final MessageDigest digest;
    private long rows;

    MySqlReading(Connection source, MySqlPiece piece, List<RowTransfer> columns, ThreadTaps taps) throws SQLException {
        this.source = source;
        this.made = new RowColumns(piece.name(), columns, columns.size(), taps);
        this.batch = new RowBatch(columns, made::isUnread);
        this.columns = columns.size();
        this.binary = new boolean[columns.size()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = MySqlBytes.isBinary(columns.get(i).plan().source());
        }
        this.digest = sha256();
        String select = columns.isEmpty()
                ? "1"
                : IntStream.range(0, columns.size())
                        .mapToObj(
                                i -> made.isUnread(i) ? "NULL" : columns.get(i).expression())
                        .collect(Collectors.joining(", "));
        this.statement = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        MySqlRows.stream(
                statement,
                columns.stream().map(column -> column.plan().source()).toList());
        String query = "SELECT " + select + " FROM " + piece.name().quoted() + " WHERE " + piece.condition();
        this.row = ConnectionLoss.cutIfExhausted(() -> statement.executeQuery(query), source);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Reads and transforms the next rows; false behind the last. */
    boolean next() throws SQLException {
        return ConnectionLoss.cutIfExhausted(this::filled, source);
    }

    private boolean filled() throws SQLException {
        batch.clear();
        lines.clear();
        while (!batch.isFull() && row.next()) {
            batch.add(row);
        }
        if (batch.count() == 0) {
            return false;
        }
        made.transform(batch);
        for (int line = 0; line < batch.count(); line++) {
            write(line);
        }
        rows += batch.count();
        digest.update(lines.bytes(), 0, lines.size());
        return true;
    }

    private void write(int line) {
        for (int column = 0; column < columns; column++) {
            Object value = batch.values(column)[line];
            if (value == null) {
                CopyFormat.TEXT.none(lines);
            } else if (value instanceof byte[] bytes) {
                write(bytes, binary[column]);
            } else {
                CopyFormat.TEXT.text(lines, MySqlRows.format(value));
            }
        }
        if (columns == 0) {
            lines.raw('\n');
        } else {
            lines.endRow();
        }
    }

    private void write(byte[] bytes, boolean isBinary) {
        if (isBinary) {
            lines.bytes(bytes);
        } else {
            lines.text(bytes);
        }
        lines.raw('\t');
    }

    /** The rows that were read last. */
    RowBatch batch() {
        return batch;
    }

    /** The same as lines. */
    CopyOutput lines() {
        return lines;
    }

    /** All that was read so far. To be asked once. */
    MySqlPiece.Written written() {
        return new MySqlPiece.Written(rows, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws SQLException {
        row.close();
        statement.close();
    }
}

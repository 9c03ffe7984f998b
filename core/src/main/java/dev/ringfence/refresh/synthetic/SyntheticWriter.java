package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.copy.PostgresCopy;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows of one table. What a thread prepares for it may be prepared by any; it is sent by one. */
interface SyntheticWriter extends AutoCloseable {

    /** Rows in the form in which they are sent. */
    Object prepare(List<@Nullable Object[]> rows);

    /** Sends what was prepared; all or, with an exception, what the caller has to roll back. */
    void send(Object prepared) throws SQLException;

    @Override
    void close() throws SQLException;

    /**
     * For a table of the engine's.
     *
     * @param places of the columns that are written
     */
    static SyntheticWriter of(
            DatabaseEngine engine, Connection target, Table table, List<Integer> places, SyntheticCatalog catalog)
            throws SQLException {
        if (engine.product().equals("PostgreSQL") && !places.isEmpty()) {
            return new Copy(target, table, places);
        }
        return new Inserts(target, table, places, catalog, engine.product().equals("H2"));
    }

    /** PostgreSQL's COPY, in its text format. */
    final class Copy implements SyntheticWriter {
        private final Connection target;
        private final String into;
        private final List<Integer> places;

        Copy(Connection target, Table table, List<Integer> places) {
            this.target = target;
            this.places = List.copyOf(places);
            this.into = table.name().quoted() + " (" + names(table, places) + ")";
        }

        @Override
        public Object prepare(List<@Nullable Object[]> rows) {
            CopyOutput out = new CopyOutput();
            for (@Nullable Object[] row : rows) {
                for (int place : places) {
                    Object value = row[place];
                    if (value == null) {
                        CopyFormat.TEXT.none(out);
                    } else {
                        out.text(SyntheticLiteral.text(value));
                        out.raw('\t');
                    }
                }
                out.endRow();
            }
            return out;
        }

        @Override
        public void send(Object prepared) throws SQLException {
            CopyOutput out = (CopyOutput) prepared;
            try (PostgresCopy.Target copy = new PostgresCopy.Target(target, into, CopyFormat.TEXT)) {
                copy.write(out.bytes(), 0, out.size());
                copy.end();
            }
        }

        @Override
        public void close() {}
    }

    /** Batches of INSERT; several rows to a statement where the driver would send each for itself. */
    final class Inserts implements SyntheticWriter {
        private static final int MOST_PARAMETERS = 8_000;
        private static final int MOST_ROWS = 256;

        private final Connection target;
        private final Table table;
        private final List<Integer> places;
        private final SyntheticCatalog catalog;
        private final boolean one;
        private final int rowsOfStatement;
        private final PreparedStatement many;

        Inserts(Connection target, Table table, List<Integer> places, SyntheticCatalog catalog, boolean one)
                throws SQLException {
            this.target = target;
            this.table = table;
            this.places = List.copyOf(places);
            this.catalog = catalog;
            this.one = one;
            this.rowsOfStatement =
                    one ? 1 : Math.max(1, Math.min(MOST_ROWS, MOST_PARAMETERS / Math.max(1, places.size())));
            this.many = target.prepareStatement(insert(rowsOfStatement));
        }

        private String insert(int rows) {
            List<String> marks = new ArrayList<>();
            for (int place : places) {
                Column column = table.columns().get(place);
                boolean json = one && catalog.type(table.name(), column.name()).base() == SyntheticType.Base.JSON;
                marks.add(json ? "? FORMAT JSON" : "?");
            }
            String row = places.isEmpty() && one ? "(DEFAULT)" : "(" + String.join(", ", marks) + ")";
            String columns = places.isEmpty() && one
                    ? "(" + TableName.quoted(table.columns().get(0).name()) + ")"
                    : "(" + names(table, places) + ")";
            return "INSERT INTO " + table.name().quoted() + " " + columns + (one ? " OVERRIDING SYSTEM VALUE" : "")
                    + " VALUES " + String.join(", ", Collections.nCopies(rows, row));
        }

        @Override
        public Object prepare(List<@Nullable Object[]> rows) {
            return rows;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void send(Object prepared) throws SQLException {
            List<@Nullable Object[]> rows = (List<@Nullable Object[]>) prepared;
            int at = 0;
            for (; at + rowsOfStatement <= rows.size(); at += rowsOfStatement) {
                bind(many, rows.subList(at, at + rowsOfStatement));
                if (one) {
                    many.addBatch();
                } else {
                    many.executeUpdate();
                }
            }
            if (one) {
                many.executeBatch();
            } else if (at < rows.size()) {
                try (PreparedStatement rest = target.prepareStatement(insert(rows.size() - at))) {
                    bind(rest, rows.subList(at, rows.size()));
                    rest.executeUpdate();
                }
            }
        }

        private void bind(PreparedStatement statement, List<@Nullable Object[]> rows) throws SQLException {
            int parameter = 1;
            for (@Nullable Object[] row : rows) {
                for (int place : places) {
                    SyntheticType type = catalog.type(
                            table.name(), table.columns().get(place).name());
                    bind(statement, parameter++, row[place], type);
                }
            }
        }

        private void bind(PreparedStatement statement, int parameter, @Nullable Object value, SyntheticType type)
                throws SQLException {
            if (value == null) {
                statement.setNull(parameter, Types.NULL);
            } else if (value instanceof List<?> elements) {
                statement.setObject(parameter, elements.toArray());
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(parameter, bytes);
            } else if (one && type.base() == SyntheticType.Base.JSON) {
                statement.setBytes(parameter, value.toString().getBytes(StandardCharsets.UTF_8));
            } else if (type.base() == SyntheticType.Base.BITS) {
                statement.setLong(parameter, Long.parseLong(value.toString(), 2));
            } else if (!one && (value instanceof UUID || value instanceof LocalTime)) {
                statement.setString(parameter, value.toString());
            } else {
                statement.setObject(parameter, value);
            }
        }

        @Override
        public void close() throws SQLException {
            many.close();
        }
    }

    private static String names(Table table, List<Integer> places) {
        return String.join(
                ", ",
                places.stream()
                        .map(place ->
                                TableName.quoted(table.columns().get(place).name()))
                        .toList());
    }
}

package dev.ringfence.jdbc.undo.row;

import dev.ringfence.sql.ObjectName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What is known of the tables, read when first needed and again after a minute, since somebody may change them. Safe for
 * use by many threads.
 */
public final class UndoSchema {
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final UndoEngine engine;
    private final boolean triggersTolerated;
    private final LongSupplier ticker;
    private final Map<UndoEngine.Place, Known> tables = new ConcurrentHashMap<>();

    private record Known(UndoTable table, long readAt) {}

    public UndoSchema(UndoEngine engine, boolean triggersTolerated, LongSupplier ticker) {
        this.engine = engine;
        this.triggersTolerated = triggersTolerated;
        this.ticker = ticker;
    }

    /** The table that a statement on this connection means. */
    public UndoTable table(Connection connection, ObjectName name) throws SQLException, UndoObstacle {
        Optional<UndoEngine.Place> place = engine.place(connection, name);
        if (place.isEmpty()) {
            throw UndoObstacle.shape("it changes no table, but a view or a temporary one");
        }
        return table(connection, place.get());
    }

    public UndoTable table(Connection connection, UndoEngine.Place place) throws SQLException {
        Known known = tables.get(place);
        if (known == null || ticker.getAsLong() - known.readAt() > FRESH_NANOS) {
            known = new Known(read(connection, place), ticker.getAsLong());
            tables.put(place, known);
        }
        return known.table();
    }

    /** Forgets everything, after a change of structure. */
    public void forget() {
        tables.clear();
    }

    private UndoTable read(Connection connection, UndoEngine.Place place) throws SQLException {
        List<UndoColumn> columns = engine.columns(connection, place);
        List<String> key = key(connection, place);
        Optional<String> obstacle = engine.obstacle(connection, place);
        if (key.isEmpty()) {
            obstacle = Optional.of("it has no primary key");
        } else if (!columns.stream().map(UndoColumn::name).toList().containsAll(key)) {
            obstacle = Optional.of("its primary key is computed");
        } else if (!triggersTolerated && engine.hasTriggers(connection, place)) {
            obstacle = Optional.of("it has triggers, whose own changes are not kept");
        }
        return new UndoTable(
                place.schema(),
                place.name(),
                engine.qualified(place),
                columns,
                key,
                references(connection, place),
                obstacle);
    }

    private boolean hasSchemas(DatabaseMetaData metaData) throws SQLException {
        return metaData.supportsSchemasInDataManipulation();
    }

    private List<String> key(Connection connection, UndoEngine.Place place) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        boolean schemas = hasSchemas(metaData);
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row = metaData.getPrimaryKeys(
                schemas ? null : place.schema(), schemas ? place.schema() : null, place.name())) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    private List<UndoReference> references(Connection connection, UndoEngine.Place place) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        boolean schemas = hasSchemas(metaData);
        Map<List<String>, Reference> found = new LinkedHashMap<>();
        try (ResultSet row = metaData.getExportedKeys(
                schemas ? null : place.schema(), schemas ? place.schema() : null, place.name())) {
            while (row.next()) {
                String schema = row.getString(schemas ? "FKTABLE_SCHEM" : "FKTABLE_CAT");
                String table = row.getString("FKTABLE_NAME");
                int onDelete = row.getInt("DELETE_RULE");
                int onUpdate = row.getInt("UPDATE_RULE");
                Reference reference = found.computeIfAbsent(
                        List.of(schema, table, row.getString("FK_NAME")),
                        key -> new Reference(schema, table, new ArrayList<>(), new ArrayList<>(), onDelete, onUpdate));
                reference.columns().add(row.getString("FKCOLUMN_NAME"));
                reference.targets().add(row.getString("PKCOLUMN_NAME"));
            }
        }
        return found.values().stream()
                .map(reference -> new UndoReference(
                        reference.schema(),
                        reference.table(),
                        reference.columns(),
                        reference.targets(),
                        reference.onDelete(),
                        reference.onUpdate()))
                .toList();
    }

    /** A reference whose columns are being collected. */
    private record Reference(
            String schema, String table, List<String> columns, List<String> targets, int onDelete, int onUpdate) {}
}

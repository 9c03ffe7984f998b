package dev.ringfence.jdbc.undo.row;

import dev.ringfence.sql.ObjectName;
import dev.ringfence.store.StoreDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between databases when rows are kept and brought back. */
public interface UndoEngine {

    /** Where a table is. The catalog stands for the schema where there are no schemas. */
    record Place(String schema, String name) {}

    /** The engine of a database. */
    static UndoEngine of(StoreDatabase.Product product) {
        return switch (product) {
            case POSTGRESQL -> new UndoPostgres();
            case H2 -> new UndoH2();
            case MARIADB -> new UndoMySql();
        };
    }

    /** Finds the table that a statement means; empty for a view, a temporary table or one that is not there. */
    Optional<Place> place(Connection connection, ObjectName name) throws SQLException;

    /** The columns but those that the database computes. */
    List<UndoColumn> columns(Connection connection, Place place) throws SQLException;

    /** Why the rows of a table cannot be brought back, as far as only this database knows it. */
    Optional<String> obstacle(Connection connection, Place place) throws SQLException;

    /** True if something of the user's runs when rows change. */
    boolean hasTriggers(Connection connection, Place place) throws SQLException;

    /** A place whose schema and name are the first two columns of a row. */
    static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString(1), row.getString(2));
    }

    /** The schema that a name says; null if it says none. */
    static @Nullable String schema(ObjectName name) {
        int parts = name.parts().size();
        return parts > 1 ? name.parts().get(parts - 2) : null;
    }

    /** A name in quotes. */
    String quoted(String name);

    /** The name of a table for use in a statement. */
    default String qualified(Place place) {
        return quoted(place.schema()) + "." + quoted(place.name());
    }

    /** An expression as text. */
    default String text(String expression) {
        return expression;
    }

    /** What ends a SELECT that locks the rows of a table, which may be one of several. */
    default String locking(String qualifier, boolean joined) {
        return " FOR UPDATE";
    }

    /**
     * An expression that differs before and behind each change of a row, even if all columns stay as they are; empty if
     * there is none.
     */
    default String version(String qualifier) {
        return "";
    }

    /** An expression that is true for a row that was added, not changed; used only where there is a version. */
    default String added(String qualifier) {
        return "TRUE";
    }

    /** What stands between the columns and the values of an INSERT that sets a column which the database numbers. */
    default String overriding() {
        return " OVERRIDING SYSTEM VALUE";
    }

    /** True if a value written for a numbered column leaves it to the database to number the row. */
    default boolean numbers(String value) {
        return value.equalsIgnoreCase("default");
    }

    /** Before a statement that may number rows: what {@link #numbered} needs to know. */
    String beforeNumbering(Connection connection, UndoTable table, UndoColumn column) throws SQLException;

    /**
     * A condition on a numbered column, {@code %s}, that holds for all rows that the last statement added, and for few
     * others.
     *
     * @param before what {@link #beforeNumbering} gave
     */
    String numbered(Connection connection, UndoTable table, UndoColumn column, String before, long rows)
            throws SQLException;

    /** True if nobody can add a row that refers to a locked one, or at least none that would go along with it. */
    default boolean locksReferences(Connection connection) throws SQLException {
        return true;
    }

    /** True if the lock on a key that is not there keeps others from adding it. */
    default boolean locksAbsentKeys(Connection connection) throws SQLException {
        return false;
    }

    /**
     * True if an update count of an INSERT that changes rows already there proves which were changed.
     *
     * @param added rows added
     * @param changed rows changed
     * @param same rows that look as they did
     */
    default boolean countsUpserts(long count, long added, long changed, long same) {
        return count == added + changed;
    }

    /** Prepares a session for bringing rows back; what it returns is for {@link #endReplay}. */
    default String beginReplay(Connection connection) throws SQLException {
        return "";
    }

    /** Checks what the database left for later. */
    default void checkDeferred(Connection connection) throws SQLException {}

    /** Makes the session what it was. */
    default void endReplay(Connection connection, String before) throws SQLException {}

    /** Reads a value of a column from a result. */
    default @Nullable String read(ResultSet row, int index, UndoColumn column) throws SQLException {
        return switch (column.form()) {
            case TEXT -> row.getString(index);
            case BYTES -> {
                byte[] bytes = row.getBytes(index);
                yield bytes == null ? null : HexFormat.of().formatHex(bytes);
            }
            case ARRAY, UTC_SECONDS ->
                throw new IllegalStateException("'form' must be one that this database has but was " + column.form());
        };
    }

    /** Binds a value of a column. */
    default void bind(PreparedStatement statement, int index, UndoColumn column, @Nullable String value)
            throws SQLException {
        statement.setString(index, value);
    }

    /** A value of a column as a literal. */
    default String literal(UndoColumn column, @Nullable String value) {
        return value == null ? "NULL" : column.placeholder().replace("?", "'" + value.replace("'", "''") + "'");
    }
}

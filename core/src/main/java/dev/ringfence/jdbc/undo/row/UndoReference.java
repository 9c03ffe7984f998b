package dev.ringfence.jdbc.undo.row;

import java.sql.DatabaseMetaData;
import java.util.List;

/**
 * A foreign key, seen from the table it refers to.
 *
 * @param schema of the table that refers; the catalog where there are no schemas
 * @param table that refers, as the database spells it
 * @param columns that refer
 * @param targets the columns referred to, in the same order
 * @param onDelete the rule of {@link DatabaseMetaData} for a row referred to that is deleted
 * @param onUpdate the rule for one whose columns change
 */
public record UndoReference(
        String schema, String table, List<String> columns, List<String> targets, int onDelete, int onUpdate) {
    public UndoReference {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
    }

    /** True if rows that refer are deleted along. */
    public boolean deletesAlong() {
        return onDelete == DatabaseMetaData.importedKeyCascade;
    }

    /** True if rows that refer are changed when the row they refer to is deleted. */
    public boolean changesOnDelete() {
        return onDelete == DatabaseMetaData.importedKeySetNull || onDelete == DatabaseMetaData.importedKeySetDefault;
    }

    /**
     * True if rows that refer lose what they referred to when it changes. Not where they follow it, for they follow it
     * back too.
     */
    public boolean losesOnUpdate() {
        return onUpdate == DatabaseMetaData.importedKeySetNull || onUpdate == DatabaseMetaData.importedKeySetDefault;
    }
}

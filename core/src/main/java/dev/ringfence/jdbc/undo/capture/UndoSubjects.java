package dev.ringfence.jdbc.undo.capture;

import dev.ringfence.jdbc.undo.row.UndoTable;
import dev.ringfence.jdbc.undo.row.UndoText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose row a row is, so that what was kept of a person can be erased: by a column of the table, or else its key. */
public final class UndoSubjects {
    /** By table, in lower case. */
    private final Map<String, String> columns;

    public UndoSubjects(Map<String, String> columns) {
        this.columns = Map.copyOf(columns);
    }

    /** A digest of the subject of a row; null where there is none. */
    @Nullable
    public String digest(UndoTable table, List<@Nullable String> row) {
        String column = columns.get(table.name().toLowerCase(Locale.ROOT));
        if (column == null) {
            return digest(table.name(), UndoText.write(table.keyOf(row)));
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equalsIgnoreCase(column)) {
                String value = row.get(i);
                return value == null ? null : digest(table.name(), UndoText.write(List.of(value)));
            }
        }
        return null;
    }

    /** A digest of a subject, given the text of its column or of each column of the key. */
    public static String digest(String table, String key) {
        return UndoText.digest("subject of " + table.toLowerCase(Locale.ROOT), key);
    }
}

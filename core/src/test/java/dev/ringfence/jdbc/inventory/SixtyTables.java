package dev.ringfence.jdbc.inventory;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.classify.ColumnRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The schema that the inventory is judged by: its tables, what each column holds, and which drafts are right. */
final class SixtyTables {
    /** What is done to a value, as far as a right draft can be told from a wrong one. */
    enum Family {
        KEPT,
        MADE,
        REMOVED,
        COARSE,
        CLEANED;

        static Family of(Treatment treatment) {
            if (treatment instanceof Treatment.Keep) {
                return KEPT;
            } else if (treatment instanceof Treatment.SanitizeText) {
                return CLEANED;
            } else if (treatment instanceof Treatment.Redact
                    || treatment instanceof Treatment.Nullify
                    || treatment instanceof Treatment.Constant) {
                return REMOVED;
            }
            return treatment instanceof Treatment.Pseudonymize || treatment instanceof Treatment.Hash ? MADE : COARSE;
        }
    }

    /**
     * A kind of values.
     *
     * @param sqlType the type of their columns
     * @param role what they tell
     * @param right which drafts a careful person would accept
     */
    record Kind(String name, String sqlType, ColumnRole role, Set<Family> right) {}

    /** A column with the kind of its values. */
    record Column(String name, Kind kind) {}

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        kinds("VARCHAR(200)", ColumnRole.DIRECT, "MADE", "given family person email phone card iban street login");
        kinds("VARCHAR(200)", ColumnRole.DIRECT, "MADE REMOVED", "ident ssn acct ip mac house apartment url-photo");
        kinds("VARCHAR(200)", ColumnRole.DIRECT, "REMOVED", "blobtext");
        kinds("DATE", ColumnRole.QUASI, "COARSE", "birth");
        kinds("VARCHAR(200)", ColumnRole.QUASI, "MADE COARSE", "zip city");
        kinds("VARCHAR(200)", ColumnRole.QUASI, "KEPT", "trait nation belief");
        kinds("VARCHAR(200)", ColumnRole.SENSITIVE, "KEPT", "icd drug dose bp");
        kinds("DECIMAL(12, 2)", ColumnRole.SENSITIVE, "KEPT", "money labvalue");
        kinds("INT", ColumnRole.SENSITIVE, "KEPT", "moneyint labint");
        kinds("VARCHAR(200)", ColumnRole.SENSITIVE, "REMOVED", "secret cvv");
        kinds("VARCHAR(2000)", ColumnRole.SENSITIVE, "CLEANED", "note text ua jsontext");
        kinds("BIGINT", ColumnRole.NONE, "KEPT", "id");
        kinds("INT", ColumnRole.NONE, "KEPT", "count");
        kinds("DECIMAL(12, 2)", ColumnRole.NONE, "KEPT", "amount");
        kinds("BOOLEAN", ColumnRole.NONE, "KEPT", "flag");
        kinds("DATE", ColumnRole.NONE, "KEPT", "day");
        kinds("TIMESTAMP", ColumnRole.NONE, "KEPT", "time");
        kinds("VARCHAR(200)", ColumnRole.NONE, "KEPT", "code enum thing hash isin bic url");
    }

    private SixtyTables() {}

    private static void kinds(String sqlType, ColumnRole role, String families, String names) {
        Set<Family> right =
                Arrays.stream(families.split(" ", -1)).map(Family::valueOf).collect(Collectors.toSet());
        for (String name : names.split(" ", -1)) {
            KINDS.put(name, new Kind(name, sqlType, role, right));
        }
    }

    /** Tables by name. */
    static Map<String, List<Column>> read() throws IOException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(SixtyTables.class.getResourceAsStream("sixty-tables.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int bar = line.indexOf('|');
                    List<Column> columns = new ArrayList<>();
                    for (String column : line.substring(bar + 1).strip().split(" ", -1)) {
                        int colon = column.indexOf(':');
                        Kind kind = Objects.requireNonNull(
                                KINDS.get(column.substring(colon + 1)), column.substring(colon + 1));
                        columns.add(new Column(column.substring(0, colon), kind));
                    }
                    tables.put(line.substring(0, bar).strip(), columns);
                }
            }
        }
        return tables;
    }
}

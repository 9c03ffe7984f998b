package dev.ringfence.refresh.plan;

import dev.ringfence.data.ColumnName;
import dev.ringfence.refresh.base.TableName;
import java.util.List;

/**
 * A table that stays as it is when a copy is sanitized in place, and holds rows that may be live.
 *
 * @param why it cannot be replaced, such as {@code of the extension cron}
 * @param columns all of them, each of which needs a rule that says so
 */
public record StayingTable(TableName table, String why, List<String> columns) {
    public StayingTable {
        columns = List.copyOf(columns);
    }

    List<ColumnName> names() {
        return columns.stream()
                .map(column -> new ColumnName(table.schema(), table.name(), column))
                .toList();
    }
}

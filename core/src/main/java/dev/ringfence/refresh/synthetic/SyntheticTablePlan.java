package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.InfoType;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import java.util.List;
import java.util.Map;

/**
 * What a table is given.
 *
 * @param rows its rows, in columns of {@link SyntheticTable#places()}
 * @param before how many it has now
 * @param sources by column, where its values come from; none for what the database computes
 * @param made by column, in whose made space its values lie
 * @param conditions the names of those that are understood
 * @param others the names of those that only the database can tell
 * @param later foreign keys that are set when all rows are there
 */
record SyntheticTablePlan(
        SyntheticTable rows,
        long before,
        Map<String, String> sources,
        Map<String, InfoType> made,
        List<String> conditions,
        List<String> others,
        List<Later> later) {
    SyntheticTablePlan {
        sources = Map.copyOf(sources);
        made = Map.copyOf(made);
        conditions = List.copyOf(conditions);
        others = List.copyOf(others);
        later = List.copyOf(later);
    }

    /**
     * A foreign key that is NULL at first.
     *
     * @param columns those that are set
     */
    record Later(ForeignKey key, List<String> columns, SyntheticDimension dimension, SyntheticChoice choice) {
        Later {
            columns = List.copyOf(columns);
        }
    }

    Table table() {
        return rows.table();
    }
}

package dev.ringfence.refresh;

import java.util.List;
import java.util.Map;

/**
 * What a table is given.
 *
 * @param rows its rows, in columns of {@link SyntheticTable#places()}
 * @param before how many it has now
 * @param sources by column, where its values come from; none for what the database computes
 * @param conditions the names of those that are understood
 * @param others the names of those that only the database can tell
 * @param later foreign keys that are set when all rows are there
 */
record SyntheticTablePlan(
        SyntheticTable rows,
        long before,
        Map<String, String> sources,
        List<String> conditions,
        List<String> others,
        List<Later> later) {
    SyntheticTablePlan {
        sources = Map.copyOf(sources);
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

package dev.ringfence.examples.spark;

import dev.ringfence.data.KeyReference;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.dataset.DatasetPlan;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What travels to the workers: names, rules, and which key to open there. It holds neither the key nor a value of any row.
 */
final class SanitizingPartition implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final DatasetPlan plan;
    private final KeyReference key;
    private final Broadcast<KnownValues> known;
    private final StructType schema;
    private final CellConversion conversion;

    SanitizingPartition(
            DatasetPlan plan,
            KeyReference key,
            Broadcast<KnownValues> known,
            StructType schema,
            CellConversion conversion) {
        this.plan = plan;
        this.key = key;
        this.known = known;
        this.schema = schema;
        this.conversion = conversion;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws IOException {
        Sanitizer sanitizer =
                Sanitizer.of(plan.policy(), key.open()).lookingFor(known.value().detector());
        return new SanitizedRows(rows, plan.with(sanitizer), schema, conversion);
    }
}

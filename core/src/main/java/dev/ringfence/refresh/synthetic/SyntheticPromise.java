package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table that is referred to before it is arranged: of a circle, or by its own rows. Kept before a row is made. */
final class SyntheticPromise implements SyntheticParent {
    private final TableName table;
    private final long rows;
    private @Nullable SyntheticTable arranged;

    SyntheticPromise(TableName table, long rows) {
        this.table = table;
        this.rows = rows;
    }

    TableName table() {
        return table;
    }

    void keep(SyntheticTable asArranged) {
        arranged = asArranged;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public @Nullable Object[] key(long row, List<String> columns) {
        return Objects.requireNonNull(arranged, "arranged").key(row, columns);
    }
}

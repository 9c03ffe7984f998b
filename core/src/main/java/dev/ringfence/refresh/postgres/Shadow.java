package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.base.TableName;

/** The name under which a table stands until it is shown. */
final class Shadow {
    private Shadow() {}

    static TableName of(TableName table) {
        return new TableName(ShadowCatalog.NEXT + table.schema(), table.name());
    }
}

package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.jdbc.H2Engine;
import dev.ringfence.refresh.schema.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the database number on behind the numbers that were made. MariaDB and MySQL do so by themselves. */
final class SyntheticNumbering {
    private static final String ADVANCE = "SELECT setval(s::regclass, greatest(m, 1), m IS NOT NULL) FROM"
            + " (SELECT pg_get_serial_sequence(?, ?) AS s, (SELECT max(%s) FROM %s)::bigint AS m) x WHERE s IS NOT NULL";

    private final Connection target;
    private final DatabaseEngine engine;

    SyntheticNumbering(Connection target, DatabaseEngine engine) {
        this.target = target;
        this.engine = engine;
    }

    /** On H2, which commits when a number is set. */
    void before(List<SyntheticTablePlan> tables) throws SQLException {
        if (!(engine instanceof H2Engine h2)) {
            return;
        }
        for (SyntheticTablePlan table : tables) {
            long rows = table.rows().rows();
            for (int place : table.rows().places()) {
                Column column = table.table().columns().get(place);
                if (column.identity() && rows > 0) {
                    @Nullable Object last = table.rows().key(rows - 1, List.of(column.name()))[0];
                    if (last instanceof Long number) {
                        h2.numberAfter(target, table.table().name(), column, number);
                    }
                }
            }
        }
    }

    /** On PostgreSQL, in the transaction of the rows; a number that was set stays set if it is rolled back. */
    void after(List<SyntheticTablePlan> tables) throws SQLException {
        if (!engine.product().equals("PostgreSQL")) {
            return;
        }
        for (SyntheticTablePlan table : tables) {
            for (Column column : table.table().columns()) {
                if (column.identity()) {
                    String quoted = table.table().name().quoted();
                    try (PreparedStatement advance =
                            target.prepareStatement(ADVANCE.formatted(TableName.quoted(column.name()), quoted))) {
                        advance.setString(1, quoted);
                        advance.setString(2, column.name());
                        try (ResultSet row = advance.executeQuery()) {
                            row.next();
                        }
                    }
                }
            }
        }
    }
}

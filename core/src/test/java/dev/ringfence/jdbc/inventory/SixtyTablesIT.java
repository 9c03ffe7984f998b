package dev.ringfence.jdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.classify.ColumnRole;
import dev.ringfence.testing.H2;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How many columns of a schema of the field the inventory drafts right. */
class SixtyTablesIT {
    private static final int ROWS = 120;
    private static final int ONE_NULL_IN = 12;
    private static final long SEED = 60;

    private static void fill(DataSource database, String table, List<SixtyTables.Column> columns) throws SQLException {
        String definition = columns.stream()
                .map(column -> quoted(column.name()) + " " + column.kind().sqlType())
                .collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        SixtyTablesValues values = new SixtyTablesValues(SEED + table.hashCode());
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("CREATE TABLE " + quoted(table) + " (" + definition + ")");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + quoted(table) + " VALUES (" + marks + ")")) {
                for (int row = 0; row < ROWS; row++) {
                    for (int i = 0; i < columns.size(); i++) {
                        boolean isNull = i > 0 && (row + i) % ONE_NULL_IN == 0;
                        insert.setObject(
                                i + 1,
                                isNull
                                        ? null
                                        : values.draw(columns.get(i).kind().name(), row));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    @Test
    void columns_ofShopBankAndClinic_areDraftedRight() throws SQLException, IOException {
        DataSource database = H2.createDatabase();
        Map<String, List<SixtyTables.Column>> tables = SixtyTables.read();
        assertThat(tables).hasSize(60);
        for (Map.Entry<String, List<SixtyTables.Column>> table : tables.entrySet()) {
            fill(database, table.getKey(), table.getValue());
        }

        int columns = 0;
        int direct = 0;
        int directFound = 0;
        List<String> wrong = new ArrayList<>();
        for (DataInventory.Entry entry : DataInventory.read(database).columns()) {
            SixtyTables.Column truth = tables.get(entry.column().table()).stream()
                    .filter(column -> column.name().equals(entry.column().column()))
                    .findFirst()
                    .orElseThrow();
            columns++;
            boolean right = entry.found().role() == truth.kind().role()
                    && truth.kind()
                            .right()
                            .contains(SixtyTables.Family.of(entry.found().draft()));
            if (!right) {
                wrong.add(entry.column() + " holds " + truth.kind().name() + ", drafted "
                        + entry.found().role() + " " + entry.found().draft() + " by "
                        + entry.found().evidence());
            }
            if (truth.kind().role() == ColumnRole.DIRECT) {
                direct++;
                directFound += entry.found().role() == ColumnRole.DIRECT ? 1 : 0;
            }
        }
        String report = wrong.size() + " of " + columns + " columns, " + directFound + " of " + direct
                + " direct ones found:\n" + String.join("\n", wrong);
        assertThat(columns - wrong.size()).as(report).isGreaterThanOrEqualTo((int) Math.ceil(columns * 0.95));
        assertThat(directFound).as(report).isGreaterThanOrEqualTo((int) Math.ceil(direct * 0.98));
    }
}

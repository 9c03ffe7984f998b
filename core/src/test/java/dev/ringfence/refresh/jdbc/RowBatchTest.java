package dev.ringfence.refresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.engine.RowBatch;
import dev.ringfence.refresh.engine.RowTransfer;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.testing.FixedKey;
import dev.ringfence.testing.H2;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBatchTest {
    private static RowTransfer kept(String type, int jdbcType, ValueKind kind) {
        Column column = new Column("X", type, jdbcType, kind, 0, true, false, false);
        return RowTransfer.of(
                new TablePlan.ColumnPlan(column, column, new Treatment.Keep()),
                Transformation.of(new Treatment.Keep(), FixedKey.open(), Integer.MAX_VALUE),
                new H2Engine());
    }

    /** A batch takes 1,024 rows, or as many as a MiB of large ones is. */
    @ParameterizedTest
    @CsvSource({"1, 1024", "100000, 6", "2000000, 1"})
    void add_rowsOfASize_isFullAtTheirNumber(int size, int expected) throws SQLException {
        RowBatch batch = new RowBatch(
                List.of(
                        kept("CHARACTER VARYING", Types.VARCHAR, ValueKind.TEXT),
                        kept("BINARY LARGE OBJECT", Types.BLOB, ValueKind.OTHER)),
                column -> false);
        try (Connection connection = H2.createDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(SPACE(" + size + ") AS CLOB), CAST(RAWTOHEX(SPACE("
                        + size / 4 + ")) AS BLOB) FROM SYSTEM_RANGE(1, 2000)")) {
            while (!batch.isFull() && row.next()) {
                batch.add(row);
            }
        }
        assertThat(batch.count()).isEqualTo(expected);
        assertThat(batch.values(0)[0]).isEqualTo(" ".repeat(size));
        batch.clear();
        assertThat(batch.isFull()).isFalse();
        assertThat(batch.bytes()).isZero();
        assertThat(batch.values(0)).containsOnlyNulls();
    }
}

package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.schema.Column;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A part of what tells a row from others: read as a text, and compared with it. */
sealed interface MySqlKeyPart {
    /**
     * The text.
     *
     * @param prefix of the table: empty, or an alias and a dot
     */
    String selected(String prefix);

    /** What is compared. */
    String compared(String prefix);

    /** What it is compared with, of a text that was read. */
    String literal(String text);

    /** True if the database looks such parts up. */
    boolean indexed();

    static MySqlKeyPart of(Column column) {
        return new OfKey(column);
    }

    static MySqlKeyPart ofAll(List<Column> columns) {
        return new OfRow(columns.stream().filter(column -> !column.generated()).toList());
    }

    /** A column of a key. */
    record OfKey(Column column) implements MySqlKeyPart {
        @Override
        public String selected(String prefix) {
            return MySqlRows.isBinary(column) ? "HEX(" + compared(prefix) + ")" : MySqlRows.text(prefix, column);
        }

        @Override
        public String compared(String prefix) {
            return prefix + TableName.quoted(column.name());
        }

        @Override
        public String literal(String text) {
            if (MySqlRows.isBinary(column)) {
                return "x'" + text + "'";
            }
            return switch (column.jdbcType()) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.BIT -> text;
                // A number without an exponent would be compared as a decimal one.
                case Types.REAL, Types.DOUBLE -> text.contains("e") ? text : text + "e0";
                // Whatever the quotes and backslashes of the session mean.
                default -> "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
            };
        }

        @Override
        public boolean indexed() {
            return true;
        }
    }

    /**
     * Half of SHA-256 over that of every column, so that no row is too long to be digested: two rows that are not the same
     * differ in it but for one in 2^128.
     */
    record OfRow(List<Column> columns) implements MySqlKeyPart {
        public OfRow {
            columns = List.copyOf(columns);
        }

        @Override
        public String selected(String prefix) {
            return columns.stream()
                    .map(column -> "IFNULL(SHA2("
                            + (MySqlRows.isBinary(column)
                                    ? prefix + TableName.quoted(column.name())
                                    : MySqlRows.text(prefix, column))
                            + ", 256), '-')")
                    .collect(Collectors.joining(", ", "LEFT(SHA2(CONCAT('', ", "), 256), 32)"));
        }

        @Override
        public String compared(String prefix) {
            return selected(prefix);
        }

        @Override
        public String literal(String text) {
            return "'" + text + "'";
        }

        @Override
        public boolean indexed() {
            return false;
        }
    }
}

package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.mysql.MySqlSession;
import dev.ringfence.refresh.synthetic.SyntheticCatalog.Check;
import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The catalog of MariaDB and MySQL. */
final class SyntheticMySqlCatalog {
    private static final String COLUMNS = "SELECT TABLE_NAME, COLUMN_NAME, LOWER(DATA_TYPE), COLUMN_TYPE,"
            + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, COLUMN_DEFAULT IS NOT NULL AND COLUMN_DEFAULT"
            + " <> 'NULL' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()";

    private static final String CHECKS_OF_MARIADB = "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM"
            + " information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY 1, 2";

    private static final String CHECKS_OF_MYSQL = "SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, k.CHECK_CLAUSE FROM"
            + " information_schema.TABLE_CONSTRAINTS t JOIN information_schema.CHECK_CONSTRAINTS k"
            + " ON k.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
            + " WHERE t.TABLE_SCHEMA = DATABASE() AND t.CONSTRAINT_TYPE = 'CHECK' AND t.ENFORCED = 'YES' ORDER BY 1, 2";

    /** In MariaDB JSON is a text with a check; the name stands in the quotes of the session's mode. */
    private static final String DOCUMENT = "json_valid(";

    private SyntheticMySqlCatalog() {}

    static void read(Connection connection, SyntheticCatalog catalog) throws SQLException {
        SyntheticCatalog.each(
                connection,
                COLUMNS,
                row -> catalog.add(new TableName("", row.getString(1)), row.getString(2), type(row)));
        SyntheticMySqlPartitions.read(connection, catalog);
        boolean mariaDb = MySqlSession.isMariaDb(connection);
        SyntheticCatalog.each(connection, mariaDb ? CHECKS_OF_MARIADB : CHECKS_OF_MYSQL, row -> {
            TableName table = new TableName("", row.getString(1));
            String clause = row.getString(3);
            catalog.add(table, new Check(row.getString(2), text(clause, mariaDb), Optional.empty()));
            if (clause.startsWith(DOCUMENT) && clause.length() > DOCUMENT.length() + 3) {
                String quote = clause.substring(DOCUMENT.length(), DOCUMENT.length() + 1);
                String spelled = clause.substring(DOCUMENT.length() + 1, clause.length() - 2);
                String column = spelled.replace(quote + quote, quote);
                boolean defaulted = catalog.type(table, column).defaulted();
                catalog.add(table, column, SyntheticType.of(Base.JSON).defaulted(defaulted));
            }
        });
    }

    /** MariaDB writes a quote within a text behind a backslash, MySQL also those around it. */
    private static String text(String clause, boolean mariaDb) {
        return clause.replace("\\'", mariaDb ? "''" : "'").replace("\\\\", "\\");
    }

    private static SyntheticType type(ResultSet row) throws SQLException {
        String name = row.getString(3);
        String whole = row.getString(4);
        boolean unsigned = whole.toLowerCase(Locale.ROOT).contains("unsigned");
        int length = (int) Math.min(row.getLong(5), Integer.MAX_VALUE);
        SyntheticType type = switch (name) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" ->
                SyntheticType.of(Base.TEXT).length(length);
            case "tinyint" ->
                whole.startsWith("tinyint(1)") ? SyntheticType.of(Base.BOOLEAN) : SyntheticType.whole(8, unsigned);
            case "smallint" -> SyntheticType.whole(16, unsigned);
            case "mediumint" -> SyntheticType.whole(24, unsigned);
            case "int" -> SyntheticType.whole(32, unsigned);
            case "bigint" -> SyntheticType.whole(64, unsigned);
            case "decimal" -> SyntheticType.of(Base.DECIMAL).digits(row.getInt(6), row.getInt(7));
            case "float", "double" -> SyntheticType.of(Base.FLOATING);
            case "date" -> SyntheticType.of(Base.DATE);
            case "time" -> SyntheticType.of(Base.TIME);
            case "datetime" -> SyntheticType.of(Base.TIMESTAMP);
            // Those hold no later second than that of 2038.
            case "timestamp" -> SyntheticType.of(Base.TIMESTAMP);
            case "year" -> SyntheticType.of(Base.YEAR).between(1901, 2155);
            case "uuid" -> SyntheticType.of(Base.UUID).length(4);
            case "json" -> SyntheticType.of(Base.JSON);
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                SyntheticType.of(Base.BYTES).length(length);
            case "bit" -> SyntheticType.of(Base.BITS).length(Math.max(1, row.getInt(6)));
            case "enum", "set" -> SyntheticType.of(Base.LABEL).labels(labels(whole));
            case "inet4", "inet6" -> SyntheticType.of(Base.ADDRESS).length(name.equals("inet6") ? 6 : 4);
            default -> SyntheticType.of(Base.OTHER);
        };
        return type.defaulted(row.getBoolean(8));
    }

    /** The names within {@code enum('a','b''c')}. */
    private static List<String> labels(String type) {
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        boolean within = false;
        for (int i = type.indexOf('(') + 1; i < type.length(); i++) {
            char c = type.charAt(i);
            boolean quote = c == '\'';
            if (quote && within && i + 1 < type.length() && type.charAt(i + 1) == '\'') {
                label.append(c);
                i++;
            } else if (quote && within) {
                labels.add(label.toString());
                label.setLength(0);
                within = false;
            } else if (quote) {
                within = true;
            } else if (within) {
                label.append(c);
            }
        }
        return labels;
    }
}

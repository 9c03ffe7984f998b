package dev.ringfence.jdbc.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every value of every type comes back as it was, by replay and by the exported statements. Compared is what the server
 * itself says of a value, byte by byte where it can, never what a driver makes of it.
 */
class UndoTypesIT {
    /**
     * A type with values that are easily lost.
     *
     * @param values literals of the server
     */
    private record Type(String name, List<String> values) {
        static Type of(String name, String... values) {
            return new Type(name, List.of(values));
        }
    }

    private static final String LONG_TEXT = "'" + "x'' \\\\ \u00e9\u4e2d".repeat(500) + "'";

    private static List<Type> postgresql() {
        return List.of(
                Type.of("boolean", "true", "false"),
                Type.of("smallint", "-32768", "32767"),
                Type.of("bigint", "-9223372036854775808", "9223372036854775807"),
                Type.of("numeric", "'NaN'", "'-Infinity'", "1e-30", "12345678901234567890123456789012345.678900"),
                Type.of("numeric(12,4)", "1.5000", "-99999999.9999"),
                Type.of("real", "1.1", "'-0'", "'NaN'", "3.4028235e38", "1.17549435e-38"),
                Type.of(
                        "double precision",
                        "0.1::float8 + 0.2",
                        "'-0'",
                        "5e-324",
                        "'Infinity'",
                        "1.7976931348623157e308"),
                Type.of("money", "'12.34'", "'-0.01'"),
                Type.of("char(5)", "'a'", "'     '", "'ab cd'"),
                Type.of(
                        "varchar(40)",
                        "''",
                        "' '",
                        "E'tab\\t nl\\n cr\\r'",
                        "'\u00e9\u4e2d\ud83d\ude00'",
                        "'a''b\\c?d'"),
                Type.of("text", "''", "E'\\\\x41'", "'NULL'", "'null'", LONG_TEXT.replace("\\\\", "\\")),
                Type.of("bytea", "''", "'\\x00ff5c27'", "decode(repeat('00ff', 2000), 'hex')"),
                Type.of("date", "'4713-01-01 BC'", "'infinity'", "'5874897-12-31'", "'2024-02-29'"),
                Type.of("time", "'00:00'", "'24:00:00'", "'23:59:59.999999'"),
                Type.of("timetz", "'04:05:06.789012+05:30'", "'00:00:00-15:59'"),
                Type.of("timestamp", "'-infinity'", "'0001-01-01 00:00:00 BC'", "'2024-10-27 02:30:00.000001'"),
                Type.of(
                        "timestamptz",
                        "'infinity'",
                        "'2024-10-27 00:30:00+00'",
                        "'2024-10-27 01:30:00+00'",
                        "'1850-01-01 00:00:00+00'",
                        "'294276-12-31 00:00:00.999999+00'"),
                Type.of("interval", "'1 year -2 days 03:04:05.000006'", "'-1 mon'", "'0'"),
                Type.of("uuid", "'00000000-0000-0000-0000-00000000000a'"),
                Type.of("json", "'{\"b\":1, \"a\" : null,\"a\":2}'", "'null'", "'\"\\u0041\"'", "'1e400'"),
                Type.of("jsonb", "'{\"b\": 1.10, \"a\": [null, true]}'", "'null'", "'\"\"'"),
                Type.of("xml", "'<a b=\"1\">&lt;\u00e9</a>'"),
                Type.of("bit(5)", "B'00000'", "B'10101'"),
                Type.of("varbit", "B''", "B'0001'"),
                Type.of("inet", "'10.0.0.1/8'", "'::1'"),
                Type.of("cidr", "'10.0.0.0/8'"),
                Type.of("macaddr", "'00:00:5e:00:53:01'"),
                Type.of("int[]", "'{}'", "'{1,NULL,3}'", "'[2:3]={7,8}'", "'{{1,2},{3,4}}'"),
                Type.of("text[]", "ARRAY['', 'NULL', NULL, 'a,b', 'q\"q', E'b\\\\b']"),
                Type.of("bytea[]", "ARRAY['\\x00'::bytea, NULL, '']"),
                Type.of("int4range", "'empty'", "'[1,5)'", "'(,)'"),
                Type.of("tstzrange", "'[2024-01-01 00:00+00, infinity)'"),
                Type.of("tsvector", "'a:1 ''b c'':2A'::tsvector"),
                Type.of("point", "'(0.1,-0)'", "'(1e-300,Infinity)'"),
                Type.of("polygon", "'((0,0),(1,1),(2,0.3))'"),
                Type.of("oid", "4294967295"),
                Type.of("\"char\"", "'a'"),
                Type.of("name", "'n'"),
                Type.of("mood", "'sad'", "'very ''glad'''"),
                Type.of("spot", "ROW(1, 'a,\"b', NULL)::spot", "ROW(NULL, '', ARRAY[1,2])::spot"),
                Type.of("spot[]", "ARRAY[ROW(1, '(', NULL)::spot, NULL]"),
                Type.of("positive", "1"));
    }

    private static List<Type> mariaDb() {
        return List.of(
                Type.of("BOOLEAN", "TRUE", "0"),
                Type.of("TINYINT UNSIGNED", "255", "0"),
                Type.of("BIGINT UNSIGNED", "18446744073709551615"),
                Type.of("BIGINT", "-9223372036854775808"),
                Type.of("DECIMAL(38,10)", "1234567890123456789012345678.0123456789", "-0.0000000001"),
                Type.of("FLOAT", "0.1", "3.40282e38", "16777217", "1.17549e-38", "123456.789"),
                Type.of("DOUBLE", "0.1e0 + 0.2e0", "2.2250738585072014e-308", "1.7976931348623157e308", "-0.0e0"),
                Type.of("CHAR(5)", "'a'", "''", "'ab cd'"),
                Type.of(
                        "VARCHAR(40) CHARACTER SET utf8mb4",
                        "''",
                        "' '",
                        "'\\t\\n\\r\\0'",
                        "'\u00e9\u4e2d\ud83d\ude00'",
                        "'a''b\\\\c?d'"),
                Type.of("VARCHAR(40) CHARACTER SET latin1", "'\u00e9\u00fc'", "'a  '"),
                Type.of("VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "'A'", "'a'"),
                Type.of("TEXT", "'NULL'", "'null'", LONG_TEXT),
                Type.of("JSON", "'{\"b\":1, \"a\" : null,\"a\":2}'", "'null'"),
                Type.of("BINARY(4)", "X'00ff5c27'", "X'41'"),
                Type.of("VARBINARY(40)", "''", "X'00'", "X'5c5c27'"),
                Type.of("BLOB", "X'0001fffe'", "REPEAT(X'00ff', 2000)"),
                Type.of("BIT(1)", "b'1'", "b'0'"),
                Type.of("BIT(64)", "b'1000000000000000000000000000000000000000000000000000000000000001'"),
                Type.of("DATE", "'1000-01-01'", "'9999-12-31'", "'2024-02-29'", "'0000-00-00'"),
                Type.of("TIME(6)", "'-838:59:59.999999'", "'00:00:00.000001'"),
                Type.of(
                        "DATETIME(6)",
                        "'2024-10-27 02:30:00.000001'",
                        "'0000-00-00 00:00:00'",
                        "'9999-12-31 23:59:59.999999'"),
                // Both are 02:30 of the same night in a zone whose clocks go back.
                Type.of(
                        "TIMESTAMP(6) NULL",
                        "FROM_UNIXTIME(1729989000.000001)",
                        "FROM_UNIXTIME(1729992600.000001)",
                        "FROM_UNIXTIME(1)",
                        "'0000-00-00 00:00:00'"),
                Type.of("YEAR", "2155", "0"),
                Type.of("ENUM('sad','very ''glad')", "'sad'", "'very ''glad'"),
                Type.of("SET('a','b','c')", "''", "'a,c'"),
                Type.of("UUID", "'00000000-0000-0000-0000-00000000000a'"),
                Type.of("INET6", "'::1'"),
                Type.of("POINT", "ST_GeomFromText('POINT(0.1 -2)', 4326)"),
                Type.of("GEOMETRY", "ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')"));
    }

    private static List<Type> h2() {
        return List.of(
                Type.of("BOOLEAN", "TRUE", "FALSE"),
                Type.of("TINYINT", "-128", "127"),
                Type.of("BIGINT", "-9223372036854775808", "9223372036854775807"),
                Type.of("NUMERIC(60, 10)", "12345678901234567890123456789012345.0123456789", "-0.0000000001"),
                Type.of("DECFLOAT(40)", "CAST('NaN' AS DECFLOAT)", "1E-300", "CAST('-Infinity' AS DECFLOAT)"),
                Type.of("REAL", "1.1", "CAST('NaN' AS REAL)", "CAST('-0.0' AS REAL)", "3.4028235E38"),
                Type.of(
                        "DOUBLE PRECISION",
                        "CAST(0.1 AS DOUBLE PRECISION) + 0.2",
                        "5E-324",
                        "CAST('Infinity' AS DOUBLE PRECISION)"),
                Type.of("CHARACTER(5)", "'a'", "'ab cd'"),
                Type.of("VARCHAR(60)", "''", "' '", "U&'tab\\0009\\0000'", "'\u00e9\u4e2d\ud83d\ude00'", "'a''b\\c?d'"),
                Type.of("VARCHAR_IGNORECASE(40)", "'aB'"),
                Type.of("CHARACTER LARGE OBJECT", "'NULL'", LONG_TEXT),
                Type.of("BINARY(4)", "X'00ff5c27'"),
                Type.of("VARBINARY(40)", "X''", "X'00c3a9'"),
                Type.of("BINARY LARGE OBJECT", "X'00ff'", "REPEAT(X'00ff', 2000)"),
                Type.of("DATE", "DATE '2024-02-29'", "DATE '-0100-01-01'", "DATE '9999-12-31'"),
                Type.of("TIME(9)", "TIME '23:59:59.999999999'"),
                Type.of("TIME(9) WITH TIME ZONE", "TIME WITH TIME ZONE '04:05:06.789012345+05:30'"),
                Type.of("TIMESTAMP(9)", "TIMESTAMP '2024-10-27 02:30:00.000000001'", "TIMESTAMP '0001-01-01 00:00:00'"),
                Type.of(
                        "TIMESTAMP(9) WITH TIME ZONE",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 02:30:00.000000001+01:00'",
                        "TIMESTAMP WITH TIME ZONE '1850-01-01 00:00:00+00:01:15'"),
                Type.of("INTERVAL YEAR TO MONTH", "INTERVAL '-1-02' YEAR TO MONTH"),
                Type.of("INTERVAL DAY TO SECOND(9)", "INTERVAL '1 02:03:04.000000001' DAY TO SECOND"),
                Type.of("UUID", "UUID '00000000-0000-0000-0000-00000000000a'"),
                Type.of("JSON", "JSON '{\"b\":1,\"a\":null,\"a\":2}'", "JSON 'null'", "JSON '\"s''s\"'"),
                Type.of("ENUM('sad', 'very ''glad')", "'sad'", "'very ''glad'"),
                Type.of("GEOMETRY", "'POINT (0.1 -2)'", "'SRID=4326;POLYGON ((0 0, 1 0, 1 1, 0 0))'"),
                Type.of("INTEGER ARRAY", "ARRAY[]", "ARRAY[1, NULL, 3]"),
                Type.of("VARCHAR(20) ARRAY", "ARRAY['', 'NULL', NULL, 'a,]b''', 'x41']"),
                Type.of("VARBINARY(9) ARRAY", "ARRAY[X'00ff', NULL, X'']"),
                Type.of("INTEGER ARRAY ARRAY", "ARRAY[ARRAY[1, 2], ARRAY[], NULL]"));
    }

    private static List<Type> types(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL -> postgresql();
            case MARIADB -> mariaDb();
            default -> h2();
        };
    }

    private static String create(TestDatabase kind) {
        StringBuilder sql = new StringBuilder("CREATE TABLE zoo (id INT PRIMARY KEY");
        List<Type> types = types(kind);
        for (int i = 0; i < types.size(); i++) {
            sql.append(", c").append(i).append(' ').append(types.get(i).name());
        }
        sql.append(
                switch (kind) {
                    case POSTGRESQL ->
                        ", doubled int GENERATED ALWAYS AS (id * 2) STORED, numbered int GENERATED ALWAYS AS IDENTITY";
                    case MARIADB -> ", doubled INT AS (id * 2) STORED, tripled INT AS (id * 3) VIRTUAL";
                    default -> ", doubled INT GENERATED ALWAYS AS (id * 2), numbered INT GENERATED ALWAYS AS IDENTITY";
                });
        return sql.append(")").toString();
    }

    /** Row 0 is all NULL; row i holds the i-th value of each type, from the first again where there are fewer. */
    private static void fill(TestDatabase kind, Connection connection) throws SQLException {
        List<Type> types = types(kind);
        int most = types.stream().mapToInt(type -> type.values().size()).max().orElse(0);
        try (Statement statement = connection.createStatement()) {
            if (kind == TestDatabase.MARIADB) {
                statement.execute("SET sql_mode = 'ALLOW_INVALID_DATES'");
            }
            statement.execute("INSERT INTO zoo (id) VALUES (0)");
            for (int row = 1; row <= most; row++) {
                List<String> values = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    List<String> ofType = types.get(i).values();
                    names.add("c" + i);
                    values.add(ofType.get((row - 1) % ofType.size()));
                }
                statement.execute("INSERT INTO zoo (id, " + String.join(", ", names) + ") VALUES (" + row + ", "
                        + String.join(", ", values) + ")");
            }
        }
    }

    private static UndoShop shop(TestDatabase kind) throws SQLException {
        List<String> definition = new ArrayList<>();
        if (kind == TestDatabase.POSTGRESQL) {
            definition.add("CREATE TYPE mood AS ENUM ('sad', 'very ''glad''')");
            definition.add("CREATE TYPE spot AS (x int, label text, tags int[])");
            definition.add("CREATE DOMAIN positive AS int CHECK (VALUE > 0)");
        }
        definition.add(create(kind));
        UndoShop shop = UndoShop.of(kind, builder -> builder.table("zoo"), definition.toArray(String[]::new));
        try (Connection connection = shop.raw().getConnection()) {
            fill(kind, connection);
        }
        return shop;
    }

    /** All rows. */
    private static List<String> zoo(UndoShop shop) throws SQLException {
        int columns = types(shop.kind()).size();
        List<String> selected = new ArrayList<>(List.of("id", "doubled"));
        if (shop.kind() != TestDatabase.MARIADB) {
            selected.add("numbered");
        }
        for (int i = 0; i < columns; i++) {
            selected.add(shown(shop.kind(), types(shop.kind()).get(i).name(), "c" + i));
        }
        return shop.query("SELECT " + String.join(", ", selected) + " FROM zoo").stream()
                .sorted()
                .toList();
    }

    /** A value as the server itself shows it, its bytes where it has no other exact form. */
    private static String shown(TestDatabase kind, String type, String column) {
        if (kind == TestDatabase.POSTGRESQL) {
            return column + "::text";
        }
        if (kind == TestDatabase.H2_NATIVE) {
            return type.startsWith("BINARY") || type.equals("VARBINARY(40)") ? "RAWTOHEX(" + column + ")" : column;
        }
        if (type.startsWith("TIMESTAMP")) {
            return "UNIX_TIMESTAMP(" + column + ")";
        }
        if (type.equals("FLOAT")) {
            return "CAST(CAST(" + column + " AS DOUBLE) AS CHAR)";
        }
        return type.equals("POINT") || type.equals("GEOMETRY")
                ? "HEX(" + column + ")"
                : "CONCAT(HEX(" + column + "), '/', CAST(" + column + " AS CHAR))";
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void everyValue_comesBack(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<String> before = zoo(shop);
        assertThat(before).hasSizeGreaterThan(4);
        String sets = "c0 = NULL, c1 = NULL, c2 = NULL";
        String updated =
                shop.change("UPDATE zoo SET " + sets, "DELETE FROM zoo WHERE id <= 2", "UPDATE zoo SET id = id + 50");
        assertThat(zoo(shop)).doesNotContainAnyElementsOf(before);
        UndoReplayed replayed = shop.replay(updated);
        assertSame(zoo(shop), before);
        shop.replay(replayed.undoId());
        assertThat(zoo(shop)).hasSize(before.size() - 3);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void everyValue_comesBackByTheExportedStatements(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<String> before = zoo(shop);
        String id = shop.change("UPDATE zoo SET c0 = NULL, c5 = NULL WHERE id > 2", "DELETE FROM zoo");
        String export = shop.log().export(id);
        try (Connection connection = shop.raw().getConnection();
                Statement statement = connection.createStatement()) {
            if (kind == TestDatabase.MARIADB) {
                statement.execute("SET time_zone = '+00:00', sql_mode = 'ALLOW_INVALID_DATES'");
            }
            for (String sql : export.split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        assertSame(zoo(shop), before);
    }

    /** Says where, never what. */
    private static void assertSame(List<String> now, List<String> before) {
        assertThat(now).hasSameSizeAs(before);
        for (int row = 0; row < before.size(); row++) {
            String[] is = now.get(row).split(", ", -1);
            String[] was = before.get(row).split(", ", -1);
            for (int i = 0; i < Math.min(is.length, was.length); i++) {
                assertThat(is[i].equals(was[i])).as("row %s, part %s", row, i).isTrue();
            }
            assertThat(is.length).as("row %s", row).isEqualTo(was.length);
        }
    }

    /** What a session of another zone changes is the same moment again. */
    @Test
    void timestampOfMariaDb_keptInAnotherTimeZone_comesBack() throws SQLException {
        UndoShop shop = UndoShop.of(
                TestDatabase.MARIADB,
                builder -> builder.table("moment"),
                "CREATE TABLE moment (id INT PRIMARY KEY, at TIMESTAMP(6) NULL)",
                "SET time_zone = '+00:00'",
                "INSERT INTO moment VALUES (1, '2024-10-27 00:30:00'), (2, '2024-10-27 01:30:00.5')");
        List<String> before = shop.query("SELECT id, UNIX_TIMESTAMP(at) FROM moment");
        String id;
        try (Connection connection = shop.raw().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '-09:30'");
            UndoWriter writer = shop.log().on(connection, "test", UndoShop.OPS);
            writer.executeUpdate("DELETE FROM moment");
            id = writer.id().orElseThrow();
        }
        shop.replay(id);
        assertThat(shop.query("SELECT id, UNIX_TIMESTAMP(at) FROM moment")).isEqualTo(before);
    }
}

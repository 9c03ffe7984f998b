package dev.ringfence.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The database that tables of Ringfence stand in: how they are named there, and the few words that differ.
 *
 * @param product which database it is
 * @param catalog the catalog of the tables; in MariaDB also their schema
 */
public record StoreDatabase(Product product, String catalog) {

    /** The databases that can hold the tables. */
    public enum Product {
        /** Tables in schema {@code "ringfence"}; no shared row lock, so a reader that locks excludes others that do. */
        H2,
        /** Tables in schema {@code ringfence}. */
        POSTGRESQL,
        /** Tables in the connection's catalog, with the prefix {@code ringfence_}. MySQL is taken for it, untested. */
        MARIADB
    }

    public StoreDatabase {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(catalog, "catalog");
    }

    /**
     * The database behind a connection.
     *
     * @throws IllegalArgumentException if it is a product that cannot hold the tables
     * @throws SQLException if the connection fails
     */
    public static StoreDatabase of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        Product product = switch (name) {
            case "PostgreSQL" -> Product.POSTGRESQL;
            case "H2" -> Product.H2;
            case "MariaDB", "MySQL" -> Product.MARIADB;
            default ->
                throw new IllegalArgumentException(
                        "'dataSource' must be of H2, PostgreSQL or MariaDB but was of " + name);
        };
        return new StoreDatabase(product, Objects.requireNonNullElse(connection.getCatalog(), ""));
    }

    /** The name of a table in statements, quoted and qualified as far as a connection with another default needs. */
    public String table(String name) {
        return switch (product) {
            case H2 -> "\"ringfence\".\"" + name + "\"";
            case POSTGRESQL -> "ringfence." + name;
            case MARIADB -> catalog.isEmpty() ? "ringfence_" + name : quoted(catalog) + ".ringfence_" + name;
        };
    }

    private static String quoted(String catalog) {
        return "`" + catalog.replace("`", "``") + "`";
    }

    /**
     * An expression for the database's own time in microseconds since the epoch. On H2 it stands still within a
     * transaction.
     */
    public String nowMicros() {
        return switch (product) {
            case H2 -> "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(6)) * 1000000 AS bigint)";
            case POSTGRESQL -> "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::bigint";
            case MARIADB -> "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))";
        };
    }

    /** What makes a SELECT lock the rows that it finds against change, shared where the database can share. */
    String lockShared() {
        return switch (product) {
            case H2 -> " FOR UPDATE";
            case POSTGRESQL -> " FOR SHARE";
            case MARIADB -> " LOCK IN SHARE MODE";
        };
    }

    /** What makes an INSERT of a name that is taken insert nothing, where the database can say so. */
    String unlessTaken() {
        return product == Product.POSTGRESQL ? " ON CONFLICT DO NOTHING" : "";
    }

    /** The folders of all products' scripts. */
    static List<String> folders() {
        return Arrays.stream(Product.values()).map(StoreDatabase::folder).toList();
    }

    private static String folder(Product product) {
        return product.name().toLowerCase(Locale.ROOT);
    }

    /** The folder of this product's scripts. */
    String folder() {
        return folder(product);
    }
}

package dev.ringfence.sql;

import java.util.Locale;

/** The rules by which text is cut into tokens and names are folded. A database that is none of these reads as ANSI. */
public enum Dialect {
    /** PostgreSQL with {@code standard_conforming_strings = on}, its default since 9.1. */
    POSTGRESQL,
    /** MySQL and MariaDB with backslash escapes in strings, their default. */
    MYSQL,
    /** H2 in its regular mode. */
    H2,
    /**
     * Standard SQL, with the quoting of Oracle, SQL Server and SQLite where it cannot be mistaken for anything else.
     * Where servers would read the same text differently, it is not understood. Statements that no semicolon parts, as
     * SQL Server takes them, are parted at their verbs.
     */
    ANSI;

    /**
     * True if texts are read by rules that no server in particular has: Oracle, SQL Server, SQLite and unknown ones. Then a
     * verdict is as careful as it is for the strictest of them, and more is {@link Kind#UNKNOWN}.
     */
    public boolean isFallback() {
        return this == ANSI;
    }

    /**
     * The dialect of a database by the product name that JDBC's metadata report. Names are matched without regard to
     * case; {@code MariaDB} is {@link #MYSQL}, an unknown name is {@link #ANSI}.
     */
    public static Dialect of(String databaseProductName) {
        String name = databaseProductName.toLowerCase(Locale.ROOT);
        if (name.contains("postgres") || name.startsWith("enterprisedb")) {
            return POSTGRESQL;
        }
        if (name.contains("mysql") || name.contains("mariadb")) {
            return MYSQL;
        }
        return name.equals("h2") ? H2 : ANSI;
    }
}

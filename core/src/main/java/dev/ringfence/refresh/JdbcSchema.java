package dev.ringfence.refresh;

import dev.ringfence.data.transform.ValueKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the metadata of JDBC leaves open about the tables of a product. */
interface JdbcSchema {

    /** The tables of users in the order of their names. */
    List<TableName> names(Connection connection) throws SQLException;

    /** What transformations can take values of that type. */
    ValueKind kind(int jdbcType, String typeName);

    /**
     * Lets the numbering of an identity column go on after a number. It never goes back, and needs no transaction: a gap
     * harms nobody.
     */
    void numberAfter(Connection target, TableName table, Column column, long last) throws SQLException;
}

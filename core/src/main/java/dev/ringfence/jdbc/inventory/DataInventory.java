package dev.ringfence.jdbc.inventory;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.classify.ColumnClass;
import dev.ringfence.data.classify.ColumnRole;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * What lives where: every column of a database with what it seems to hold, why, and a policy to start from.
 *
 * <pre>{@code
 * DataInventory inventory = DataInventory.read(production);
 * System.out.println(inventory);
 * inventory.draftPolicy("shop").write(Path.of("shop-policy.json"));
 * Files.writeString(Path.of("inventory.html"), inventory.toHtml());
 * }</pre>
 *
 * <p>A draft for a person to look at: it is made from names, types and the first {@value #SAMPLED_ROWS} rows of each
 * table as the database gives them. What stands in later rows, and what nobody could tell from these, it does not know.
 * Reads only. Holds names, types and counts, no value of any row. Immutable and safe for use by many threads.
 *
 * @param columns all columns of tables of users, in the order of the database
 */
public record DataInventory(List<Entry> columns) {
    /** The most rows of a table that are looked at. */
    public static final int SAMPLED_ROWS = 1_000;

    /**
     * One column.
     *
     * @param column its name, with the schema where there is one
     * @param typeName the database's name of its type
     * @param sampledRows how many of its values were looked at, NULLs not counted
     * @param found what it seems to hold
     */
    public record Entry(ColumnName column, String typeName, int sampledRows, ColumnClass found) {
        public Entry {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(typeName, "typeName");
            Objects.requireNonNull(found, "found");
        }
    }

    public DataInventory {
        columns = List.copyOf(columns);
    }

    /**
     * Looks at all tables of users.
     *
     * @throws SQLException if the database fails
     */
    public static DataInventory read(DataSource dataSource) throws SQLException {
        return new DataInventory(InventoryReader.read(dataSource));
    }

    /** The columns of a role. */
    public List<Entry> of(ColumnRole role) {
        return columns.stream().filter(entry -> entry.found().role() == role).toList();
    }

    /**
     * A rule for every column, as drafted. Look at each before you use it, first at those of little confidence.
     *
     * @param name the policy's
     */
    public SanitizationPolicy draftPolicy(String name) {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder(name);
        for (Entry entry : columns) {
            policy.rule(entry.column().toString(), entry.found().draft());
        }
        return policy.build();
    }

    /** The inventory as a JSON document: an array of objects, one a column. */
    public String toJson() {
        return InventoryJson.write(this);
    }

    /** The inventory as a page that stands by itself: no script, no link, nothing to load. */
    public String toHtml() {
        return InventoryPage.write(this);
    }

    /** The inventory as a table for people, one line a column. */
    @Override
    public String toString() {
        return InventoryText.write(this);
    }
}

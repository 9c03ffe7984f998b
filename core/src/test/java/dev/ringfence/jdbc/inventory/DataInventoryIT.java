package dev.ringfence.jdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.classify.ColumnRole;
import dev.ringfence.environment.DataClass;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataInventoryIT {
    private static final String VALUE = "grete.hermann@example.com";

    private static DataSource shop(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(
                database,
                "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(80), c7 VARCHAR(80), born DATE, vip BOOLEAN)",
                "CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR(80), price DECIMAL(10, 2))");
        for (int i = 0; i < 30; i++) {
            Sql.execute(
                    database,
                    "INSERT INTO customer VALUES (" + i + ", 'Grete Hermann', '" + i + VALUE
                            + "', DATE '1990-01-01', TRUE)",
                    "INSERT INTO product VALUES (" + i + ", 'lamp " + i + "', 9.90)");
        }
        DatastoreStamps.of(database, Environments.TEST).stamp(DataClass.SYNTHETIC, "test", "an inventory of it");
        return database;
    }

    private static DataInventory.Entry column(DataInventory inventory, String table, String column) {
        return inventory.columns().stream()
                .filter(entry -> entry.column().table().equals(table)
                        && entry.column().column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void inventory_ofEveryDatabase_listsColumnsOfUsers_andShowsNoValue(TestDatabase kind) throws SQLException {
        DataInventory inventory = DataInventory.read(shop(kind));

        assertThat(inventory.columns()).hasSize(8);
        assertThat(column(inventory, "customer", "c7").found().infoType()).contains(InfoType.EMAIL_ADDRESS);
        assertThat(column(inventory, "customer", "name").found().infoType()).contains(InfoType.PERSON_NAME);
        assertThat(column(inventory, "customer", "born").found().role()).isEqualTo(ColumnRole.QUASI);
        assertThat(column(inventory, "product", "name").found().role()).isEqualTo(ColumnRole.NONE);
        assertThat(inventory.of(ColumnRole.DIRECT)).hasSize(2);
        for (String form : java.util.List.of(inventory.toString(), inventory.toJson(), inventory.toHtml())) {
            assertThat(form.contains("hermann") || form.contains("Hermann")).isFalse();
            assertThat(form).contains("EMAIL_ADDRESS").contains("price");
        }
    }

    @ParameterizedTest
    @EnumSource
    void draft_ofAnInventory_isAPolicyWithARuleForEveryColumn(TestDatabase kind) throws SQLException {
        DataInventory inventory = DataInventory.read(shop(kind));

        SanitizationPolicy draft = inventory.draftPolicy("shop");

        assertThat(SanitizationPolicy.parse(draft.toJson()).digest()).isEqualTo(draft.digest());
        assertThat(inventory.columns())
                .allSatisfy(
                        entry -> assertThat(draft.treatmentOf(entry.column())).isPresent());
        JsonNode json = JsonMapper.builder().build().readTree(inventory.toJson());
        assertThat(json.size()).isEqualTo(8);
        assertThat(json.get(2).path("draft").path("action").asString()).isEqualTo("pseudonymize");
    }
}

package dev.ringfence.refresh.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What is read from SHOW CREATE TABLE, and dates that are none. */
class MySqlDefinitionTest {
    private static final String HEAD = """
            CREATE TABLE "t" (
              "id" int(11) NOT NULL AUTO_INCREMENT,
              "a""b" varchar(9) DEFAULT NULL COMMENT 'KEY "no" ("x"), AUTO_INCREMENT=9',
            """;
    private static final String TAIL = ") ENGINE=InnoDB AUTO_INCREMENT=42 DEFAULT CHARSET=utf8mb4";

    @Test
    void of_keysAndReferences_areToldByNameInTheirOrder() {
        MySqlDefinition definition = MySqlDefinition.of(HEAD + "  PRIMARY KEY (\"id\"),\n"
                + "  UNIQUE KEY \"z\"\"y\" (\"a\"\"b\"(3)),\n  FULLTEXT KEY \"f\" (\"a\"\"b\"),\n  KEY \"b\" (\"id\",\"a\"\"b\"),\n"
                + "  CONSTRAINT \"r\" FOREIGN KEY (\"id\") REFERENCES \"p\" (\"id\") ON DELETE CASCADE,\n"
                + "  CONSTRAINT \"c\" CHECK (\"id\" > 0)\n" + TAIL);
        assertThat(definition.nextNumber()).contains("42");
        assertThat(definition.text())
                .endsWith(") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4")
                .contains("AUTO_INCREMENT=9");
        assertThat(definition.keys().keySet()).containsExactly("\"z\"\"y\"", "\"f\"", "\"b\"");
        assertThat(definition.foreignKeys().keySet()).containsExactly("\"r\"");
        MySqlDefinition bare = MySqlDefinition.of(HEAD + "  PRIMARY KEY (\"id\")\n" + TAIL);
        assertThat(definition.additionsTo(bare))
                .containsExactly(
                        "ADD UNIQUE KEY \"z\"\"y\" (\"a\"\"b\"(3)), ADD KEY \"b\" (\"id\",\"a\"\"b\")",
                        "ADD FULLTEXT KEY \"f\" (\"a\"\"b\")");
        assertThat(definition.referencesMissingIn(bare))
                .contains("ADD CONSTRAINT \"r\" FOREIGN KEY (\"id\") REFERENCES \"p\" (\"id\") ON DELETE CASCADE");
        assertThat(definition.additionsTo(definition)).isEmpty();
        assertThat(definition.referencesMissingIn(definition)).isEmpty();
    }

    /** They stay from the beginning: rows stand in the order of one, and numbers are given by the other. */
    @Test
    void of_keysThatTheTableNeeds_areNotAmongThoseMadeLater() {
        assertThat(MySqlDefinition.of(HEAD
                                + "  UNIQUE KEY \"u\" (\"a\"\"b\"),\n  KEY \"n\" (\"id\"),\n  KEY \"o\" (\"a\"\"b\")\n"
                                + TAIL)
                        .keys()
                        .keySet())
                .containsExactly("\"o\"");
        assertThat(MySqlDefinition.of(HEAD + "  PRIMARY KEY (\"a\"\"b\",\"id\"),\n  KEY \"n\" (\"id\")\n" + TAIL)
                        .keys())
                .isEmpty();
    }

    @Test
    void date_ofTheCalendarOrNot_isTheNearestOne() {
        assertThat(MySqlRows.date("2026-03-29")).isEqualTo(LocalDate.of(2026, 3, 29));
        assertThat(MySqlRows.date("2026-03-29 02:30:00.123456"))
                .isEqualTo(LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000));
        assertThat(MySqlRows.date("0000-00-00")).isNull();
        assertThat(MySqlRows.date("0000-00-00 00:00:00.000")).isNull();
        assertThat(MySqlRows.date("2024-00-00")).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(MySqlRows.date("2024-02-31 10:00:00")).isEqualTo(LocalDateTime.of(2024, 2, 29, 10, 0));
        assertThat(MySqlRows.date("0000-05-06")).isEqualTo(LocalDate.of(0, 5, 6));
        assertThat(MySqlRows.format(LocalDate.of(0, 5, 6))).isEqualTo("0000-05-06");
        assertThat(MySqlRows.format(LocalDateTime.of(2026, 3, 29, 2, 0))).isEqualTo("2026-03-29 02:00");
    }
}

package dev.ringfence.examples.quickstart.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.quickstart.shop.Shop;
import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.examples.story.database.H2Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivorsTest {
    private static final String SOMEBODY = "INSERT INTO customers VALUES"
            + " (1, 'Zelda.Okonkwo@Example-Shop.ng', 'Zelda', 'Okonkwo', '(201) 461-7788', NULL, 'US', NULL, now())";
    private static final String PAID = "INSERT INTO orders VALUES (1, 1, 'paid', 1, now());"
            + " INSERT INTO payments VALUES (1, 1, '4111-0000-2222-3333', NULL, 1, now());"
            + " INSERT INTO payments VALUES (2, 1, NULL, 'DE02120300000000202051', 1, now())";
    private static final String OTHER = "INSERT INTO customers VALUES"
            + " (1, 'a@example.com', 'Kipokwarl', 'Liniquilk', '(201) 555-0100', NULL, 'US', NULL, now())";

    private Databases databases;

    @BeforeEach
    void open() throws Exception {
        databases = H2Files.create();
        Shop.openEmpty(databases.production());
        Shop.openEmpty(databases.staging());
        run(databases.production(), SOMEBODY);
        run(databases.production(), PAID);
        run(databases.staging(), OTHER);
    }

    @AfterEach
    void close() throws Exception {
        databases.close();
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long survivorsIn(String note) throws SQLException {
        run(databases.staging(), "INSERT INTO notes VALUES (1, 1, '" + note.replace("'", "''") + "', now())");
        return Survivors.of(databases.production()).in(databases.staging());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write to zelda.okonkwo@example-shop.ng.",
                "<ZELDA.OKONKWO@EXAMPLE-SHOP.NG>",
                "rang from 201-461-7788, again",
                "paid with 4111 0000 2222 3333?",
                "account DE02120300000000202051",
                "Zelda Okonkwo, in person"
            })
    void text_withAValueOfProduction_holdsOneSurvivor(String note) throws Exception {
        assertThat(survivorsIn(note)).isEqualTo(1);
    }

    @Test
    void text_withMadeValuesOnly_holdsNone() throws Exception {
        assertThat(survivorsIn("Kipokwarl Liniquilk (201) 555-0100 wrote from a@example.com"))
                .isZero();
    }
}

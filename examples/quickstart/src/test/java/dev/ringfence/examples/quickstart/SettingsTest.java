package dev.ringfence.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.examples.story.database.DatabaseProduct;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void nothing_said_isTwentyThousandCustomersOnH2() {
        assertThat(Settings.of(name -> null)).isEqualTo(new Settings(DatabaseProduct.H2, 20_000));
    }

    @Test
    void everything_said_isTaken() {
        Map<String, String> said = Map.of("database", "postgresql", "customers", "300");

        assertThat(Settings.of(said::get)).isEqualTo(new Settings(DatabaseProduct.POSTGRESQL, 300));
    }

    @ParameterizedTest
    @CsvSource({
        "database, oracle, must be h2 or postgresql",
        "database, H2, must be h2 or postgresql",
        "customers, many, must be a whole number",
        "customers, 99, must be from 100 to 1000000",
        "customers, 1000001, must be from 100 to 1000000"
    })
    void anything_else_isRefused(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of(name, value)::get))
                .withMessageContaining("'" + name + "' " + message);
    }
}

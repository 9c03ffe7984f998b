package dev.ringfence.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.com:5432/shop?user=u&password=SECRET, postgresql://db.example.com:5432/shop",
        "jdbc:mariadb://u:SECRET@db.example.com/shop, mariadb://db.example.com/shop",
        "jdbc:mysql://u:SEC/RE@T@db.example.com/shop?x=SECRET, mysql://db.example.com/shop",
        "jdbc:h2:mem:shop;PASSWORD=SECRET, h2:mem:shop",
        "jdbc:oracle:thin:scott/SECRET@db.example.com:1521/shop, oracle://db.example.com:1521/shop",
        "jdbc:sqlserver://db.example.com;user=u;password=SECRET, sqlserver://db.example.com",
        "postgresql://u:SECRET@db, unknown"
    })
    void of_aUrl_keepsWhereAndDropsWho(String url, String expected) {
        assertThat(Endpoint.of(url)).isEqualTo(expected).doesNotContain("SECRET");
    }

    @Test
    void of_noUrl_isUnknown() {
        assertThat(Endpoint.of(null)).isEqualTo("unknown");
    }

    @Test
    void of_aVeryLongUrl_fitsItsColumn() {
        assertThat(Endpoint.of("jdbc:postgresql://" + "a".repeat(500))).hasSize(200);
    }
}

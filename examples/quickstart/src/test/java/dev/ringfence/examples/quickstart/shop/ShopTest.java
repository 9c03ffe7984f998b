package dev.ringfence.examples.quickstart.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.examples.story.database.H2Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ShopTest {
    private static final int CUSTOMERS = 2_000;

    @Test
    void population_drawnTwice_isTheSame() {
        assertThat(new Population(7).draw(200)).isEqualTo(new Population(7).draw(200));
    }

    @Test
    void population_ofAnySize_hasUniqueAddressesAndLooksLive() {
        List<Customer> customers = new Population(7).draw(CUSTOMERS);
        Set<String> addresses = new HashSet<>();
        customers.forEach(customer -> addresses.add(customer.email().toLowerCase(java.util.Locale.ROOT)));

        assertThat(addresses).hasSize(CUSTOMERS);
        // Counts only, so that no value stands in a failure's message.
        assertThat(customers.stream()
                        .filter(customer -> isLive(customer.email()))
                        .count())
                .isEqualTo(CUSTOMERS);
        assertThat(customers.stream()
                        .filter(customer -> isLive(customer.card()))
                        .count())
                .isEqualTo(CUSTOMERS);
    }

    private static boolean isLive(String value) {
        List<Finding> findings = Detector.standard().find(value);
        return findings.size() == 1 && findings.get(0).plausible();
    }

    @Test
    void shop_ofAnySize_hasWhatRealOnesHave() throws Exception {
        try (Databases databases = H2Files.create()) {
            DataSource production = databases.production();

            Shop.Size size = Shop.open(production, CUSTOMERS);

            assertThat(size.customers()).isEqualTo(CUSTOMERS).isEqualTo(Count.rows(production, "customers"));
            assertThat(size.orders()).isEqualTo(3 * CUSTOMERS).isEqualTo(Count.rows(production, "orders"));
            assertThat(size.payments()).isEqualTo(Count.rows(production, "payments"));
            assertThat(size.notes()).isEqualTo(Count.rows(production, "notes"));
            for (String feature : List.of(
                    "customers WHERE phone IS NULL",
                    "customers WHERE given_name IS NULL",
                    "customers WHERE born IS NULL",
                    "customers WHERE email <> lower(email)",
                    "customers WHERE address LIKE '%\"%'",
                    "customers WHERE address LIKE '%''%'",
                    "payments WHERE iban IS NULL",
                    "payments WHERE card_number IS NULL",
                    "notes WHERE body IS NULL",
                    "notes WHERE body LIKE '%\uD83D\uDE4F%'",
                    "notes n JOIN customers c ON c.id = n.customer_id WHERE position(c.phone IN n.body) > 0",
                    "notes n JOIN customers c ON c.id = n.customer_id WHERE position(c.family_name IN n.body) > 0")) {
                assertThat(Count.rows(production, feature)).as(feature).isPositive();
            }
            assertThat(Count.of(production, "SELECT count(DISTINCT country) FROM customers"))
                    .isEqualTo(6);
        }
    }
}

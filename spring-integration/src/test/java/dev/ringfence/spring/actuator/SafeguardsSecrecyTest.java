package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Secrets and personal data are said in every place that the endpoint tells of, and none is told. */
class SafeguardsSecrecyTest {
    private static final List<String> PLANTED = List.of(
            "hanna.keller@northwind-mail.com",
            "+34 612 345 678",
            "4929 0083 7262 1188",
            "GB33BUKB20201555555555",
            "536-22-1841",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "sk_live_51H8abcdefghijklmnopqrst",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "Maria Gonzalez");

    private static final List<String> SECRETS = Stream.concat(
                    PLANTED.stream(),
                    Stream.of(
                            "tr0ub4dor-and-3",
                            "prod-secret-word",
                            Shop.OPERATOR,
                            "John Smith",
                            "hidden_customer_value"))
            .toList();

    private static ConfigurableApplicationContext shop;
    private static Client client;

    @BeforeAll
    static void plant() throws SQLException {
        String all = String.join(", ", PLANTED);
        shop = Shop.start(
                "management.endpoints.web.exposure.include=safeguards",
                "management.endpoint.safeguards.access=unrestricted",
                "spring.datasource.password=tr0ub4dor-and-3",
                "spring.datasource.username=sa",
                "spring.profiles.active=prod-secret-word");
        client = new Client(shop);
        WriteGuard guard = shop.getBean(WriteGuard.class);
        try (Connection connection = shop.getBean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id int, note varchar(1000))");
            for (String secret : PLANTED) {
                statement.execute("UPDATE customer SET note = '" + secret + "' -- " + secret);
                statement.execute("CREATE TABLE \"" + secret + "\" (id int)");
                statement.execute("DELETE FROM \"" + secret + "\"");
                guard.apply(
                        Decision.denied(new Refusal(
                                Guard.MAIL,
                                "mail.real-people",
                                secret,
                                "production",
                                List.of(secret),
                                "ask " + secret)),
                        Subject.named("mail to " + secret));
            }
            statement.execute("UPDATE customer SET note = 'hidden_customer_value'");
        }
        for (String body : List.of(
                "{\"mode\":\"read-only\",\"reason\":\"" + all + " password=tr0ub4dor-and-3\"}",
                "{\"mode\":\"normal\",\"reason\":\"" + all + "\"}")) {
            assertThat(client.postAsOperator("mode", "application/json", body).statusCode())
                    .isEqualTo(200);
        }
        assertThat(client.postAsOperator("freeze", "application/json", "{\"reason\":\"" + all + "\"}")
                        .statusCode())
                .isEqualTo(200);
        guard.relaxToObserve(Guard.STAMP, Duration.ofHours(1), Actor.human(Shop.OPERATOR), all);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html"})
    void answer_tellsOfAllAndShowsNone(String form) {
        String body = client.get(form).body();

        assertThat(body).contains("sql.update-without-where", "mail.real-people", "[EMAIL_ADDRESS]");
        String lower = body.toLowerCase(Locale.ROOT);
        // By place in the list, so that a failure shows none either.
        assertThat(SECRETS.stream()
                        .filter(secret -> lower.contains(secret.toLowerCase(Locale.ROOT)))
                        .map(SECRETS::indexOf))
                .as("the planted secrets that are shown, by their place in the list")
                .isEmpty();
    }
}

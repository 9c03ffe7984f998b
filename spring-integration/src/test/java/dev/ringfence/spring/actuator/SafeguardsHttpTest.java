package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The endpoint of a real application, over HTTP, where it may be operated. */
class SafeguardsHttpTest {
    private static final String JSON = "application/json";
    private static ConfigurableApplicationContext shop;
    private static Client client;
    private static WriteGuard guard;
    private int before;

    @BeforeAll
    static void start() throws SQLException {
        shop = Shop.start(
                "management.endpoints.web.exposure.include=safeguards",
                "management.endpoint.safeguards.access=unrestricted");
        client = new Client(shop);
        guard = shop.getBean(WriteGuard.class);
        try (Connection connection = shop.getBean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id int PRIMARY KEY, name varchar(100))");
            statement.execute("DELETE FROM customer");
            statement.execute("DELETE FROM customer");
        }
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @BeforeEach
    void settle() {
        client.postAsOperator("mode", JSON, "{\"mode\":\"normal\",\"reason\":\"the test begins\"}");
        client.postAsOperator("thaw", JSON, "{\"reason\":\"the test begins\"}");
        before = shop.getBean(InMemoryAuditTrail.class).entries().size();
    }

    private List<AuditEntry> recorded() {
        List<AuditEntry> all = shop.getBean(InMemoryAuditTrail.class).entries();
        return all.subList(before, all.size());
    }

    private static JsonNode shown(Guard one) {
        return client.json()
                .get("guards")
                .valueStream()
                .filter(shown -> shown.get("name").asString().equals(one.key()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void json_tellsWhereTheProcessIsAndHowThatIsKnown() {
        JsonNode environment = client.json().get("environment");

        assertThat(environment.get("name").asString()).isEqualTo("production");
        assertThat(environment.get("verdict").asString()).isEqualTo("agreed");
        assertThat(environment.get("evidence").valueStream()).anySatisfy(piece -> {
            assertThat(piece.get("key").asString()).isEqualTo("ringfence.environment");
            assertThat(piece.get("says").asString()).isEqualTo("'production'");
            assertThat(piece.get("effect").asString()).isEqualTo("claims");
        });
    }

    @Test
    void json_groupsDenialsWithTheRuleToPaste() {
        JsonNode line = client.json()
                .get("decisions")
                .get("lines")
                .valueStream()
                .filter(one -> one.get("rule").asString().equals("sql.delete-without-where"))
                .findFirst()
                .orElseThrow();

        assertThat(line.get("shape").asString()).isEqualTo("DELETE FROM CUSTOMER");
        assertThat(line.get("count").asLong()).isEqualTo(2);
        assertThat(line.get("level").asString()).isEqualTo("observe");
        assertThat(line.get("location").asString()).startsWith("SafeguardsHttpTest.start(");
        assertThat(line.get("remedy").asString()).contains(".permit(\"sql.delete-without-where\", ");
        assertThat(line.get("permit").get("digest").asString()).hasSize(32);
    }

    @Test
    void json_tellsOfEachGuardAndEachDatastore() {
        JsonNode answer = client.json();

        assertThat(answer.get("guards")).hasSize(Guard.values().length);
        JsonNode sql = shown(Guard.SQL);
        assertThat(sql.get("name").asString()).isEqualTo("sql");
        assertThat(sql.get("level").asString()).isEqualTo("observe");
        assertThat(sql.get("denials").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(sql.get("readyToEnforce").asBoolean()).isFalse();
        assertThat(answer.get("datastores").get(0).get("outcome").asString()).isEqualTo("empty");
        assertThat(answer.get("policy").get("name").asString()).isEqualTo("shop");
        assertThat(answer.get("unreadable")).isEmpty();
    }

    @Test
    void mode_switchedByAPrincipal_holdsAndIsAuditedUnderItsName() {
        var answer = client.postAsOperator("mode", JSON, "{\"mode\":\"read-only\",\"reason\":\"the primary moves\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"mode\":\"read-only\"");
        assertThat(guard.modes().orElseThrow().mode()).isEqualTo(OperatingMode.READ_ONLY);
        assertThat(recorded()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.SWITCHED);
            assertThat(entry.actor().name()).isEqualTo(Shop.OPERATOR);
            assertThat(entry.detail()).contains("the primary moves");
        });
    }

    @Test
    void freeze_switchedOnAndOff_holdsUntilThen() {
        assertThat(client.postAsOperator("freeze", JSON, "{\"until\":\"2999-01-01T00:00:00Z\",\"reason\":\"a sale\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode operations = client.json().get("operations");
        assertThat(operations.get("frozen").asBoolean()).isTrue();
        assertThat(operations.get("freeze").get("until").asString()).isEqualTo("2999-01-01T00:00:00Z");

        assertThat(client.postAsOperator("thaw", JSON, "{\"reason\":\"it is over\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.json().get("operations").get("frozen").asBoolean()).isFalse();
    }

    @Test
    void guard_relaxedForAnHour_observesAndIsAudited() {
        var answer = client.postAsOperator(
                "relax", JSON, "{\"guard\":\"stamp\",\"duration\":\"PT1H\",\"reason\":\"false refusals\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(guard.level(Guard.STAMP)).isEqualTo(Level.OBSERVE);
        assertThat(recorded()).extracting(AuditEntry::kind).containsExactly(AuditEntry.Kind.RELAXED);
        JsonNode stamp = shown(Guard.STAMP);
        assertThat(stamp.get("level").asString()).isEqualTo("observe");
        assertThat(stamp.get("configured").asString()).isEqualTo("enforce");
        assertThat(stamp.get("relaxedUntil").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relax  | {'guard':'stamp','duration':'PT5H','reason':'too long'}      | 400",
                "relax  | {'guard':'stamp','duration':'PT0S','reason':'too short'}     | 400",
                "relax  | {'guard':'stamp','reason':'no duration'}                     | 400",
                "relax  | {'guard':'sequel','duration':'PT1H','reason':'no such guard'}| 400",
                "relax  | {'duration':'PT1H','reason':'no guard'}                      | 400",
                "relax  | {'guard':'stamp','duration':'PT1H'}                          | 400",
                "relax  | {'guard':'stamp','duration':'PT1H','reason':' '}             | 400",
                "mode   | {'mode':'open','reason':'no such mode'}                      | 400",
                "mode   | {'reason':'no mode'}                                         | 400",
                "mode   | {'mode':'locked'}                                            | 400",
                "mode   | not JSON                                                     | 400",
                "freeze | {'until':'tomorrow','reason':'no time'}                      | 400",
                "freeze | {'reason':''}                                                | 400",
                "unlock | {'reason':'no such operation'}                               | 400",
            })
    void operation_thatDoesNotFit_changesNothing(String operation, String body, int status) {
        assertThat(client.postAsOperator(operation, JSON, body.replace('\'', '"'))
                        .statusCode())
                .isEqualTo(status);

        assertThat(guard.modes().orElseThrow().mode()).isEqualTo(OperatingMode.NORMAL);
        assertThat(recorded()).isEmpty();
    }

    /** What a form, or a script that asks for no permission first, can send from another site. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""})
    void operation_thatAnotherSiteCouldSend_isRefusedAlsoWithAPassword(String contentType) {
        String body = "{\"mode\":\"locked\",\"reason\":\"forged\"}";
        assertThat(client.postAsOperator("mode", contentType, body).statusCode())
                .isEqualTo(415);
        assertThat(client.postAsOperator("mode?mode=locked&reason=forged", contentType, "mode=locked&reason=forged")
                        .statusCode())
                .isEqualTo(415);

        assertThat(guard.modes().orElseThrow().mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @Test
    void operation_withoutAPrincipal_isForbidden() {
        var answer = client.post("mode", JSON, "{\"mode\":\"locked\",\"reason\":\"anybody\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("authenticated principal");
        assertThat(guard.modes().orElseThrow().mode()).isEqualTo(OperatingMode.NORMAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/vnd.spring-boot.actuator.v3+json"})
    void whoever_doesNotAskForAPage_getsJson(String accept) {
        assertThat(client.get(accept).headers().firstValue("Content-Type").orElse(""))
                .contains("json");
    }

    @Test
    void page_tellsAPersonTheCommandsForThisVeryAddress_andNobodyElseAny() {
        String url = Shop.url(shop) + "/safeguards";

        assertThat(client.getAsOperator("text/html").body())
                .as("an address as a name is nobody's business")
                .contains("curl -u NAME ")
                .doesNotContain(Shop.OPERATOR)
                .contains(url + "/freeze");
        assertThat(client.get("text/html").body()).doesNotContain("curl").contains("Only a person who logs in");
    }
}

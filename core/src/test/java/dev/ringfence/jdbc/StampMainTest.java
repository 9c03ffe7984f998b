package dev.ringfence.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StampMainTest {
    private static final Map<String, String> VARIABLES = Map.of(StampMain.PASSWORD_VARIABLE, "SECRET");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(Tier tier, String... arguments) {
        return new StampMain(new PrintStream(printed, true, UTF_8), VARIABLES::get, Environments.of(tier))
                .run(arguments);
    }

    private String output() {
        return printed.toString(UTF_8);
    }

    @Test
    void commands_onADatabase_stampShowAndVerify() throws SQLException {
        String url = "jdbc:h2:mem:stampmain";
        try (Connection keepsItAlive = DriverManager.getConnection(url, "sa", "SECRET")) {
            assertThat(run(Tier.STAGING, "verify", url, "sa")).isEqualTo(1);
            assertThat(run(Tier.STAGING, "stamp", url, "sa", "ops", "first start"))
                    .isZero();
            assertThat(run(Tier.STAGING, "verify", url, "sa")).isZero();
            assertThat(run(Tier.STAGING, "show", url, "sa")).isZero();
            assertThat(output()).contains("staging (staging), SYNTHETIC", "by ops", "first start", "MATCH");
            assertThat(run(Tier.PRODUCTION, "verify", url, "sa")).isEqualTo(1);
            assertThat(run(Tier.PRODUCTION, "stamp", url, "sa", "ops", "mine")).isEqualTo(1);
            assertThat(output()).contains("stamp.other-tier");
            assertThat(run(Tier.UNKNOWN, "stamp", url, "sa", "ops", "mine")).isEqualTo(1);
            assertThat(run(Tier.STAGING, "reanchor", url, "sa", "ops", "moved")).isZero();
            assertThat(keepsItAlive.isValid(1)).isTrue();
        }
    }

    @Test
    void arguments_thatAreWrong_areExplained() {
        assertThat(run(Tier.TEST)).isEqualTo(2);
        assertThat(run(Tier.TEST, "stamp", "jdbc:h2:mem:x", "sa")).isEqualTo(2);
        assertThat(run(Tier.TEST, "destroy", "jdbc:h2:mem:x", "sa")).isEqualTo(2);
        assertThat(run(Tier.TEST, "stamp", "jdbc:h2:mem:x", "sa", "ops", "why", "SANITISED"))
                .isEqualTo(2);
        assertThat(output()).contains("Usage:", "SANITIZED");
    }

    @Test
    void database_thatFails_givesNoSecretAway() {
        String url = "jdbc:h2:file:/nonexistent/SECRET;IFEXISTS=TRUE;PASSWORD=SECRET";
        assertThat(run(Tier.TEST, "show", "jdbc:nothing://u:SECRET@host/db?password=SECRET", "sa"))
                .isEqualTo(3);
        assertThat(run(Tier.TEST, "show", url.replace("/SECRET", "/db"), "sa")).isEqualTo(3);
        assertThat(output()).contains("SQL state").doesNotContain("SECRET");
    }
}

package dev.ringfence.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.quickstart.step.Scenes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartIT {
    private static final String CUSTOMERS = "1500";

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void story_onEachDatabase_holdsEveryClaim(String database) throws Exception {
        Told told = Told.of(Map.of("database", database, "customers", CUSTOMERS), Scenes.all());

        assertThat(told.output())
                .contains("did you mean 'production'?")
                .contains("[ok] production is stamped, its data is LIVE")
                .contains("would have refused sql.delete-without-where")
                .contains("[ok] enforce: refused")
                .contains("rule stamp.foreign")
                .contains("[ok] refused, although its guards only observe")
                .contains("\"column\":\"customers.phone\"")
                .contains("[ok] pasted into shop-policy.json")
                .containsPattern("customers +100% \\[=+] " + CUSTOMERS + "/" + CUSTOMERS)
                .contains("[ok] staging is stamped SANITIZED")
                .contains("checks passed, and are attested")
                .containsPattern("\\[ok] a plain search for each .* in production, 0 in staging")
                .contains("[ok] with raw rows it does not")
                .contains("stamp.attestation-contradicted")
                .contains("[ok] refreshed again, it starts")
                .endsWith("Every step did what it claims." + System.lineSeparator())
                .doesNotContain("[failed]");
        assertThat(told.exitCode()).isZero();
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), "ringfence-quickstart.html"))
                .content()
                .contains("staging was <span class=\"good\">refreshed</span> from production");
        // Two screens of sixty lines.
        assertThat(told.output().lines()).hasSizeLessThan(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void plan_onEachDatabase_isShownAndMovesNoRow(String database) throws Exception {
        Told told = Told.of(List.of("plan"), Map.of("database", database, "customers", "100"));

        assertThat(told.output())
                .containsIgnoringCase("-/+ public.customers ")
                .containsPattern("(?i)~ email +\\S.*\\(120\\) +pseudonymize\\(EMAIL_ADDRESS\\)")
                .contains("Plan: 4 tables, ", "? attestation: signed by ")
                .contains("[ok] nothing was changed by looking")
                .doesNotContain("Staging filled");
        assertThat(Path.of("README.md")).content().contains("exec:java -Dexec.args=plan\n");
        assertThat(told.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void fill_onEachDatabase_makesADevelopersShop(String database) throws Exception {
        Told told = Told.of(List.of("fill"), Map.of("database", database, "customers", CUSTOMERS));

        assertThat(told.output())
                .containsPattern("customers +100% \\[=+] " + CUSTOMERS + "/" + CUSTOMERS)
                .contains("@example.com")
                .contains("[ok] 9,000 rows meet every key, foreign key and type of the schema")
                .contains("[ok] the database is stamped SYNTHETIC")
                .contains("[ok] a second fill is refused")
                .doesNotContain("[failed]");
        assertThat(Path.of("README.md")).content().contains("exec:java -Dexec.args=fill\n");
        assertThat(told.exitCode()).isZero();
    }
}

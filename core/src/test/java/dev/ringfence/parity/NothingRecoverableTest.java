package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static dev.ringfence.parity.FingerprintFixture.capture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Values that were planted wherever a value can stand are in nothing that leaves the process, in no encoding. */
class NothingRecoverableTest {
    private static final long SEED = 20260601;

    private final Random random = new Random(SEED);
    private final List<String> planted = new ArrayList<>();

    private String plant() {
        byte[] bytes = new byte[9];
        random.nextBytes(bytes);
        String value = "Zq" + HexFormat.of().formatHex(bytes);
        planted.add(value);
        return value;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : List.of(
                "db.password",
                "shop.apiKey",
                "shop.name",
                "client_secret",
                "note",
                "token",
                "HOST",
                "user",
                "mail.from")) {
            settings.put(name, plant());
        }
        settings.put(
                "url.jdbc",
                "jdbc:postgresql://" + plant() + ":" + plant() + "@" + plant() + "/" + plant() + "?a=" + plant()
                        + "&password=" + plant());
        settings.put(
                "url.http",
                "https://" + plant() + ":" + plant() + "@" + plant() + ".example.com/" + plant() + "#" + plant() + "="
                        + plant());
        // The name of an option is a name; all names are shown.
        planted.remove(planted.size() - 2);
        settings.put("url.odd", "jdbc:oracle:thin:" + plant() + "/" + plant() + "@//" + plant() + ":1521/x");
        settings.put("broken", "https://" + plant() + ":" + plant() + "/" + plant() + "@host/path");
        settings.put("nested", Map.of("deep", List.of(plant(), Map.of("deeper", plant()))));
        settings.put("placeholder", "${" + plant() + ":" + plant() + "}");
        settings.put("long", plant() + " ".repeat(500) + plant());
        settings.put("line", plant() + "\r\n" + plant());
        settings.put("array", new char[] {'x'});
        settings.put("number", 72_839_201_775_533L);
        planted.add("72839201775533");
        return settings;
    }

    private ProcessFacts process() {
        return new ProcessFacts(
                Map.of("java.version", "17"),
                List.of(
                        "-Ddb.password=" + plant(),
                        "-Dsome.name=" + plant(),
                        "-D" + "flag.only",
                        "-XX:OnOutOfMemoryError=curl -H " + plant(),
                        "-XX:HeapDumpPath=/" + plant(),
                        "-javaagent:/opt/agent.jar=license=" + plant(),
                        "-agentlib:jdwp=transport=" + plant(),
                        "-Xlog:gc*:file=" + plant(),
                        "--add-opens=java.base/" + plant() + "=ALL-UNNAMED",
                        "--enable-preview",
                        "-Xbootclasspath/a:" + plant(),
                        "-Xrun:" + plant(),
                        "-verbose:" + plant(),
                        "/" + plant()),
                List.of("G1"),
                1,
                OptionalLong.of(2),
                1,
                "UTC",
                "en",
                "UTF-8",
                "",
                Path.of("/nonexistent"));
    }

    private DataSource database() throws SQLException {
        DataSource dataSource = H2.createDatabase();
        Sql.execute(
                dataSource,
                "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40) DEFAULT '" + plant() + "',"
                        + " state VARCHAR(40) CHECK (state <> '" + plant() + "'))",
                "CREATE VIEW vip AS SELECT * FROM customer WHERE name = '" + plant() + "'",
                "INSERT INTO customer VALUES (1, '" + plant() + "', '" + plant() + "')");
        return dataSource;
    }

    @Test
    void valuesPlanted_everywhere_areNowhere() throws SQLException {
        Map<String, Object> settings = settings();
        Map<String, Object> flags = Map.of("basket", plant(), "list", List.of(plant()));
        ProcessFacts process = process();
        DataSource database = database();
        EnvironmentFingerprint production = capture(
                Environments.PRODUCTION,
                builder -> builder.configuration(settings)
                        .flags(flags)
                        .process(process)
                        .database("shop", database));
        EnvironmentFingerprint nothing = capture(Environments.STAGING, builder -> builder);
        EnvironmentFingerprint same = new EnvironmentFingerprint(
                "staging",
                Environments.STAGING.tier(),
                production.keyCheck(),
                production.capturedAt(),
                production.entries());

        assertThat(planted).hasSizeGreaterThan(50);
        List<Object> told = new ArrayList<>(List.of(production.toJson(), production, production.entries()));
        for (EnvironmentFingerprint staging : List.of(nothing, same)) {
            for (ParityReport report : List.of(
                    ParityReport.compare(production, staging, ExpectedDifferences.none(), TODAY),
                    ParityReport.compare(staging, production, ExpectedDifferences.none(), TODAY))) {
                told.addAll(List.of(
                        report,
                        report.toJson(),
                        report.toHtml(),
                        report.findings(),
                        Objects.toString(report.compared())));
            }
        }
        String everything = told.toString();
        for (String value : planted) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            for (String form : List.of(
                    value,
                    HexFormat.of().formatHex(utf8),
                    Base64.getEncoder().withoutPadding().encodeToString(utf8),
                    new StringBuilder(value).reverse().toString(),
                    Integer.toString(value.hashCode()),
                    value.substring(2, 12))) {
                // No message shows the value, not even here.
                assertThat(everything.contains(form))
                        .as("planted value %s, seed %s", planted.indexOf(value), SEED)
                        .isFalse();
            }
        }
    }

    @Test
    void digests_ofOneValue_differByKeyNameAndSection() {
        EnvironmentFingerprint one = capture(
                Environments.PRODUCTION,
                builder ->
                        builder.configuration(Map.of("a", "same", "b", "same")).flags(Map.of("a", "same")));
        assertThat(one.entries()).extracting(FingerprintEntry::mark).doesNotHaveDuplicates();
        ComparisonKey other = ComparisonKey.ephemeral();
        assertThat(other.digest().of(32, "configuration", "a", "same"))
                .isNotEqualTo(FingerprintFixture.KEY.digest().of(32, "configuration", "a", "same"));
        assertThat(FingerprintFixture.KEY.digest().of(32, "ab", "c"))
                .isNotEqualTo(FingerprintFixture.KEY.digest().of(32, "a", "bc"));
        assertThat(FingerprintFixture.KEY.toString() + other).isEqualTo("ComparisonKeyComparisonKey");
    }
}

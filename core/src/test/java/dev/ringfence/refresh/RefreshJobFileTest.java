package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.testing.Environments;
import dev.ringfence.testing.JsonSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The file form of a refresh, and its schema beside it. */
class RefreshJobFileTest {
    private static final Path HERE = Path.of("/somewhere");
    private static final JsonSchema SCHEMA = JsonSchema.parse(RefreshJobFile.jsonSchema());

    private static final String WHOLE = """
            {
              "version": 1,
              "source": {"url": "jdbc:postgresql://db/shop", "user": "refresh", "password": {"variable": "SOURCE"}},
              "target": {"name": "staging"},
              "policy": "shop-policy.json",
              "key": {"name": "shop", "file": "/run/secrets/key"},
              "subset": {"where": [{"table": "order", "condition": "amount > 10"}], "percent": [{"table": "customer", "percent": 5}], "whole": ["country"], "children": [{"table": "visit", "columns": ["email"], "atMost": 20}], "otherChildren": {"take": "left"}, "maxRows": 1000},
              "parallelism": 4,
              "keepPrevious": true, "accepting": ["locked-source", "closed-target"],
              "checks": {
                "canaries": ["Testperson Kanari"],
                "anonymity": [{"table": "customer", "k": 5, "columns": ["born", "zip"]}],
                "allowSurvivorsIn": [{"column": "country.name", "reason": "also a family name"}],
                "fidelityTolerance": 0.05,
                "survivorMemoryBytes": 1048576
              },
              "attestation": {"name": "refresh", "key": "sign.pem", "password": {"file": "pw"}, "validDays": 30,
                "file": "attestation.json"},
              "report": {"html": "refresh.html", "json": "refresh.json"}
            }
            """;

    private static final String SMALL = "{\"version\":1,\"inPlace\":{\"name\":\"staging\"},\"policy\":\"p.json\","
            + "\"key\":{\"name\":\"shop\",\"variable\":\"KEY\"}}";

    private static String refusal(String json) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshJobFile.parse(json, HERE))
                .actual()
                .getMessage();
    }

    private static boolean schemaAccepts(String json) {
        return SCHEMA.accepts(JsonMapper.shared().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SMALL})
    void parse_wholeForms_areReadAndFitTheSchema(String json) {
        assertThat(RefreshJobFile.parse(json, HERE)).isNotNull();
        assertThat(schemaAccepts(json)).isTrue();
    }

    /** Each is refused by the reader with its place, and by the schema. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"canaries\": | \"canarys\": | 'checks' must have only the keys canaries, anonymity, allowSurvivorsIn,"
                        + " fidelityTolerance, survivorMemoryBytes but had 'canarys' at line 11, column 5; did you mean"
                        + " 'canaries'?",
                "\"parallelism\": 4 | \"paralelism\": 4 | did you mean 'parallelism'?",
                "\"parallelism\": 4 | \"parallelism\": 65 | 'threads' must be from 1 to 64 but was 65 at line 8, column 3",
                "\"parallelism\": 4 | \"parallelism\": \"4\" | 'parallelism' must be an integer at line 8, column 3",
                "\"k\": 5 | \"k\": 1 | 'k' must be at least 2 but was 1 at line 12, column",
                "\"fidelityTolerance\": 0.05 | \"fidelityTolerance\": 1.5 | 'fidelityTolerance' must be more than 0 and at most"
                        + " 1 but was 1.5 at line 14, column 5",
                "\"version\": 1 | \"version\": 2 | 'version' must be 1 at line 2, column 3",
                "\"file\": \"/run/secrets/key\" | \"material\": \"abcd\" | but had 'material' at line 6,",
                ", \"file\": \"/run/secrets/key\" | `` | 'key' must be either in a 'variable' or in a 'file' at line 6",
                "\"file\": \"/run/secrets/key\" | \"file\": \"f\", \"variable\": \"V\" | either in a 'variable' or",
                "\"target\": {\"name\": \"staging\"} | \"target\": {} | 'target' must have either a 'url' or a 'name' at line 4",
                "\"name\": \"staging\" | \"name\": \"staging\", \"user\": \"me\" | 'target' must have only the keys name",
                "\"validDays\": 30 | \"validDays\": 0 | 'validDays' must be positive but was 0 at line 17",
                "\"locked-source\" | \"locked-sorce\" | 'accepting' must hold only locked-source, closed-target; did you mean"
                        + " 'locked-source'? at line 9, column 25",
                "\"locked-source\" | \"closed-target\" | 'accepting' must hold 'closed-target' once at line 9",
                "[\"locked-source\", \"closed-target\"] | [] | 'accepting' must not be empty at line 9",
                "{\"variable\": \"SOURCE\"} | \"S3cret-0fMine\" | 'password' must be an object at line 3, column",
                "\"policy\": \"shop-policy.json\", | `` | 'job' must have the key 'policy' at line 1, column 1",
            })
    void parse_whatDoesNotFit_isRefusedWithItsPlace(String good, String bad, String message) {
        assertThat(WHOLE).contains(good);
        String json = WHOLE.replace(good, bad);
        assertThat(refusal(json)).contains(message).doesNotContain("S3cret-0fMine", "abcd");
        assertThat(schemaAccepts(json)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'where', 'percent' or 'whole' must be called first at line 1, column",
                "{\"percent\":[{\"table\":\"customer\",\"percent\":0}]} | 'percent' must be above 0 and at most 100 but was 0.0 at",
                "{\"whole\":[\"a\"],\"children\":[{\"table\":\"b\"}]} | 'children' must have either 'take' or 'atMost' at line 1",
                "{\"whole\":[\"a\"],\"otherChildren\":{\"take\":\"folowed\"}} | must be one of followed, left, always; did you mean"
                        + " 'followed'?",
                "{\"whole\":[\"a\"],\"wher\":[]} | 'subset' must have only the keys where, percent, whole, children,"
                        + " otherChildren, maxRows but had 'wher' at line 1,",
            })
    void parse_subsetThatDoesNotFit_isRefusedWithItsPlace(String subset, String message) {
        String json = SMALL.replace("\"policy\"", "\"subset\":" + subset + ",\"policy\"");
        assertThat(refusal(json)).contains(message).contains(" at line 1, column ");
        assertThat(schemaAccepts(json)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop?user=a&password=S3cret-0fMine",
                "jdbc:postgresql://refresh:S3cret-0fMine@db/shop",
                "jdbc:sqlserver://db;databaseName=shop;Password=S3cret-0fMine",
                "postgresql://db/S3cret-0fMine",
            })
    void parse_urlWithASecret_isRefusedAndNotShown(String url) {
        assertThat(refusal(WHOLE.replace("jdbc:postgresql://db/shop", url)))
                .startsWith("'url' must be a JDBC URL without a password")
                .contains(" at line 3, column ")
                .doesNotContain("S3cret");
    }

    @Test
    void parse_notJson_tellsLineAndColumn() {
        assertThat(refusal(WHOLE.replace("\"k\": 5,", "\"k\": five,")))
                .startsWith("'job' must be JSON but is not at line 12, column ")
                .doesNotContain("five");
        assertThat(refusal(WHOLE.replace("\"parallelism\": 4,", "\"parallelism\": 4, \"parallelism\": 5,")))
                .startsWith("'job' must be JSON but is not at line 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":1,\"policy\":\"p\",\"key\":{\"name\":\"k\",\"file\":\"f\"}}",
                "{\"version\":1,\"source\":{\"name\":\"a\"},\"policy\":\"p\",\"key\":{\"name\":\"k\",\"file\":\"f\"}}",
                "{\"version\":1,\"source\":{\"name\":\"a\"},\"target\":{\"name\":\"b\"},\"inPlace\":{\"name\":\"b\"},"
                        + "\"policy\":\"p\",\"key\":{\"name\":\"k\",\"file\":\"f\"}}",
            })
    void parse_neitherOrBothWays_areRefused(String json) {
        assertThat(refusal(json)).isEqualTo("'job' must have either 'source' and 'target', or 'inPlace' alone");
        assertThat(schemaAccepts(json)).isFalse();
    }

    @Test
    void parse_inPlaceThatKeepsRawRows_isRefused() {
        String json = SMALL.replace("\"policy\"", "\"keepPrevious\":true,\"policy\"");
        assertThat(refusal(json))
                .contains("'keepPrevious' must be false in place")
                .contains(" at line 1, column ");
        assertThat(schemaAccepts(json)).isFalse();
    }

    @Test
    void open_policyThatWouldBeWrittenOver_isRefused(@TempDir Path directory) {
        for (String read : List.of("shop-policy.json", "sign.pem", "attestation.json", "refresh.json")) {
            RefreshJobFile job = RefreshJobFile.parse(WHOLE.replace("refresh.html", read), directory);
            assertThatIllegalStateException()
                    .isThrownBy(() -> job.open(Environments.PRODUCTION, Map.of()))
                    .withMessageStartingWith("'report.html' must be another file than");
        }
        RefreshJobFile overKey = RefreshJobFile.parse(WHOLE.replace("/run/secrets/key", "attestation.json"), directory);
        assertThatIllegalStateException()
                .isThrownBy(() -> overKey.open(Environments.PRODUCTION, Map.of()))
                .withMessageStartingWith("'attestation.file' must be another file than 'key.file'");
    }
}

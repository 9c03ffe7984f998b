package dev.ringfence.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKey;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.UrlDataSource;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.synthetic.SyntheticJobFile;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.JsonSchema;
import dev.ringfence.testing.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file form of a fill, its schema beside it, and the command line that runs it. */
class SyntheticJobFileTest {
    private static final Path HERE = Path.of("/somewhere");
    private static final JsonSchema SCHEMA = JsonSchema.parse(SyntheticJobFile.jsonSchema());

    private static final String WHOLE = """
            {
              "version": 1,
              "fill": {"url": "jdbc:h2:mem:none", "user": "sa", "password": {"variable": "DEV_PASSWORD"}},
              "rows": {"customer": 40, "town": 7},
              "otherRows": 3,
              "keeping": ["country"],
              "appendingTo": ["log"],
              "values": {"customer.tier": ["gold", "silver"], "customer.vip": ["true"]},
              "seed": 42,
              "locale": "de-DE",
              "nullShare": 0.25,
              "skew": 1.5,
              "parallelism": 2,
              "attestation": {"name": "dev", "key": "dev.pem", "file": "attestation.json"},
              "report": {"html": "fill.html", "json": "fill.json"}
            }
            """;

    private static final String SMALL = "{\"version\":1,\"fill\":{\"name\":\"dev\"}}";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private static boolean schemaAccepts(String json) {
        return SCHEMA.accepts(JsonMapper.shared().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SMALL})
    void parse_wholeForms_areReadAndFitTheSchema(String json) {
        assertThat(SyntheticJobFile.parse(json, HERE)).isNotNull();
        assertThat(SyntheticJobFile.isOne(json)).isTrue();
        assertThat(schemaAccepts(json)).isTrue();
    }

    /** Each is refused by the reader with its place, and by the schema. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"otherRows\": 3 | \"otherRow\": 3 | did you mean 'otherRows'?",
                "\"otherRows\": 3 | \"otherRows\": -1 | 'count' must be from 0 to 2147483647 but was -1 at line 5, column 3",
                "\"town\": 7 | \"town\": \"7\" | 'town' must be an integer at line 4",
                "\"skew\": 1.5 | \"skew\": 0.5 | 'exponent' must be from 1 to 100 but was 0.5 at line 12, column 3",
                "\"nullShare\": 0.25 | \"nullShare\": 2 | 'share' must be from 0 to 1 but was 2.0 at line 11, column 3",
                "[\"gold\", \"silver\"] | [] | 'values' must hold one value or more for each column at line 8",
                "\"parallelism\": 2 | \"parallelism\": 0 | 'threads' must be from 1 to 64 but was 0 at line 13, column 3",
                "\"key\": \"dev.pem\", | `` | 'attestation' must have the key 'key' at line 14",
                "\"html\" | \"page\" | 'report' must have only the keys html, json but had 'page' at line 15",
                "\"version\": 1 | \"version\": 2 | 'version' must be 1",
                "\"url\": \"jdbc:h2:mem:none\" | \"url\": \"http://x\" | 'url' must be a JDBC URL without a password",
            })
    void parse_oneMemberWrong_isRefusedWithItsPlace(String right, String wrong, String message) {
        String json = WHOLE.replace(right, wrong);
        assertThat(json).isNotEqualTo(WHOLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticJobFile.parse(json, HERE))
                .withMessageContaining(message);
        assertThat(schemaAccepts(json)).isFalse();
    }

    @Test
    void parse_localeThatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticJobFile.parse(WHOLE.replace("de-DE", "1"), HERE))
                .withMessageContaining("'locale' must be a language tag of BCP 47");
    }

    private int run(DeploymentEnvironment here, String... arguments) {
        return new RefreshMain(
                        new PrintStream(printed, true, UTF_8),
                        name -> name.equals("DEV_PASSWORD") ? "S3cret-0fMine" : null,
                        () -> here)
                .run(arguments);
    }

    private String output() {
        String text = printed.toString(UTF_8);
        printed.reset();
        assertThat(text).doesNotContain("S3cret");
        return text;
    }

    /** A report named as the job is. */
    @Test
    void read_jobThatWouldBeWrittenOver_isRefused() throws IOException {
        for (String itself : List.of("fill.json", "fill.html", "attestation.json")) {
            Path job = Files.writeString(directory.resolve(itself), WHOLE);
            assertThatIllegalStateException()
                    .isThrownBy(() -> SyntheticJobFile.read(job))
                    .withMessageContaining("must be another file than 'job'");
        }
    }

    @Test
    void open_filesWrittenOverEachOther_areRefused() {
        for (String same : List.of("dev.pem", "attestation.json", "fill.html")) {
            SyntheticJobFile job = SyntheticJobFile.parse(WHOLE.replace("fill.json", same), directory);
            assertThatIllegalStateException()
                    .isThrownBy(() -> job.open(Environments.DEVELOPMENT, Map.of()))
                    .withMessageContaining("must be another file than");
        }
        SyntheticJobFile overKey = SyntheticJobFile.parse(WHOLE.replace("attestation.json", "dev.pem"), directory);
        assertThatIllegalStateException()
                .isThrownBy(() -> overKey.open(Environments.DEVELOPMENT, Map.of()))
                .withMessageStartingWith("'attestation.file' must be another file than 'attestation.key'");
    }

    @Test
    void main_planThenRun_fillsWhatWasApproved() throws IOException, SQLException {
        String url = "jdbc:h2:" + directory.resolve("dev")
                + ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
        DataSource database = new UrlDataSource(url, "sa", "S3cret-0fMine");
        DatastoreStamps.of(database, Environments.DEVELOPMENT).stamp("test", "a test's development");
        Sql.execute(
                database,
                "CREATE TABLE country (code char(2) PRIMARY KEY)",
                "INSERT INTO country VALUES ('DE')",
                "CREATE TABLE log (id int PRIMARY KEY)",
                "CREATE TABLE town (id int PRIMARY KEY, country char(2) NOT NULL REFERENCES country (code))",
                "CREATE TABLE customer (id int PRIMARY KEY, tier varchar(10) NOT NULL, vip boolean NOT NULL, town_id int NOT"
                        + " NULL REFERENCES town (id), email varchar(60) NOT NULL UNIQUE)");
        String job = Files.writeString(directory.resolve("job.json"), WHOLE.replace("jdbc:h2:mem:none", url))
                .toString();
        assertThat(run(Environments.DEVELOPMENT, "plan", job)).isEqualTo(3);
        assertThat(output()).contains("dev.pem: the file of 'attestation.key' must be there but is not");
        VerificationKey signer = SigningKey.createFile("dev", directory.resolve("dev.pem"));
        assertThat(run(Environments.DEVELOPMENT, "plan", job)).isZero();
        assertThat(output())
                .contains("Synthetic fill, plan ", "rows: 40 come", "made EMAIL_ADDRESS", "the values given")
                .contains(
                        "public.country: its 1 rows stay", "Plan: 3 tables, 50 rows come; 1 tables stay as they are.");
        assertThat(run(Environments.DEVELOPMENT, "plan", job, "--json")).isZero();
        JsonNode plan = JsonMapper.shared().readTree(output());
        assertThat(plan.path("summary").path("rowsCome").asInt()).isEqualTo(50);
        assertThat(run(Environments.DEVELOPMENT, "run", job, "--approved", "0123456789ab"))
                .isEqualTo(2);
        assertThat(output()).contains("'--approved' must be the digest of the plan");
        assertThat(run(Environments.PRODUCTION, "run", job)).isEqualTo(1);
        assertThat(output()).contains("synthetic.production");
        assertThat(run(
                        Environments.DEVELOPMENT,
                        "run",
                        job,
                        "--approved",
                        plan.path("digest").asString()))
                .isZero();
        assertThat(output())
                .contains("public.customer", "40 rows", "SYNTHETIC")
                .contains(
                        "Written: " + directory.resolve("attestation.json"),
                        "Written: " + directory.resolve("fill.html"),
                        "Written: " + directory.resolve("fill.json"));
        assertThat(directory.resolve("attestation.json")).isNotEmptyFile();
        assertThat(Files.readString(directory.resolve("fill.html"))).contains("filled</span> with synthetic rows");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(directory.resolve("fill.json")))
                        .path("signedBy")
                        .asString())
                .isEqualTo(signer.id());
        assertThat(Sql.number(database, "SELECT count(*) FROM customer WHERE vip AND tier IN ('gold', 'silver')"))
                .isEqualTo(40);
        assertThat(run(Environments.DEVELOPMENT, "schema-fill")).isZero();
        assertThat(output()).isEqualTo(SyntheticJobFile.jsonSchema());
        Sql.execute(database, "SHUTDOWN");
    }
}

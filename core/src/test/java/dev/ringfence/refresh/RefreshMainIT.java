package dev.ringfence.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.UrlDataSource;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.synthetic.SyntheticJobFile;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The whole way from a job file to a staging that opens, with secrets where they belong. */
class RefreshMainIT {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>(Map.of("SOURCE_PASSWORD", "S3cret-0fMine"));
    private DataSource production;
    private DataSource staging;
    private VerificationKey signer;
    private Path job;

    private String url(String name) {
        return "jdbc:h2:" + directory.resolve(name)
                + ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
    }

    private int run(String... arguments) {
        return runIn(Environments.PRODUCTION, arguments);
    }

    private int runIn(DeploymentEnvironment here, String... arguments) {
        return new RefreshMain(new PrintStream(printed, true, UTF_8), variables::get, () -> here).run(arguments);
    }

    private String output() {
        String text = printed.toString(UTF_8);
        printed.reset();
        assertThat(text).doesNotContain("S3cret", "Lovelace", "navy.mil");
        return text;
    }

    @BeforeEach
    void writeJob() throws IOException, SQLException {
        production = Shop.fillProduction(new UrlDataSource(url("production"), "sa", "S3cret-0fMine"));
        staging = Shop.fillStaging(new UrlDataSource(url("staging"), "sa", ""));
        Files.writeString(directory.resolve("shop-policy.json"), Shop.policy().toJson());
        PseudonymKey.createFile(directory.resolve("pseudonyms"));
        signer = SigningKey.createFile("refresh", directory.resolve("refresh.pem"));
        job = write(
                Map.of("url", url("production"), "user", "sa", "password", Map.of("variable", "SOURCE_PASSWORD")),
                Map.of("url", url("staging"), "user", "sa"));
    }

    private Path write(Map<String, Object> source, Map<String, Object> target) throws IOException {
        Map<String, Object> members = new TreeMap<>();
        members.put("version", 1);
        members.put("source", source);
        members.put("target", target);
        members.put("policy", "shop-policy.json");
        members.put("key", Map.of("name", "shop", "file", "pseudonyms"));
        members.put("checks", Map.of("canaries", List.of("grace@navy.mil.org")));
        members.put("attestation", Map.of("name", "refresh", "key", "refresh.pem", "file", "attestation.json"));
        members.put("report", Map.of("html", "refresh.html", "json", "refresh.json"));
        return Files.writeString(
                directory.resolve("job.json"), JsonMapper.shared().writeValueAsString(members));
    }

    @AfterEach
    void shutDown() throws SQLException {
        Sql.execute(production, "SHUTDOWN");
        Sql.execute(staging, "SHUTDOWN");
    }

    @Test
    void plan_job_printsAndChangesNothing() throws SQLException {
        assertThat(run("plan", job.toString())).isZero();
        assertThat(output()).contains("Plan: 6 tables, 14 rows come, 1 go;", "? canaries: 1 planted");
        assertThat(run("plan", job.toString(), "--json")).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(output())
                        .path("summary")
                        .path("rowsCome")
                        .asInt())
                .isEqualTo(14);
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
    }

    @Test
    void run_job_fillsStagingWritesReportsAndIsAttested() throws IOException, SQLException {
        assertThat(run("run", job.toString())).isZero();
        assertThat(output())
                .contains("public.customer                                     3 rows")
                .contains(
                        "Written: " + directory.resolve("attestation.json"),
                        "Written: " + directory.resolve("refresh.html"),
                        "Written: " + directory.resolve("refresh.json"));
        assertThat(Files.readString(directory.resolve("refresh.html"))).contains("refreshed</span> from production");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(directory.resolve("refresh.json")))
                        .path("signedBy")
                        .asString())
                .isEqualTo(signer.id());
        assertThat(directory.resolve("attestation.json")).isNotEmptyFile();
        StampReading.Stamped stamped = (StampReading.Stamped)
                DatastoreStamps.of(staging, Environments.STAGING).read();
        try (Connection connection = staging.getConnection()) {
            assertThat(AttestationPolicy.of(VerificationKeys.of(signer))
                            .check(connection, stamped.stamp(), Instant.now()))
                    .isInstanceOf(AttestationVerdict.Attested.class);
        }
    }

    @Test
    void run_approvedPlan_isCarriedOutWhileItIsTheSame() throws IOException, SQLException {
        assertThat(run("plan", job.toString())).isZero();
        String digest = output().substring("Refresh plan ".length(), "Refresh plan ".length() + 12);
        Files.writeString(
                directory.resolve("shop-policy.json"),
                Shop.policyWithout("customer.note")
                        .nullify("customer.note")
                        .build()
                        .toJson());
        assertThat(run("run", job.toString(), "--approved", digest)).isEqualTo(2);
        assertThat(output()).contains("'--approved' must be the digest of the plan");
        assertThat(Shop.column(staging, "SELECT email FROM customer")).containsExactly("old@example.com");
        Files.writeString(directory.resolve("shop-policy.json"), Shop.policy().toJson());
        assertThat(run("run", job.toString(), "--approved", digest)).isZero();
        assertThat(Sql.number(staging, "SELECT count(*) FROM customer")).isEqualTo(3);
    }

    @Test
    void run_whatIsMissing_isToldWithItsExitCode() throws IOException {
        assertThat(run("plan", job.toString(), "--jsn")).isEqualTo(2);
        assertThat(output())
                .startsWith("'plan JOB-FILE' must be followed by --json or nothing; did you mean '--json'?")
                .contains("Usage: plan JOB-FILE [--json] | run JOB-FILE");
        assertThat(run("plan", directory.resolve("none.json").toString())).isEqualTo(3);
        assertThat(output()).contains("none.json: the file of 'JOB-FILE' must be there but is not");
        assertThat(run("plan", directory.toString())).isEqualTo(3);
        assertThat(output()).contains("the file of 'JOB-FILE' could not be read: it is a folder");
        assertThat(runIn(Environments.STAGING, "plan", job.toString())).isEqualTo(1);
        assertThat(output()).contains("HOLD_LIVE_DATA");

        variables.remove("SOURCE_PASSWORD");
        assertThat(run("plan", job.toString())).isEqualTo(2);
        assertThat(output()).contains("'password' must be in the variable SOURCE_PASSWORD, which is not set");
        variables.put("SOURCE_PASSWORD", "S3cret-of-others");
        assertThat(run("plan", job.toString())).isEqualTo(3);
        assertThat(output()).contains("No connection to h2:", "SQL state 28000: it refuses the user or the password");
        assertThat(run("run", job.toString())).isEqualTo(3);
        assertThat(output()).contains("No connection to h2:", "it refuses the user or the password");
        variables.put("SOURCE_PASSWORD", "S3cret-0fMine");

        Files.writeString(job, Files.readString(job).replace("\"name\":\"shop\"", "\"name\":\"shop\",\"fil\":\"x\""));
        assertThat(run("plan", job.toString())).isEqualTo(2);
        assertThat(output())
                .startsWith("job.json: ")
                .contains("but had 'fil' at line 1, column ", "did you mean 'file'?");
    }

    /** Each is told with the member that names the file, and nothing of what the file holds. */
    @Test
    void run_fileThatDoesNotFit_isToldWithWhoNamesIt() throws IOException {
        write("shop-policy.json", Shop.policy().toJson().replace("EMAIL_ADDRESS", "EMAIL_ADRESS"));
        assertThat(run("plan", job.toString())).isEqualTo(2);
        assertThat(output()).startsWith("shop-policy.json: 'infoType' must be").contains("mean 'EMAIL_ADDRESS'?");
        Files.delete(directory.resolve("shop-policy.json"));
        assertThat(run("plan", job.toString())).isEqualTo(3);
        assertThat(output()).contains("shop-policy.json: the file of 'policy' must be there but is not");
        write("shop-policy.json", Shop.policy().toJson());

        write("pseudonyms", "S3cret-no-hex");
        assertThat(run("plan", job.toString())).isEqualTo(2);
        assertThat(output()).startsWith("'key' in pseudonyms: 'file' must hold one line of hexadecimal digits");
        write("pseudonyms", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
        write("refresh.pem", "S3cret-no-pem");
        assertThat(run("plan", job.toString())).isEqualTo(2);
        assertThat(output()).startsWith("'attestation.key' in refresh.pem: 'file' must hold one PRIVATE KEY block");

        Files.writeString(job, Files.readString(job).replace("\"attestation.json", "\"nowhere/attestation.json"));
        assertThat(run("run", job.toString())).isEqualTo(2);
        assertThat(output()).startsWith("'attestation.file' must be in a folder that is there but ");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("\"nowhere/attestation.json", "\"attestation.json")
                        .replace("\"refresh.html", "\"nowhere/refresh.html"));
        assertThat(run("run", job.toString())).isEqualTo(2);
        assertThat(output()).startsWith("'report.html' must be in a folder that is there but ");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /** Written beside its place and moved there, so that it is whole wherever a link led. */
    @Test
    void run_reportWhereALinkLeadsNowhere_takesThePlaceOfTheLink() throws IOException {
        Path page = directory.resolve("refresh.html");
        Files.createSymbolicLink(page, directory.resolve("nowhere").resolve("page.html"));
        assertThat(run("run", job.toString())).isZero();
        assertThat(output()).contains("Written: " + directory.resolve("attestation.json"), "Written: " + page);
        assertThat(page).isRegularFile().content().contains("</html>");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".pending"));
        }
    }

    @Test
    void run_concessionsOfTheJob_areTakenWhereTheyAreNotNeeded() throws IOException {
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("\"policy\":", "\"accepting\":[\"locked-source\",\"closed-target\"],\"policy\":"));
        assertThat(run("run", job.toString())).isZero();
    }

    @Test
    void help_printed_asksNobodyWhereItRuns() {
        RefreshMain main = new RefreshMain(new PrintStream(printed, true, UTF_8), variables::get, () -> {
            throw new IllegalStateException("asked");
        });
        assertThat(main.run("--help")).isZero();
        String help = output();
        assertThat(help).contains("Exit codes: 0 done; 1 refused");
        assertThat(main.run("help")).isZero();
        assertThat(output()).isEqualTo(help);
        assertThat(main.run("schema")).isZero();
        assertThat(main.run("schema-fill")).isZero();
        assertThat(main.run("plan", job.toString())).isEqualTo(2);
        assertThat(output()).endsWith("asked" + System.lineSeparator());
        List<String> jobs = Pattern.compile("(?m)^  \\{.*?(?=\\n\\n)", Pattern.DOTALL)
                .matcher(help)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(jobs).hasSize(2);
        assertThat(RefreshJobFile.parse(jobs.get(0), directory)).isNotNull();
        assertThat(SyntheticJobFile.parse(jobs.get(1), directory)).isNotNull();
    }

    @Test
    void run_keyInAVariable_givesTheSamePseudonymsAsInAFile() throws IOException, SQLException {
        assertThat(run("run", job.toString())).isZero();
        Object before = Shop.everything(staging);
        variables.put("PSEUDONYMS", Files.readString(directory.resolve("pseudonyms")));
        Files.writeString(job, Files.readString(job).replace("\"file\":\"pseudonyms\"", "\"variable\":\"PSEUDONYMS\""));
        assertThat(run("run", job.toString())).isZero();
        assertThat(Shop.everything(staging)).isEqualTo(before);
        variables.put("PSEUDONYMS", "S3cret-no-hex");
        assertThat(run("run", job.toString())).isEqualTo(2);
        assertThat(output()).contains("'key' must be hexadecimal digits");
    }

    @Test
    void open_namedDatasources_areThoseHandedIn() throws IOException, SQLException {
        write(Map.of("name", "live"), Map.of("name", "lower"));
        RefreshJobFile read = RefreshJobFile.read(job);
        assertThat(read.open(Environments.PRODUCTION, Map.of("live", production, "lower", staging))
                        .plan()
                        .sourceRows())
                .isEqualTo(14);
        assertThat(run("plan", job.toString())).isEqualTo(2);
        assertThat(output()).contains("must be the name of a DataSource that was handed in, one of []");
    }

    @Test
    void run_subsetInTheJob_copiesThoseRows() throws IOException, SQLException {
        Files.writeString(
                job,
                Files.readString(job)
                        .replace(
                                "\"policy\":",
                                "\"subset\":{\"where\":[{\"table\":\"customer\",\"condition\":\"id = 11\"}]},\"policy\":"));
        assertThat(run("plan", job.toString())).isZero();
        assertThat(output()).contains("  only     customer by a condition", "of 3: 1 chosen");
        assertThat(run("run", job.toString())).isZero();
        assertThat(Shop.column(staging, "SELECT id FROM customer")).containsExactly("11");
    }

    @Test
    void schema_printed_isTheOneOfTheLibrary() {
        assertThat(run("schema")).isZero();
        assertThat(output()).isEqualTo(RefreshJobFile.jsonSchema());
    }
}

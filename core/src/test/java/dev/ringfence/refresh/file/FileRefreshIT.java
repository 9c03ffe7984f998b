package dev.ringfence.refresh.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.detect.Detector;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRefreshIT {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final String CSV = "\uFEFFid,\"name\",email,note\r\n"
            + "1,\"Lovelace, Ada\",ada.lovelace@engine.org,\"said \"\"write to ada.lovelace@engine.org\"\"\"\r\n"
            + "\r\n2,Grace Hopper,grace@navy.mil.org,Hopper again\r\n3,,,  \r\n";
    private static final String JSON =
            "[ {\"id\" : 1, \"who\":{\"email\":\"ada.lovelace@engine.org\",\"tags\": [\"a\", null]},"
                    + "\"note\":\"mail ada.lovelace@engine.org\"},\n {\"id\":2.50,\"who\":{\"email\":\"grace@navy.mil.org\",\"tags\":[]},"
                    + "\"note\":null,\"vip\":true} ]\n";

    @TempDir
    Path folder;

    private static SanitizationPolicy.Builder columns() {
        return SanitizationPolicy.builder("files")
                .keep("customer.id")
                .pseudonymize("customer.name", InfoType.PERSON_NAME)
                .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS);
    }

    private static SanitizationPolicy.Builder paths(String root) {
        return SanitizationPolicy.builder("documents")
                .path(root + ".id", new Treatment.Keep())
                .path(root + ".vip", new Treatment.Keep())
                .key("email", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
                .path(root + ".who.tags", new Treatment.Keep());
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".gz")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return file;
        }
        return Files.writeString(file, text);
    }

    private String text(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return Files.readString(file);
    }

    private FileRefresh refresh(Path from, String to, SanitizationPolicy policy) {
        return FileRefresh.from(from)
                .to(folder.resolve(to))
                .through(policy)
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertRefused(String rule, String evidence, ThrowingCallable call) {
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(call)
                .withMessageContaining(evidence)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("ada.lovelace", "Hopper"))
                .extracting(RingfenceException::refusal)
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.csv", "customer.csv.gz"})
    void run_csv_changesWhatThePolicySaysAndNothingElse(String name) throws IOException {
        Path source = file(name, CSV);
        SanitizationPolicy policy = columns().sanitizeText("customer.note").build();
        List<FileProgress> progress = new ArrayList<>();

        FileRefresh refresh = refresh(source, "out-" + name, policy).progress(progress::add);
        FilePlan plan = refresh.plan();
        FileResult result = refresh.run();

        assertThat(plan.places()).containsExactly("id", "name", "email", "note");
        assertThat(plan.rows()).isEqualTo(3).isEqualTo(result.rows());
        assertThat(plan.changed()).isEqualTo(3);
        assertThat(plan.toString()).contains("~ email").doesNotContain("Lovelace");
        String text = text("out-" + name);
        assertThat(text)
                .startsWith("\uFEFFid,\"name\",email,note\r\n1,\"")
                .contains("\r\n\r\n2,")
                .endsWith("\r\n3,,,  \r\n")
                .doesNotContain("Lovelace", "Ada", "Hopper", "engine", "navy");
        String address = text.split("\r\n", -1)[1].replaceAll(".*\",([^,]*@[^,]*),\"said.*", "$1");
        assertThat(text).contains(address + ",\"said \"\"write to " + address + "\"\"\"");
        assertThat(Detector.standard().find(text)).noneMatch(finding -> finding.plausible());
        assertThat(result.verifications()).allMatch(VerificationResult::passed);
        assertThat(text(name)).isEqualTo(CSV);
        assertThat(progress.stream().map(FileProgress::stage).distinct())
                .containsExactly(FileProgress.Stage.SURVEY, FileProgress.Stage.WRITE, FileProgress.Stage.VERIFY);
        assertThat(progress.get(progress.size() - 1))
                .satisfies(last -> assertThat(last.bytes()).isEqualTo(last.totalBytes()));
        assertThat(names()).containsExactly(name, "out-" + name, "out-" + name + ".report.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.json", "orders.json.gz", "orders.jsonl", "orders.ndjson.gz"})
    void run_json_changesWhatThePolicySaysAndNothingElse(String name) throws IOException {
        boolean lines = name.contains("jsonl") || name.contains("ndjson");
        String json = lines ? JSON.replace("[ {", "{").replace("},\n", "}\n").replace("} ]\n", "}\n") : JSON;
        String root = lines ? "$" : "$[*]";
        Path source = file(name, json);

        FileResult result = refresh(
                        source,
                        "out-" + name,
                        paths(root)
                                .path(root + ".note", new Treatment.SanitizeText())
                                .build())
                .run();

        String text = text("out-" + name);
        assertThat(result.rows()).isEqualTo(2);
        assertThat(text).doesNotContain("lovelace", "navy");
        String address = text.replaceAll("(?s).*?\"email\":\"([^\"]*)\".*", "$1");
        assertThat(text)
                .contains("\"mail " + address + "\"")
                .contains("{\"id\":2.50,")
                .contains("[\"a\", null]");
        assertThat(text.replaceAll("\"[^\"]*@[^\"]*\"", "@")).isEqualTo(json.replaceAll("\"[^\"]*@[^\"]*\"", "@"));
    }

    @Test
    void run_sameValueInTwoFormats_isTheSame() throws IOException {
        refresh(
                        file("customer.csv", CSV),
                        "a.csv",
                        columns().redact("customer.note").build())
                .run();
        refresh(
                        file("o.json", JSON),
                        "b.json",
                        paths("$[*]").path("$[*].note", new Treatment.Redact()).build())
                .run();
        String address = text("b.json").replaceAll("(?s).*?\"email\":\"([^\"]*)\".*", "$1");
        assertThat(text("a.csv")).contains("," + address + ",");
    }

    @Test
    void plan_columnsAndPathsWithoutARule_areRefusedWithTheRules() throws IOException {
        Path csv = file("customer.csv", CSV);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(csv, "o.csv", columns().build()).run())
                .satisfies(
                        refused -> assertThat(refused.rulesToAdd()).hasSize(1).allMatch(rule -> rule.contains("note")));
        Path json = file("o.json", JSON);
        SanitizationPolicy.Builder policy = paths("$[*]");
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(json, "p.json", policy.build()).plan())
                .withMessageContaining("$[*].note has no rule")
                .satisfies(refused -> assertThat(refused.rulesToAdd()).hasSize(1));
        assertThat(names()).containsExactly("customer.csv", "o.json");
    }

    @Test
    void run_survivorInAKeptColumn_isFoundAndNothingIsShown() throws IOException {
        Path csv = file("customer.csv", CSV);
        Files.writeString(folder.resolve("out.csv"), "the old state");
        assertRefused(
                "refresh.verification",
                "file.customer.note",
                () -> refresh(csv, "out.csv", columns().keep("customer.note").build())
                        .run());
        assertThat(text("out.csv")).isEqualTo("the old state");
        assertThat(names()).containsExactly("customer.csv", "out.csv");

        refresh(csv, "out.csv", columns().keep("customer.note").build())
                .proving(RefreshChecks.builder()
                        .allowSurvivorsIn("customer.note", "a test's reason")
                        .build())
                .run();
        assertThat(text("out.csv")).contains("Hopper again");
    }

    @Test
    void run_memberNamesOfAMap_areLookedAt() throws IOException {
        Path json = file("o.json", "{\"email\": \"grace@navy.mil.org\", \"of\": {\"grace@navy.mil.org\": 1}}");
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("map")
                .key("email", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
                .path("$.of", new Treatment.Keep());
        FileRefresh refresh = refresh(json, "p.json", policy.build());
        assertThat(refresh.plan().places()).containsExactly("$.email", "$.of[*]");
        refresh.run();
        assertThat(text("p.json")).doesNotContain("navy");
        assertRefused(
                "refresh.verification",
                "names of members",
                () -> refresh(
                                json,
                                "p.json",
                                policy.otherwise(new Treatment.Keep()).build())
                        .run());
    }

    @Test
    void run_objectOfManyNames_isAMap() throws IOException {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 3_000; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("\"k")
                    .append(i)
                    .append("\":{\"email\":\"p")
                    .append(i);
            json.append("@mail.org\",\"n\":").append(i).append('}');
        }
        Path file = file("map.json", json.append('}').toString());
        SanitizationPolicy policy = SanitizationPolicy.builder("map")
                .path("$[*].email", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
                .path("$[*].n", new Treatment.Keep())
                .build();
        FileRefresh refresh = refresh(file, "out.json", policy);
        assertThat(refresh.plan().places()).containsExactlyInAnyOrder("$[*].email", "$[*].n");
        refresh.run();
        assertThat(text("out.json")).doesNotContain("@mail.org").contains("\"k2999\":{\"email\":\"");
    }

    @Test
    void run_anotherCharacterSetAndSeparator_stay() throws IOException {
        Charset latin = StandardCharsets.ISO_8859_1;
        Path source = folder.resolve("leute.csv");
        Files.write(source, "7;Müßig;müßig@straße.org\n8;Äh;\n".getBytes(latin));
        SanitizationPolicy policy = SanitizationPolicy.builder("leute")
                .keep("customer.id")
                .keep("customer.word")
                .redact("customer.mail")
                .build();
        refresh(source, "out.csv", policy)
                .table("customer")
                .delimiter(';')
                .columns("id", "word", "mail")
                .charset(latin)
                .run();
        assertThat(new String(Files.readAllBytes(folder.resolve("out.csv")), latin))
                .startsWith("7;Müßig;")
                .endsWith("\n8;Äh;\n")
                .doesNotContain("straße");
        assertRefused(
                "refresh.file",
                "a character cannot be read",
                () -> refresh(source, "o.csv", policy)
                        .table("customer")
                        .delimiter(';')
                        .columns("id", "word", "mail")
                        .charset(StandardCharsets.US_ASCII)
                        .run());
    }

    @Test
    void attestation_ofTheFile_isVerifiedAndOfAnotherRefused() throws IOException {
        SigningKey signer = SigningKey.generate("files");
        FileResult result = refresh(
                        file("customer.csv", CSV),
                        "out.csv",
                        columns().redact("customer.note").build())
                .proving(RefreshChecks.builder()
                        .signedBy(signer)
                        .validFor(Duration.ofDays(2))
                        .build())
                .run();
        VerificationKeys keys = VerificationKeys.of(signer.verificationKey());
        Path attestation = result.attestation().orElseThrow();
        assertThat(FileAttestation.verify(result.target(), attestation, keys, Instant.now())
                        .number("rows"))
                .hasValue(3);
        assertThat(Files.readString(result.report()))
                .contains(result.sha256(), "out.csv")
                .doesNotContain("Lovelace", "engine.org");
        assertRefused(
                "refresh.file-attestation",
                "expired",
                () -> FileAttestation.verify(
                        result.target(), attestation, keys, Instant.now().plus(Duration.ofDays(3))));
        VerificationKeys others =
                VerificationKeys.of(SigningKey.generate("others").verificationKey());
        assertRefused(
                "refresh.file-attestation",
                "trusted key",
                () -> FileAttestation.verify(result.target(), attestation, others, Instant.now()));
        Files.writeString(result.target(), text("out.csv") + "4,x,y,z\r\n");
        assertRefused(
                "refresh.file-attestation",
                "other bytes",
                () -> FileAttestation.verify(result.target(), attestation, keys, Instant.now()));
    }

    @Test
    void run_notOfTheFormat_isRefusedWithoutItsContent() throws IOException {
        SanitizationPolicy policy = columns().keep("customer.note").build();
        assertRefused(
                "refresh.file",
                "line 2",
                () -> refresh(file("customer.csv", "id,name\n1,\"Hopper"), "o.csv", policy)
                        .plan());
        assertRefused(
                "refresh.file",
                "not at byte",
                () -> refresh(file("a.json", "{\"email\": ada.lovelace}"), "o.json", policy)
                        .plan());
        assertRefused(
                "refresh.plan",
                "column 2 has the name of another",
                () -> refresh(file("customer.csv", "id,ID\n1,2\n"), "o.csv", policy)
                        .plan());
    }

    @Test
    void settings_thatDoNotFit_areRefused() throws IOException {
        Path csv = file("customer.csv", CSV);
        SanitizationPolicy policy = columns().keep("customer.note").build();
        assertThatIllegalArgumentException().isThrownBy(() -> FileRefresh.from(Path.of("a.xlsx")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileRefresh.from(csv).to(Path.of("a.json")));
        assertThatIllegalStateException()
                .isThrownBy(() -> refresh(csv, "customer.csv", policy).plan());
        assertThatIllegalStateException()
                .isThrownBy(() -> FileRefresh.from(Path.of("a.json")).delimiter(';'));
        assertThatIllegalStateException()
                .isThrownBy(() -> refresh(csv, "a.csv", policy).to(csv));
        assertRefused(
                "refresh.environment",
                "HOLD_LIVE_DATA",
                () -> FileRefresh.from(csv)
                        .to(folder.resolve("x.csv"))
                        .through(policy)
                        .with(KEY)
                        .runningIn(Environments.STAGING)
                        .run());
    }

    /** A process that is killed while it writes leaves the old file under the name, and no other. */
    @Test
    void run_processIsKilled_leavesTheOldFile() throws Exception {
        StringBuilder csv = new StringBuilder("id,name,email\n");
        for (int i = 0; i < 400_000; i++) {
            csv.append(i).append(",Ada Lovelace,person").append(i).append("@mail.org\n");
        }
        Path source = file("customer.csv", csv.toString());
        Path target = Files.writeString(folder.resolve("out.csv"), "the old state");
        for (String stage : List.of("WRITE", "VERIFY")) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MortalFileRefresh.class.getName(),
                            source.toString(),
                            target.toString(),
                            stage)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // It says so when it is there, among what is logged, and waits.
            assertThat(child.inputReader().lines().anyMatch(stage::equals)).isTrue();
            child.destroyForcibly().waitFor();

            assertThat(text("out.csv")).isEqualTo("the old state");
            assertThat(names()).filteredOn(name -> !name.endsWith(".part")).containsExactly("customer.csv", "out.csv");
        }
        refresh(source, "out.csv", columns().build()).run();
        assertThat(Files.size(target)).isGreaterThan(10_000_000L);
        assertThat(text("out.csv").toLowerCase(Locale.ROOT)).doesNotContain("lovelace", "@mail.org");
    }
}

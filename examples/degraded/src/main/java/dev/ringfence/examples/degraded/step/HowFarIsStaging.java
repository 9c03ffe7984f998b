package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.degraded.parity.StartedShop;
import dev.ringfence.examples.story.OtherJvm;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.parity.ComparisonKey;
import dev.ringfence.parity.EnvironmentFingerprint;
import dev.ringfence.parity.ExpectedDifferences;
import dev.ringfence.parity.ParityFinding;
import dev.ringfence.parity.ParityReport;
import dev.ringfence.parity.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Why staging did not show it: both are started, say what they are made of, and are compared. */
final class HowFarIsStaging implements Step<Stage> {
    private static final String SECRET = "made-up-and-shared-by-mistake";

    @Override
    public String title() {
        return "Why did staging not show it? Both are started and compared";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        Path directory = Files.createTempDirectory("ringfence-parity");
        Path key = directory.resolve("comparison.key");
        ComparisonKey.createFile(key);
        Path production = started(directory, key, "production", "-XX:+UseSerialGC -Xmx256m -Duser.timezone=UTC");
        Path again = started(directory, key, "production", "-XX:+UseSerialGC -Xmx256m -Duser.timezone=UTC");
        Path staging = started(
                directory, key, "staging", "-XX:+UseParallelGC -Xmx128m -Duser.timezone=Europe/Berlin", "behind");

        ParityReport same =
                ParityReport.compare(EnvironmentFingerprint.read(production), EnvironmentFingerprint.read(again));
        transcript.claim(
                same.findings().stream().allMatch(HowFarIsStaging::isShared),
                "production compared with production started again: no difference");

        ParityReport report = ParityReport.compare(
                EnvironmentFingerprint.read(production),
                EnvironmentFingerprint.read(staging),
                expected(),
                LocalDate.now(ZoneOffset.UTC));
        transcript.say(report.toString());
        transcript.claim(found(report, ParityFinding.Kind.VALUE, "shop.pool.size"), "another value is found");
        transcript.claim(found(report, ParityFinding.Kind.TYPE, "shop.checkout.timeout"), "so is another type,");
        transcript.claim(found(report, ParityFinding.Kind.MISSING, "shop.features.gift-cards"), "a missing setting,");
        transcript.claim(found(report, ParityFinding.Kind.SHARED_SECRET, "shop.payments.api-key"), "a shared secret,");
        transcript.claim(
                found(report, ParityFinding.Kind.SCHEMA, "shop: index ORDERS (CUSTOMER)"),
                "and an index that no migration made");
        transcript.claim(report.fails(Severity.ERROR), "a build that compares them fails");

        Path page = directory.resolve("parity.html");
        String html = report.toHtml();
        Files.writeString(page, html);
        transcript.claim(
                !html.contains(SECRET)
                        && !report.toJson().contains(SECRET)
                        && !Files.readString(staging).contains(SECRET),
                "neither fingerprints nor report hold a secret");
        transcript.say("The report as a page: " + page.toUri());
    }

    /** Between two starts of one build, everything that should be its own is shared, and nothing else is said. */
    private static boolean isShared(ParityFinding finding) {
        return finding.kind() == ParityFinding.Kind.SHARED_SECRET
                || finding.kind() == ParityFinding.Kind.SHARED_ENDPOINT;
    }

    private static boolean found(ParityReport report, ParityFinding.Kind kind, String key) {
        return report.findings().stream()
                .anyMatch(finding -> finding.kind() == kind && finding.key().equals(key));
    }

    private static Path started(Path directory, Path key, String environment, String flags, String... more)
            throws IOException, InterruptedException {
        Path fingerprint = Files.createTempFile(directory, environment + "-", ".json");
        List<String> arguments = new ArrayList<>(List.of(key.toString(), fingerprint.toString()));
        arguments.addAll(Arrays.asList(more));
        OtherJvm shop = OtherJvm.run(
                StartedShop.class,
                Map.of("RINGFENCE_ENVIRONMENT", environment, "JAVA_TOOL_OPTIONS", flags),
                arguments.toArray(String[]::new));
        if (shop.exitCode() != 0) {
            throw new IOException("the shop of " + environment + " must start but said " + shop.output());
        }
        return fingerprint;
    }

    private static ExpectedDifferences expected() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(StartedShop.class.getResourceAsStream("expected.json"), "expected.json")) {
            return ExpectedDifferences.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

package dev.ringfence.examples.shop.story.step;

import dev.ringfence.environment.DataClass;
import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.StagingRefresh;
import dev.ringfence.examples.story.OtherJvm;
import dev.ringfence.examples.story.PlayedProcess;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Rows change on their way, and the shop in staging goes on meanwhile. */
final class StagingIsFilled implements Step<Stage> {
    private static final String EMAILS = "SELECT email FROM customer";

    @Override
    public String title() {
        return "Staging is filled from production, through the policy, by a job that runs in production";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        DataSource production = stage.databases().production();
        DataSource staging = stage.databases().staging();
        OtherJvm inStaging = job(stage, "staging");
        transcript.say(told(inStaging));
        transcript.claim(
                inStaging.exitCode() == StagingRefresh.REFUSED
                        && Rows.texts(staging, EMAILS).isEmpty(),
                "a job of staging's own is refused: it has no right to see live data");

        OtherJvm inProduction = job(stage, "production");
        transcript.say(told(inProduction));
        transcript.claim(inProduction.exitCode() == 0, "production's job has run");
        for (String table : List.of("customer", "orders", "order_line", "item")) {
            String count = "SELECT COUNT(*) FROM " + table;
            transcript.claim(
                    Rows.number(staging, count) == Rows.number(production, count),
                    Rows.number(staging, count) + " rows of " + table + " in both");
        }
        Set<String> shared = new HashSet<>(Rows.texts(staging, EMAILS));
        shared.retainAll(Rows.texts(production, EMAILS));
        transcript.claim(shared.isEmpty(), "no address of a customer is in both");
        Admission admission =
                Admission.of(DatastoreStamps.of(staging, PlayedProcess.with("RINGFENCE_ENVIRONMENT=staging")));
        transcript.claim(
                admission.outcome() == Admission.Outcome.MATCH
                        && admission.stamp().orElseThrow().dataClass() == DataClass.SANITIZED,
                "the database says of itself that its data is SANITIZED");
        transcript.claim(
                stage.staging().visitor().get("/").status() == 200,
                "the shop in staging went on meanwhile: its catalogue is there");
    }

    /** Without what it logged. */
    private static String told(OtherJvm job) {
        return job.output().lines().filter(line -> !line.startsWith("[main] ")).collect(Collectors.joining("\n"));
    }

    private static OtherJvm job(Stage stage, String environment) throws Exception {
        return OtherJvm.run(
                StagingRefresh.class,
                Map.of("RINGFENCE_ENVIRONMENT", environment),
                stage.productionUrl(),
                stage.stagingUrl());
    }
}

package dev.ringfence.examples.quickstart.step;

import dev.ringfence.environment.DataClass;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.shop.Count;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.RefreshResult;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.TableResult;
import dev.ringfence.refresh.base.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The crossing itself: rows change on their way, and staging sees all of them at once or none. */
final class FillStaging implements Step<Stage> {
    @Override
    public String title() {
        return "Staging filled from production, through the policy";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException, SQLException {
        RefreshResult result;
        try (TableBars bars = new TableBars(transcript)) {
            // One bar after the other.
            result = refresh(stage).progress(bars).parallelism(1).run();
        }
        List<String> copied = new ArrayList<>();
        for (TableResult table : result.tables()) {
            String name = table.table().name().toLowerCase(Locale.ROOT);
            if (Count.rows(stage.databases().staging(), name) == table.rows()
                    && Count.rows(stage.databases().production(), name) == table.rows()) {
                copied.add(String.format(Locale.ROOT, "%,d %s", table.rows(), name));
            }
        }
        transcript.claim(copied.size() == result.tables().size(), String.join(", ", copied) + " in both");
        Admission admission = Admission.of(DatastoreStamps.of(stage.databases().staging(), stage.staging()));
        transcript.claim(
                result.stamp().dataClass() == DataClass.SANITIZED && admission.outcome() == Admission.Outcome.MATCH,
                "staging is stamped SANITIZED, and the staging process belongs to it");
        long passed = result.verifications().stream()
                .filter(VerificationResult::passed)
                .count();
        transcript.claim(
                passed == result.verifications().size()
                        && result.report()
                                .signer()
                                .filter(stage.signer().id()::equals)
                                .isPresent(),
                passed + " checks passed, and are attested: no value of production is readable in any column");
        Path page = Files.writeString(
                Path.of(System.getProperty("java.io.tmpdir"), "ringfence-quickstart.html"),
                result.report().toHtml());
        transcript.say("the report, to keep or to look at: " + page);
    }

    /** From production to staging, attested. */
    static EnvironmentRefresh refresh(Stage stage) {
        return EnvironmentRefresh.from(stage.databases().production())
                .to(stage.databases().staging())
                .through(stage.policyFile().policy())
                .with(stage.pseudonyms())
                .proving(RefreshChecks.builder().signedBy(stage.signer()).build())
                .runningIn(stage.production());
    }
}

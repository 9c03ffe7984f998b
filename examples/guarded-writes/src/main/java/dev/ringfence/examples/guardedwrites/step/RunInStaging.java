package dev.ringfence.examples.guardedwrites.step;

import dev.ringfence.base.Need;
import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.List;

/** The same operation, by the same policy, in staging; its receipt counts in production. */
final class RunInStaging implements Step<Stage> {
    @Override
    public String title() {
        return "The same in staging, which signs a receipt";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        int gone = stage.staging()
                .as(Stage.ADA, MissingProofs.TICKET, MissingProofs.REASON)
                .call(() -> stage.staging().removal().run(MissingProofs.YEAR));
        transcript.claim(gone > 0, "it ran: " + gone + " customers of staging are gone");
        transcript.claim(
                MissingProofs.needs(stage).stream()
                        .map(Need::requirement)
                        .toList()
                        .equals(List.of("approval")),
                "production takes the receipt; what is missing now is the other person");
    }
}

package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Safeguards;
import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.List;

/** Whoever comes later sees what happened. */
final class AllOnOnePage implements Step<Stage> {
    @Override
    public String title() {
        return "The page of the safeguards has all of it";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        Safeguards production = stage.production().safeguards();
        Safeguards staging = stage.staging().safeguards();
        String page = production.page();
        for (String rule : List.of("rows.operation-ceiling", "freeze.switch", "mode.read-only")) {
            transcript.claim(
                    production.denials(rule) > 0 && page.contains(rule),
                    "production refused by " + rule + ", with what to do");
        }
        for (String rule : List.of("live-data.plausible-value", "mail.real-people")) {
            transcript.claim(staging.denials(rule) > 0 && staging.page().contains(rule), "staging refused by " + rule);
        }
        transcript.claim(
                !page.contains("gmail.com") && !staging.page().contains("gmail.com"),
                "neither page has an address of anybody");
    }
}

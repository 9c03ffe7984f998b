package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Safeguards;
import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.Map;

/** What the page explains, as a person does it: JSON, by name, with a reason. */
final class Operating implements Step<Stage> {
    @Override
    public String title() {
        return "An operator freezes changes, and ends the freeze";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        Safeguards safeguards = stage.production().safeguards();
        transcript.claim(
                safeguards
                                .operate("freeze", "{\"reason\": \"the sale of the year\"}")
                                .status()
                        == 200,
                "Ada freezes changes, by name and with a reason");
        transcript.claim(
                stage.production()
                        .staff(Stage.BOB)
                        .send("/desk", "/desk/prices", Map.of("category", "cups", "percent", "1", "reason", "a try"))
                        .says("freeze.switch"),
                "people wait until it is over");
        transcript.claim(
                stage.production()
                        .visitor()
                        .buys(3, "Wanda Kolb", "wanda.kolb3@gmail.com")
                        .says("Thank you"),
                "customers do not: what released code does for them goes on");
        transcript.claim(
                safeguards.operate("thaw", "{\"reason\": \"the sale is over\"}").status() == 200
                        && !safeguards.json().path("operations").path("frozen").asBoolean(),
                "and ends the freeze");
    }
}

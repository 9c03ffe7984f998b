package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.ShopProcess;
import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The same archive with the same settings; one variable tells them where they are. */
final class TwoProcesses implements Step<Stage> {
    @Override
    public String title() {
        return "One shop, started twice: as production and as staging";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        for (ShopProcess shop : List.of(stage.production(), stage.staging())) {
            transcript.say(shop.name() + " at " + shop.shopUrl() + ", its safeguards at " + shop.safeguardsUrl());
            transcript.say("  " + shop.startLine());
            JsonNode seen = shop.safeguards().json();
            transcript.claim(
                    seen.path("environment").path("tier").asString().equals(shop.name())
                            && shop.visitor().get("/").says("class=\"where " + shop.name() + "\""),
                    "it knows that it is " + shop.name() + ", and shows it on each page");
            JsonNode datastore = seen.path("datastores").path(0);
            transcript.claim(
                    datastore.path("outcome").asString().equals("match")
                            && datastore.path("tier").asString().equals(shop.name()),
                    "its database says the same: it was stamped before its first migration, data class "
                            + datastore.path("dataClass").asString());
        }
    }
}

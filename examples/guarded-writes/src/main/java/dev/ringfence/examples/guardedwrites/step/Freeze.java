package dev.ringfence.examples.guardedwrites.step;

import dev.ringfence.examples.guardedwrites.ShopProcess;
import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.Optional;

/** A freeze is no outage: people and agents wait, released code goes on. It stays on for the next scene. */
final class Freeze implements Step<Stage> {
    @Override
    public String title() {
        return "A change freeze, for all processes at once";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess production = stage.production();
        production.modes().freeze(Stage.BOB, "the sale of the year", Optional.empty());
        Attempt frozen = Attempt.of(() -> production
                        .as(Stage.ADA, "SHOP-18", "tea is too cheap")
                        .call(() -> production.prices().raise("tea", 5)))
                .shownIn(transcript);
        transcript.claim(frozen.refusedBy("freeze.switch"), "people wait until it is over");
        Attempt released = Attempt.of(() -> production.prices().raise("cups", 5));
        transcript.claim(released.changed() > 0, "what released code does for its users goes on");
    }
}

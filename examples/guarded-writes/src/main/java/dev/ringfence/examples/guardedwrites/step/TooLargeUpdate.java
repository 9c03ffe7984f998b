package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.guardedwrites.shop.PriceService;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;

/** There is a WHERE, but its parameter says everything: only the rows themselves tell. */
final class TooLargeUpdate implements Step<Stage> {
    private static final String PRICES = "SELECT SUM(cents) FROM item";

    @Override
    public String title() {
        return "Too large an update: @GuardedWrite(maxRows = " + PriceService.MOST_PRICES + "), and a '%' as parameter";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        long before = number(stage.production().db(), PRICES);
        Attempt tooLarge =
                Attempt.of(() -> stage.production().prices().raise("%", 10)).shownIn(transcript);
        transcript.claim(tooLarge.refusedBy("rows.operation-ceiling"), "refused when its rows were counted");
        transcript.claim(number(stage.production().db(), PRICES) == before, "and rolled back: no price has changed");

        Attempt inBounds = Attempt.of(() -> stage.production().prices().raise("books", 10));
        transcript.claim(
                inBounds.changed() > 0 && inBounds.refusal().isEmpty(),
                "the same for books alone: " + inBounds.changed() + " prices are raised");
    }
}

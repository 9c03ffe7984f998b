package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import javax.sql.DataSource;

/** What would it do? It is done, counted, and rolled back; the code that does it knows nothing of that. */
final class DryRun implements Step<Stage> {
    private static final String TEA = "SELECT SUM(cents) FROM item WHERE category = 'tea'";

    @Override
    public String title() {
        return "Dry run: the same service, asked what it would do";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        DataSource db = stage.production().db();
        long before = number(db, TEA);
        int would = stage.production()
                .guard()
                .capture()
                .asDryRun()
                .call(() -> stage.production().prices().raise("tea", 10));
        transcript.claim(would > 0, "it would raise " + would + " prices");
        transcript.claim(number(db, TEA) == before, "and raised none");
    }
}

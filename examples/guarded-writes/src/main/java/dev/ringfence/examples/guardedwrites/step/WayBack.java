package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.examples.guardedwrites.ShopProcess;
import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.undo.UndoEntry;
import dev.ringfence.jdbc.undo.UndoPlan;
import dev.ringfence.jdbc.undo.UndoReplayed;
import dev.ringfence.write.WriteContext;

/** Every price that the wrong update changed was kept in its transaction. It comes back, unless somebody changed it since. */
final class WayBack implements Step<Stage> {
    static final String WRONG_PRICES = "SELECT COUNT(*) FROM item WHERE cents = " + GlassBroken.WRONG;

    @Override
    public String title() {
        return "Undo of the wrong prices, but not over what was changed since";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess production = stage.production();
        UndoEntry entry = production.undo().entries(10).stream()
                .filter(kept -> kept.operation().equals("set-prices"))
                .findFirst()
                .orElseThrow();
        UndoPlan plan = production.undo().preview(entry.id());
        transcript.say("kept: " + entry.operation() + " by " + entry.actor() + ", " + entry.rows() + " rows, "
                + entry.bytes() + " bytes");
        transcript.claim(
                plan.conflicts() == 1 && plan.rows() + plan.conflicts() == entry.rows(),
                "preview: " + plan.rows() + " prices would come back, one was changed since");

        long wrong = number(production.db(), WRONG_PRICES);
        WriteContext ada = production.as(Stage.ADA, "SHOP-19", "wrong prices");
        Attempt all = Attempt.of(() ->
                        Math.toIntExact(ada.call(() -> production.undo().replay(entry.id(), Stage.ADA, "wrong prices"))
                                .plan()
                                .rows()))
                .shownIn(transcript);
        transcript.claim(
                all.refusedBy("undo.changed-since") && number(production.db(), WRONG_PRICES) == wrong,
                "all of it: refused, and nothing has changed");

        UndoReplayed replayed =
                ada.call(() -> production.undo().replayUnchanged(entry.id(), Stage.ADA, "wrong prices"));
        transcript.claim(
                replayed.plan().rows() == wrong && number(production.db(), WRONG_PRICES) == 0,
                "the others: " + replayed.plan().rows() + " prices are what they were");
        transcript.claim(
                number(production.db(), "SELECT cents FROM item WHERE id = 1") == 999,
                "the one that was corrected stays corrected");
    }
}

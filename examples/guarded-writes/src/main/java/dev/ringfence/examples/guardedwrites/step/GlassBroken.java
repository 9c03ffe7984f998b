package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.BreakGlass;
import java.time.Duration;

/** An emergency: one write, by a person who answers for it. In her hurry she types a wrong price. */
final class GlassBroken implements Step<Stage> {
    static final String CATEGORY = "tea";
    static final int WRONG = 99_900;

    @Override
    public String title() {
        return "Break-glass: Ada goes through the freeze, and everybody can hear it";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        BreakGlass glass = BreakGlass.by(Stage.ADA)
                .because("tea is sold for nothing")
                .ticket("SHOP-18")
                .lasting(Duration.ofMinutes(30))
                .maxRows(50)
                .meters(stage.production().meters())
                .open(stage.production().guard());
        transcript.say(glass.detail());
        Attempt first = set(stage, glass);
        transcript.claim(
                first.changed() > 0 && number(stage.production().db(), WayBack.WRONG_PRICES) == first.changed(),
                first.changed() + " prices are set in spite of the freeze; it should have been 999 cents, not "
                        + WRONG);
        transcript.claim(set(stage, glass).refusal().isPresent(), "once: the second write through it is refused");
        transcript.claim(counted(stage, "opened") == 1 && counted(stage, "used") == 1, "both are counted");
        stage.production().modes().thaw(Stage.BOB, "the sale is over");
    }

    private static Attempt set(Stage stage, BreakGlass glass) throws Exception {
        return Attempt.of(() -> stage.production()
                .as(Stage.ADA, "SHOP-18", "tea is sold for nothing")
                .overriddenBy(glass)
                .call(() -> stage.production().prices().set(CATEGORY, WRONG)));
    }

    private static double counted(Stage stage, String event) {
        return stage.production()
                .meters()
                .counter("ringfence.break.glass", "event", event)
                .count();
    }
}

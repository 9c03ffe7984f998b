package dev.ringfence.examples.guardedwrites.step;

import static dev.ringfence.examples.guardedwrites.shop.ShopTables.number;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Need;
import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.util.List;

/** An operation that the policy asks more of. What is missing can be asked for without trying. */
final class MissingProofs implements Step<Stage> {
    static final String TICKET = "SHOP-17";
    static final String REASON = "their retention has ended";
    static final int YEAR = 2007;
    static final String CUSTOMERS = "SELECT COUNT(*) FROM customer";

    @Override
    public String title() {
        return "Ada forgets customers: the policy asks for a run in staging and for another person";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        long before = number(stage.production().db(), CUSTOMERS);
        List<Need> needs = needs(stage);
        needs.forEach(need -> transcript.say(need.requirement() + ": " + need.what() + "\n  " + need.remedy()));
        transcript.claim(
                needs.stream().map(Need::requirement).toList().equals(List.of("staging-receipt", "approval")),
                "asked beforehand, the guard says what is missing and how to get it");
        Attempt tooEarly = run(stage, YEAR);
        transcript.claim(tooEarly.refusal().isPresent(), "tried all the same, it is refused");
        transcript.claim(number(stage.production().db(), CUSTOMERS) == before, "no customer is gone");
    }

    /** What Ada's operation still needs. */
    static List<Need> needs(Stage stage) {
        Decision decision = stage.production()
                .as(Stage.ADA, TICKET, REASON)
                .get(() -> stage.production()
                        .guard()
                        .decide(stage.production().removal().describe(YEAR)));
        return decision instanceof Decision.Needs missing ? missing.needs() : List.of();
    }

    /** Ada tries it in production. */
    static Attempt run(Stage stage, int year) throws Exception {
        return Attempt.of(() -> stage.production()
                .as(Stage.ADA, TICKET, REASON)
                .call(() -> stage.production().removal().run(year)));
    }
}

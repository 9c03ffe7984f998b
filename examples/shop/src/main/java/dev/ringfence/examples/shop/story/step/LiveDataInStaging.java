package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.shop.story.Visitor;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;

/** A tester types in an address that could be somebody's. */
final class LiveDataInStaging implements Step<Stage> {
    @Override
    public String title() {
        return "A real person's address typed into staging";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        long before = orders(stage);
        Visitor.Answer real = stage.staging().visitor().buys(1, "Wanda Kolb", "wanda.kolb@gmail.com");
        transcript.claim(
                real.status() == 403 && orders(stage) == before,
                "refused, and nothing is kept: staging has no right to hold it");
        Visitor.Answer made = stage.staging().visitor().buys(1, "Testa Tester", "testa@example.org");
        transcript.claim(
                made.says("Thank you") && orders(stage) == before + 1,
                "with an address that nobody can have the order goes through");
    }

    private static long orders(Stage stage) throws Exception {
        return Rows.number(stage.databases().staging(), "SELECT COUNT(*) FROM orders");
    }
}

package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.degraded.shop.Reviews;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.health.HealthSnapshot;
import dev.ringfence.health.HealthState;

/** A dependency that the shop can do without: somebody else answers, and health says so. */
final class ReviewsFail implements Step<Stage> {
    private static final int PAGES = 100;

    @Override
    public String title() {
        return "The provider of reviews fails, which the shop can do without";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        stage.reviewProvider().fail();
        int before = stage.reviewProvider().requests();
        int shown = 0;
        for (int item = 0; item < PAGES; item++) {
            shown += process.shop().page(item).isEmpty() ? 0 : 1;
        }
        int asked = stage.reviewProvider().requests() - before;
        transcript.say(process.shop().page(1));
        transcript.say(process.breakers().breaker(Reviews.NAME).toString());
        transcript.claim(shown == PAGES, "all " + PAGES + " pages are shown, without reviews");
        transcript.claim(
                asked < PAGES, "the breaker opened: the provider was asked " + asked + " times and then left alone");
        HealthSnapshot board = stage.board(snapshot -> snapshot.state() == HealthState.DEGRADED && snapshot.ready());
        transcript.say(
                "the health board: " + board.check("breakers").orElseThrow().detail());
        transcript.claim(
                board.state() == HealthState.DEGRADED && board.ready(),
                "health is DEGRADED, not DOWN, and the instance stays in the rotation");
        int orders = process.shop().orders();
        process.order(stage.nextOrder());
        transcript.claim(process.shop().orders() == orders + 1, "orders go on");
    }
}

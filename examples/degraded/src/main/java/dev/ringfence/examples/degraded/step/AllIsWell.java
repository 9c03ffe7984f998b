package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.health.HealthSnapshot;
import dev.ringfence.health.HealthState;
import java.time.Duration;

/** What it looks like when nothing is wrong. */
final class AllIsWell implements Step<Stage> {
    private static final int ORDERS = 600;
    private static final Duration BETWEEN_ORDERS = Duration.ofSeconds(40);

    @Override
    public String title() {
        return "A shop in production, and all is well";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        for (int i = 0; i < ORDERS; i++) {
            process.order(stage.nextOrder());
            stage.clock().pass(BETWEEN_ORDERS);
        }
        transcript.say(process.shop().page(1));
        transcript.claim(process.shop().orders() == ORDERS, ORDERS + " orders of a morning are kept and paid");
        HealthSnapshot board = stage.board(snapshot -> snapshot.state() == HealthState.UP && snapshot.ready());
        transcript.say(board.toString());
        transcript.claim(board.state() == HealthState.UP && board.ready(), "the health board is UP");
    }
}

package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.health.HealthSnapshot;
import dev.ringfence.health.HealthState;
import dev.ringfence.write.OperatingMode;
import java.time.Duration;

/** The way back needs nobody. */
final class Healing implements Step<Stage> {
    private static final int TRIALS = 10;
    private static final int MOST_MINUTES = 60;

    @Override
    public String title() {
        return "Both providers work again: breakers close, the budget calms down, the shop sells";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        stage.paymentProvider().work();
        stage.reviewProvider().work();
        stage.clock().pass(Duration.ofMinutes(1));
        for (int i = 0; i < TRIALS; i++) {
            process.payments().ping();
            process.shop().page(i);
        }
        transcript.claim(process.breakers().health() == HealthState.UP, "a few trials later both breakers are closed");
        int minutes = 0;
        while (process.modes().mode() == OperatingMode.READ_ONLY && minutes < MOST_MINUTES) {
            stage.clock().pass(Duration.ofMinutes(1));
            minutes++;
            process.budgets().check();
        }
        transcript.say(process.modes().state().reason());
        transcript.claim(
                process.modes().mode() == OperatingMode.NORMAL,
                "after " + minutes + " min without errors the shop is no longer read-only");
        int orders = process.shop().orders();
        process.order(stage.nextOrder());
        transcript.claim(process.shop().orders() == orders + 1, "an order is kept and paid");
        HealthSnapshot board = stage.board(snapshot ->
                isDegraded(snapshot) && snapshot.check("breakers").orElseThrow().state() == HealthState.UP);
        transcript.say(board.toString());
        transcript.claim(
                isDegraded(board),
                "health stays DEGRADED: over three days there were more errors than the objective leaves");
        stage.clock().pass(Duration.ofDays(3));
        HealthSnapshot later = stage.board(snapshot -> snapshot.state() == HealthState.UP);
        transcript.claim(later.state() == HealthState.UP, "three days later it is UP");
    }

    /** By the budget, and by nothing worse. */
    private static boolean isDegraded(HealthSnapshot board) {
        return board.state() == HealthState.DEGRADED
                && board.check("error-budget").orElseThrow().state() == HealthState.DEGRADED;
    }
}

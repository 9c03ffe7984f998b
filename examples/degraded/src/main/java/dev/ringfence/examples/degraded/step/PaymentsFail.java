package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.degraded.shop.Payments;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.health.BreakerDeniedException;
import dev.ringfence.health.HealthRole;
import dev.ringfence.health.HealthSnapshot;
import dev.ringfence.health.HealthState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A dependency that the shop needs. */
final class PaymentsFail implements Step<Stage> {
    private static final int ORDERS = 150;

    @Override
    public String title() {
        return "The payment provider fails, which the shop cannot do without";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        int kept = process.shop().orders();
        int before = stage.paymentProvider().requests();
        stage.paymentProvider().fail();
        int failed = 0;
        List<BreakerDeniedException> refusals = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            try {
                process.order(stage.nextOrder());
            } catch (BreakerDeniedException open) {
                refusals.add(open);
            } catch (IOException notPaid) {
                failed++;
            }
        }
        int asked = stage.paymentProvider().requests() - before;
        int refused = refusals.size();
        transcript.claim(
                failed == asked && refused == ORDERS - failed && refused > 0,
                "after " + failed + " failed payments its breaker opened: " + refused
                        + " orders were refused at once, and the provider was left alone");
        BreakerDeniedException last = refusals.get(refused - 1);
        transcript.say(last.refusal().message());
        transcript.claim(last.retryAfter().isPresent(), "a refusal says when to try again");
        transcript.claim(process.shop().orders() == kept, "no order is kept that is not paid");
        HealthSnapshot board = stage.board(PaymentsFail::isOfDependenciesAlone);
        transcript.say(process.breakers().breaker(Payments.NAME).toString());
        transcript.claim(
                isOfDependenciesAlone(board),
                "dependencies are DOWN; no instance is restarted or taken out for what no restart would mend");
    }

    private static boolean isOfDependenciesAlone(HealthSnapshot board) {
        return board.state(HealthRole.DEPENDENCY) == HealthState.DOWN && board.live() && board.ready();
    }
}

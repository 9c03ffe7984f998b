package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.health.BurnRate;
import dev.ringfence.write.WriteDeniedException;
import java.util.List;
import java.util.Optional;

/** Read-only: a clear answer, and everything that reads goes on. */
final class NothingIsWritten implements Step<Stage> {
    @Override
    public String title() {
        return "Read-only: orders get a clear answer, pages are shown";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        int asked = stage.paymentProvider().requests();
        List<BurnRate> before = process.budget().burnRates();
        WriteDeniedException denied = denied(process, stage.nextOrder()).orElseThrow();
        transcript.say(denied.refusal().message());
        transcript.claim(
                denied.retryAfter().isPresent(),
                "an order is refused, and may be tried again in "
                        + denied.retryAfter().orElseThrow().toMinutes() + " min");
        transcript.claim(
                stage.paymentProvider().requests() == asked,
                "it was refused before anything was asked of the provider");
        transcript.claim(
                process.budget().burnRates().equals(before),
                "a refusal by the mode is no error: the budget is as it was");
        transcript.say(process.shop().page(1));
        transcript.claim(process.shop().orders() > 0, "what reads goes on");
    }

    private static Optional<WriteDeniedException> denied(ShopProcess process, int id) throws Exception {
        try {
            process.order(id);
            return Optional.empty();
        } catch (WriteDeniedException denied) {
            return Optional.of(denied);
        }
    }
}

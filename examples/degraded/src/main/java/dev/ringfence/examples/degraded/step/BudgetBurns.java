package dev.ringfence.examples.degraded.step;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.OperatingMode;
import java.io.IOException;
import java.time.Duration;

/** Customers go on trying, and the budget of failed orders is used up. */
final class BudgetBurns implements Step<Stage> {
    private static final int MOST_MINUTES = 60;
    private static final int ORDERS_A_MINUTE = 40;

    @Override
    public String title() {
        return "Customers go on trying: the error budget burns, and the shop turns read-only";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        int minutes = 0;
        while (process.modes().mode() == OperatingMode.NORMAL && minutes < MOST_MINUTES) {
            for (int i = 0; i < ORDERS_A_MINUTE; i++) {
                tryToOrder(process, stage.nextOrder());
            }
            stage.clock().pass(Duration.ofMinutes(1));
            minutes++;
            process.budgets().check();
        }
        process.budget().burnRates().forEach(rate -> transcript.say(rate.toString()));
        transcript.say(process.modes().state().reason());
        transcript.claim(
                process.modes().mode() == OperatingMode.READ_ONLY,
                "after " + minutes + " min the fast windows burn, and the shop is read-only");
        transcript.claim(
                process.audit().entries().stream()
                        .anyMatch(entry -> entry.rule().equals("mode.read-only")
                                && entry.actor().name().equals("error-budget")),
                "the audit trail says who switched");
    }

    private static void tryToOrder(ShopProcess process, int id) throws Exception {
        try {
            process.order(id);
        } catch (RingfenceException | IOException failed) {
            // The customer is told, and the budget has counted it.
        }
    }
}

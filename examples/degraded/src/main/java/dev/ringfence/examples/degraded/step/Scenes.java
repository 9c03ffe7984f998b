package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.story.Step;
import java.util.List;

/** The whole story. */
public final class Scenes {
    private Scenes() {}

    /** Each scene, in order; a later one needs what an earlier one left behind. */
    public static List<Step<Stage>> all() {
        return List.of(
                new Rehearsal(),
                new AllIsWell(),
                new ReviewsFail(),
                new PaymentsFail(),
                new BudgetBurns(),
                new NothingIsWritten(),
                new Healing(),
                new HowFarIsStaging());
    }
}

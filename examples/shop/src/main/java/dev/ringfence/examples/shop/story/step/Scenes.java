package dev.ringfence.examples.shop.story.step;

import dev.ringfence.examples.shop.story.Stage;
import dev.ringfence.examples.story.Step;
import java.util.List;

/** The whole story. */
public final class Scenes {
    private Scenes() {}

    /** Each scene, in order; a later one needs what an earlier one left behind. */
    public static List<Step<Stage>> all() {
        return List.of(
                new TwoProcesses(),
                new CustomersOrder(),
                new StagingIsFilled(),
                new LiveDataInStaging(),
                new Mailing(),
                new SecondPerson(),
                new WrongPrices(),
                new PaymentsFail(),
                new Operating(),
                new AllOnOnePage());
    }
}

package dev.ringfence.examples.quickstart.step;

import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.refresh.RefreshPlan;
import java.sql.SQLException;

/** What the refresh would do, column by column, before anybody lets it. */
final class ShownPlan implements Step<Stage> {
    @Override
    public String title() {
        return "The plan of the refresh";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        RefreshPlan plan = FillStaging.refresh(stage).plan();
        // As wide as it is: a page of its own.
        transcript.stream().println(plan);
        transcript.claim(plan.changedColumns() > 0 && plan.sourceRows() > 0, "nothing was changed by looking");
    }
}

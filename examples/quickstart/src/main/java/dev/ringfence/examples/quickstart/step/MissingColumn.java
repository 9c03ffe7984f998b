package dev.ringfence.examples.quickstart.step;

import dev.ringfence.examples.quickstart.PolicyFile;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.refresh.RefreshPlan;
import dev.ringfence.refresh.base.RefreshDeniedException;
import java.sql.SQLException;
import java.util.List;

/** Nothing without a verdict crosses: a column that the policy does not know stops the refresh before a row moves. */
final class MissingColumn implements Step<Stage> {
    @Override
    public String title() {
        return "A policy that has missed one column";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        List<String> rules = rulesToAdd(stage, transcript);
        transcript.claim(
                rules.size() == 1 && rules.get(0).contains("phone"),
                "refused, with the rule for customers.phone to paste");
        stage.policyFile().paste(rules);
        RefreshPlan plan = plan(stage);
        transcript.claim(
                plan.sourceRows() > 0,
                "pasted into " + PolicyFile.NAME + ", and planned: "
                        + plan.tableNames().size() + " tables, " + plan.changedColumns() + " columns change");
    }

    private static List<String> rulesToAdd(Stage stage, Transcript transcript) throws SQLException {
        try {
            plan(stage);
            return List.of();
        } catch (RefreshDeniedException refused) {
            transcript.say(refused.refusal().message());
            return refused.rulesToAdd();
        }
    }

    private static RefreshPlan plan(Stage stage) throws SQLException {
        return FillStaging.refresh(stage).plan();
    }
}

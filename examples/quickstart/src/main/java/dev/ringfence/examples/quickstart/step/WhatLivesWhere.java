package dev.ringfence.examples.quickstart.step;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.classify.ColumnRole;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.inventory.DataInventory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Before a policy there is a question: which columns are about people? */
final class WhatLivesWhere implements Step<Stage> {
    @Override
    public String title() {
        return "What lives where?";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        DataInventory inventory = DataInventory.read(stage.databases().production());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "role", "info type", "evidence"));
        for (DataInventory.Entry entry : inventory.columns()) {
            if (entry.found().role() != ColumnRole.NONE) {
                rows.add(List.of(
                        entry.column().table() + "." + entry.column().column(),
                        entry.found().role().name(),
                        entry.found().infoType().map(InfoType::name).orElse("-"),
                        String.join("; ", entry.found().evidence())));
            }
        }
        transcript.table(rows);
        SanitizationPolicy draft = inventory.draftPolicy("draft");
        transcript.claim(
                inventory.of(ColumnRole.DIRECT).size() == 7,
                "7 columns point at a person by themselves, found without a word of configuration");
        transcript.claim(
                draft.rules().size() == inventory.columns().size(),
                "the inventory drafts a policy with a rule for each of "
                        + draft.rules().size() + " columns");
    }
}

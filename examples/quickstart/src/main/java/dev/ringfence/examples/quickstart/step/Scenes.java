package dev.ringfence.examples.quickstart.step;

import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.story.Step;
import java.util.List;

/** The whole story. */
public final class Scenes {
    private Scenes() {}

    /** Only as much as the plan of the refresh needs. */
    public static List<Step<Stage>> plan() {
        return List.of(new OpenShop(), new MissingColumn(), new ShownPlan());
    }

    /** A database of a developer's own, which needs no production. */
    public static List<Step<Stage>> fill() {
        return List.of(new FillForDeveloper());
    }

    /** Each scene, in order; a later one needs what an earlier one left behind. */
    public static List<Step<Stage>> all() {
        return List.of(
                new WhoAmI(),
                new OpenShop(),
                new CarelessDelete(),
                new TestMeetsProduction(),
                new WhatLivesWhere(),
                new MissingColumn(),
                new FillStaging(),
                new BeforeAndAfter(),
                new RawRowsRestored(),
                new LiveDataInStaging(),
                new WhereNext());
    }
}

package dev.ringfence.examples.guardedwrites.step;

import dev.ringfence.examples.guardedwrites.Stage;
import dev.ringfence.examples.story.Step;
import java.util.List;

/** The whole story. */
public final class Scenes {
    private Scenes() {}

    /** Each scene, in order; a later one needs what an earlier one left behind. */
    public static List<Step<Stage>> all() {
        return List.of(
                new CarelessDelete(),
                new TooLargeUpdate(),
                new DryRun(),
                new MissingProofs(),
                new RunInStaging(),
                new SecondPerson(),
                new Freeze(),
                new GlassBroken(),
                new ReadOnly(),
                new WayBack(),
                new Tampering());
    }
}

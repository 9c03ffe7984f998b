package dev.ringfence.examples.degraded;

import dev.ringfence.examples.degraded.step.Scenes;
import dev.ringfence.examples.story.Program;

/** The story of a failing dependency; settings and exit codes are those of a {@link Program}. */
public final class Degraded {
    static final Program<Stage> PROGRAM = new Program<>("Ringfence degraded", Stage::on);

    private Degraded() {}

    /**
     * The program.
     *
     * @throws Exception if the databases or the providers do not start or stop
     */
    public static void main(String[] args) throws Exception {
        PROGRAM.run(Scenes.all());
    }
}

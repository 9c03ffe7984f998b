package dev.ringfence.examples.guardedwrites;

import dev.ringfence.examples.guardedwrites.step.Scenes;
import dev.ringfence.examples.story.Program;

/** The story of guarded writes; settings and exit codes are those of a {@link Program}. */
public final class GuardedWrites {
    static final Program<Stage> PROGRAM = new Program<>("Ringfence guarded writes", Stage::on);

    private GuardedWrites() {}

    /**
     * The program.
     *
     * @throws Exception if the databases do not start or stop
     */
    public static void main(String[] args) throws Exception {
        PROGRAM.run(Scenes.all());
    }
}

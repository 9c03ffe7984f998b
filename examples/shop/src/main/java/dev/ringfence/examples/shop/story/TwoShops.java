package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.shop.story.step.Scenes;
import dev.ringfence.examples.story.Program;
import dev.ringfence.examples.story.Step;
import java.util.ArrayList;
import java.util.List;

/** The story of two shops; settings and exit codes are those of a {@link Program}. */
public final class TwoShops {
    static final Program<Stage> PROGRAM = new Program<>("Ringfence shop", Stage::on);

    private TwoShops() {}

    /**
     * The program. After the story both shops stay open until Enter is pressed.
     *
     * @throws Exception if something does not start or stop
     */
    public static void main(String[] arguments) throws Exception {
        List<Step<Stage>> steps = new ArrayList<>(Scenes.all());
        steps.add(new LookAround(System.in));
        PROGRAM.run(steps);
    }
}

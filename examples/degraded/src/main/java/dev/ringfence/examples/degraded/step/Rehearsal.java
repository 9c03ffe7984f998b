package dev.ringfence.examples.degraded.step;

import dev.ringfence.examples.degraded.ShopProcess;
import dev.ringfence.examples.degraded.Stage;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.ModeRehearsal;
import dev.ringfence.write.OperatingMode;

/** Before anything fails: does read-only mode do what it promises? */
final class Rehearsal implements Step<Stage> {
    @Override
    public String title() {
        return "A rehearsal on a quiet day, as a test does it";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws Exception {
        ShopProcess process = stage.process();
        ModeRehearsal.of(process.guard())
                .write("order", () -> {
                    process.shop().order(stage.nextOrder());
                    return "sold";
                })
                .read("page", () -> process.shop().page(1))
                .read("orders", () -> process.shop().orders())
                .rehearse(OperatingMode.READ_ONLY);
        transcript.say("one path that writes was refused, two that read went through, and the mode was switched back");
        transcript.claim(
                process.modes().mode() == OperatingMode.NORMAL && process.shop().orders() == 0,
                "read-only mode works, and nothing was sold by trying it");
    }
}

package dev.ringfence.examples.shop.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.shop.story.step.Scenes;
import dev.ringfence.examples.story.Told;
import org.junit.jupiter.api.Test;

class TwoShopsIT {

    @Test
    void story_ofTwoProcesses_holdsEveryClaim() throws Exception {
        Told told = TwoShops.PROGRAM.tell("h2", Scenes.all());

        assertThat(told.text())
                .contains("[ok] it knows that it is staging")
                .contains("by rule refresh.environment")
                .contains("[ok] no address of a customer is in both")
                .contains("[ok] in staging it reaches nobody")
                .contains("[ok] her own signature does not count")
                .contains("[ok] taken back: each price is what it was")
                .contains("[ok] the provider works again, and the shop is open again")
                .contains("[ok] neither page has an address of anybody")
                .endsWith("Every step did what it claims." + System.lineSeparator())
                .doesNotContain("[failed]");
        assertThat(told.exitCode()).isZero();
    }
}

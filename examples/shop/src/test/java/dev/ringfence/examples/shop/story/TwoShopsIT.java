package dev.ringfence.examples.shop.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.examples.shop.story.step.Scenes;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Told;
import dev.ringfence.spring.browser.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The story, told once; where there is a browser, its scene is the last. On PostgreSQL it is told without one. */
class TwoShopsIT {
    private static final Optional<Path> CHROMIUM = Browser.find();

    private static Told told;

    @BeforeAll
    static void tell() throws Exception {
        List<Step<Stage>> scenes = new ArrayList<>(Scenes.all());
        CHROMIUM.map(InABrowser::new).ifPresent(scenes::add);
        told = TwoShops.PROGRAM.tell("h2", scenes);
    }

    @Test
    void story_ofTwoProcesses_holdsEveryClaim() {
        assertWhole(told, "H2");
    }

    @Test
    void story_onPostgres_holdsEveryClaim() throws Exception {
        assertWhole(TwoShops.PROGRAM.tell("postgresql", Scenes.all()), "PostgreSQL");
    }

    private static void assertWhole(Told story, String product) {
        assertThat(story.text())
                .startsWith("Ringfence shop on " + product)
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
        assertThat(story.exitCode()).isZero();
    }

    @Test
    void browser_inBothShops_showsWhatPeopleHaveToKnow() {
        assumeTrue(CHROMIUM.isPresent(), "no Chromium on the PATH: the pages were not looked at");

        assertThat(told.text())
                .contains("[ok] a customer orders in production")
                .contains("[ok] in staging a real person's address is refused, and the page says so")
                .contains("[ok] an operator sees what was refused in production")
                .contains("[ok] and what was refused in staging");
    }
}

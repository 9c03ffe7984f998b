package dev.ringfence.examples.degraded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.degraded.step.Scenes;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Told;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DegradedIT {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void story_onEachDatabase_holdsEveryClaim(String database) throws Exception {
        Told told = Degraded.PROGRAM.tell(database, Scenes.all());

        assertThat(told.text())
                .contains("[ok] read-only mode works")
                .contains("[ok] the health board is UP")
                .contains("[ok] health is DEGRADED, not DOWN")
                .contains("[ok] a refusal says when to try again")
                .contains("the fast windows burn, and the shop is read-only")
                .contains("[ok] a refusal by the mode is no error")
                .contains("without errors the shop is no longer read-only")
                .contains("[ok] a shared secret,")
                .contains("[ok] neither fingerprints nor report hold a secret")
                .endsWith("Every step did what it claims." + System.lineSeparator())
                .doesNotContain("[failed]")
                .doesNotContain("made-up-");
        assertThat(told.exitCode()).isZero();
    }

    /** A claim that could not fail would prove nothing: without a failing provider no budget burns. */
    @Test
    void story_withoutItsFailure_isBroken() throws Exception {
        List<Step<Stage>> scenes = Scenes.all();

        Told told = Degraded.PROGRAM.tell("h2", List.of(scenes.get(1), scenes.get(4)));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.text())
                .contains("[failed]")
                .endsWith("A step did not do what it claims." + System.lineSeparator());
    }
}

package dev.ringfence.examples.degraded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.degraded.step.Scenes;
import dev.ringfence.examples.story.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DegradedIT {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int tell(String database, List<Step<Stage>> steps) throws Exception {
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            return Degraded.PROGRAM.tell(database, steps, out);
        }
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void story_onEachDatabase_holdsEveryClaim(String database) throws Exception {
        int exitCode = tell(database, Scenes.all());

        assertThat(output())
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
        assertThat(exitCode).isZero();
    }

    /** A claim that could not fail would prove nothing: without a failing provider no budget burns. */
    @Test
    void story_withoutItsFailure_isBroken() throws Exception {
        List<Step<Stage>> scenes = Scenes.all();

        assertThat(tell("h2", List.of(scenes.get(1), scenes.get(4)))).isEqualTo(1);
        assertThat(output())
                .contains("[failed]")
                .endsWith("A step did not do what it claims." + System.lineSeparator());
    }
}

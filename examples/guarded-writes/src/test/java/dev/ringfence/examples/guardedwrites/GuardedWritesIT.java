package dev.ringfence.examples.guardedwrites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.guardedwrites.step.Scenes;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Told;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedWritesIT {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void story_onEachDatabase_holdsEveryClaim(String database) throws Exception {
        Told told = GuardedWrites.PROGRAM.tell(database, Scenes.all());

        assertThat(told.text())
                .contains("by rule sql.delete-without-where")
                .contains("[ok] and rolled back: no price has changed")
                .contains("[ok] it would raise 40 prices")
                .contains("[ok] asked beforehand, the guard says what is missing")
                .contains("[ok] production takes the receipt")
                .contains("[ok] Ada's own signature does not count")
                .contains("[ok] it is used up: a second time is refused")
                .contains("by rule freeze.switch")
                .contains("[ok] 40 prices are set in spite of the freeze")
                .contains("[ok] not one row may be changed")
                .contains("by rule undo.changed-since")
                .contains("[ok] the others: 39 prices are what they were")
                .contains("EDITED", "MISSING")
                .endsWith("Every step did what it claims." + System.lineSeparator())
                .doesNotContain("[failed]");
        assertThat(told.exitCode()).isZero();
    }

    /** A claim that could not fail would prove nothing: without the glass being broken, nothing can be taken back. */
    @Test
    void story_withAScenePlayedOutOfOrder_isBroken() throws Exception {
        List<Step<Stage>> scenes = Scenes.all();

        Told told = GuardedWrites.PROGRAM.tell("h2", List.of(scenes.get(0), scenes.get(scenes.size() - 2)));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.text())
                .contains("[failed]")
                .endsWith("A step did not do what it claims." + System.lineSeparator());
    }

    @Test
    void database_notUnderstood_isRefused() throws Exception {
        Told told = GuardedWrites.PROGRAM.tell("oracle", Scenes.all());

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.text()).contains("'database' must be h2 or postgresql but was oracle");
    }
}

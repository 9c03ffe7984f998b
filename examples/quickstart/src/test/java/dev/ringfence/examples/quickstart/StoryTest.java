package dev.ringfence.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Map<String, String> H2 = Map.of();

    interface Play {
        void play(Stage stage, Transcript transcript) throws Exception;
    }

    static Step<Stage> step(String title, Play play) {
        return new Step<>() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public void play(Stage stage, Transcript transcript) throws Exception {
                play.play(stage, transcript);
            }
        };
    }

    @Test
    void steps_thatAllHold_arePlayedInOrder() throws Exception {
        List<String> played = new ArrayList<>();

        Told told = Told.of(
                H2,
                List.of(
                        step("one", (stage, transcript) -> transcript.claim(played.add("one"), "one plays")),
                        step("two", (stage, transcript) -> transcript.claim(played.add("two"), "two plays"))));

        assertThat(played).containsExactly("one", "two");
        assertThat(told.output()).contains("1. one", "[ok] one plays", "2. two", "[ok] two plays");
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void claim_thatDoesNotHold_endsTheStory() throws Exception {
        Told told = Told.of(
                H2,
                List.of(
                        step("broken", (stage, transcript) -> transcript.claim(false, "the earth is flat")),
                        step("never", (stage, transcript) -> transcript.say("unreachable"))));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output())
                .contains("[failed] this does not hold: the earth is flat")
                .contains("A step did not do what it claims.")
                .doesNotContain("[ok]", "unreachable");
    }

    @Test
    void failure_ofADriver_isToldWithoutItsMessage() throws Exception {
        Told told = Told.of(H2, List.of(step("broken", (stage, transcript) -> {
            throw new SQLException("duplicate key, detail: (email)=(ada@lovelace.net)");
        })));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output()).contains("[failed] java.sql.SQLException").doesNotContain("lovelace");
    }
}

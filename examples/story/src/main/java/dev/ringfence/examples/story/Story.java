package dev.ringfence.examples.story;

import dev.ringfence.base.RingfenceException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plays steps in order and stops at the first one that does not do what it claims.
 *
 * @param <S> what the steps share
 */
public final class Story<S> {
    private static final int FRAMES = 6;

    private final List<Step<S>> steps;

    /** A story of these steps, in this order. */
    public Story(List<Step<S>> steps) {
        this.steps = List.copyOf(steps);
    }

    /** True if every step did what it claims. */
    public boolean play(S stage, Transcript transcript) {
        for (Step<S> step : steps) {
            transcript.heading(step.title());
            try {
                step.play(stage, transcript);
            } catch (BrokenClaimException | RingfenceException refused) {
                transcript.say("[failed] " + refused.getMessage());
                return false;
            } catch (Exception failure) {
                transcript.say("[failed] " + withoutMessage(failure));
                return false;
            }
        }
        return true;
    }

    /** Where it happened, and no message: a driver's may quote the row. */
    private static String withoutMessage(Exception failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }
}

package dev.ringfence.examples.guardedwrites.step;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.write.WriteDeniedException;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Something was tried.
 *
 * @param changed how many rows it changed; 0 if it was refused
 * @param refused what was thrown, if it was refused
 */
record Attempt(int changed, Optional<RingfenceException> refused) {

    /** Tries it. What fails for any other reason than a refusal is thrown. */
    static Attempt of(Callable<Integer> action) throws Exception {
        try {
            return new Attempt(action.call(), Optional.empty());
        } catch (RingfenceException refused) {
            return new Attempt(0, Optional.of(refused));
        }
    }

    /** Why it was refused, if it was. */
    Optional<Refusal> refusal() {
        return refused.map(RingfenceException::refusal);
    }

    /** What was thrown by the guard of writes. */
    WriteDeniedException denied() {
        return refused.filter(WriteDeniedException.class::isInstance)
                .map(WriteDeniedException.class::cast)
                .orElseThrow();
    }

    /** True if it was refused by a rule. */
    boolean refusedBy(String rule) {
        return refusal().map(Refusal::rule).filter(rule::equals).isPresent();
    }

    /** Tells why it was refused. */
    Attempt shownIn(Transcript transcript) {
        refusal().ifPresent(why -> transcript.say(why.message()));
        return this;
    }
}

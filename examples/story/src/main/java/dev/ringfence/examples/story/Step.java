package dev.ringfence.examples.story;

/**
 * One scene of a story.
 *
 * @param <S> the stage: what the scenes of one story share
 */
public interface Step<S> {
    /** What it shows, in one line. */
    String title();

    /**
     * Plays it.
     *
     * @throws BrokenClaimException if it does not do what it claims
     * @throws Exception if anything else goes wrong
     */
    void play(S stage, Transcript transcript) throws Exception;
}

package dev.ringfence.examples.quickstart;

/** One scene of the story. */
public interface Step {
    /** What it shows, in one line. */
    String title();

    /**
     * Plays it.
     *
     * @throws BrokenClaimException if it does not do what it claims
     * @throws Exception if anything else goes wrong
     */
    void play(Stage stage, Transcript transcript) throws Exception;
}

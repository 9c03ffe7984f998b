package dev.ringfence.refresh.failure;

/** A connection was lost while the new rows were shown, and the target could not be asked afterwards whether they are. */
public final class UnknownOutcomeException extends RunFailure {
    private static final long serialVersionUID = 1L;

    private final String stamp;

    /**
     * A failure.
     *
     * @param state of the loss, an SQLSTATE
     * @param sequence of the stamp that comes with the new rows
     * @param nonce likewise
     */
    public UnknownOutcomeException(String state, long sequence, String nonce) {
        super(
                "the answer to the statement that shows the new rows was lost (SQLSTATE " + state
                        + "), and the target told nothing since",
                "refresh.outcome-unknown",
                "Showing the rows",
                "");
        this.stamp = "number " + sequence + " with the nonce " + nonce;
    }

    /** Nobody knows what became of the target. */
    @Override
    String remedy(String target) {
        return "the target shows its old rows, or the new ones, complete and proven: read its stamp when it answers;"
                + " if that is "
                + stamp + ", the refresh is done, otherwise run it again";
    }
}

package dev.ringfence.refresh.failure;

/** The new rows are there to stay, and something that belongs to them is not; the next run takes that up. */
public final class UnfinishedException extends RunFailure {
    private static final long serialVersionUID = 1L;

    public UnfinishedException(String message) {
        super(message, "refresh.unfinished", "Ending what follows the rows", "");
    }

    /** The target is not as it was. */
    @Override
    String remedy(String target) {
        return "the rows that were proven are in place: run it again, which first does what is left";
    }
}

package dev.ringfence.refresh;

/** The new rows are there to stay, and something that belongs to them is not; the next run takes that up. */
final class UnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}

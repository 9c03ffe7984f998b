package dev.ringfence.refresh;

/** Somebody asked the run to end. */
final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CancelledException() {
        super("the refresh was cancelled");
    }
}

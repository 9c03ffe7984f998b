package dev.ringfence.refresh;

/** Somebody asked the run to end. */
final class CancelledException extends RunFailure {
    private static final long serialVersionUID = 1L;

    CancelledException() {
        super("the refresh was cancelled", "refresh.cancelled", "Filling the target", "");
    }
}

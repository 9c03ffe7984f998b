package dev.ringfence.refresh.failure;

/** Somebody asked the run to end. */
public final class CancelledException extends RunFailure {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("the refresh was cancelled", "refresh.cancelled", "Filling the target", "");
    }
}

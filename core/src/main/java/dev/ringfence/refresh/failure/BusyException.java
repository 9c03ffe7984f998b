package dev.ringfence.refresh.failure;

/** Somebody else holds what the refresh needs; nothing is lost by trying again later. */
public final class BusyException extends RunFailure {
    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(
                message,
                "refresh.busy",
                "Filling the target",
                "run it again when they are gone: it goes on from what is written");
    }
}

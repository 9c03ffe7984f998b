package dev.ringfence.refresh;

/** Somebody else holds what the refresh needs; nothing is lost by trying again later. */
final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}

package dev.ringfence.store;

/** The store could not be reached, or did not answer in time. Says nothing of what it holds. */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure without a cause, with what was tried. */
    public StoreUnavailableException(String what) {
        super(what);
    }

    /** A failure, with what was tried. */
    public StoreUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}

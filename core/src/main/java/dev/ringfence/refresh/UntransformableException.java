package dev.ringfence.refresh;

/** A column held a value that its treatment cannot take. The message names the column and shows no value. */
final class UntransformableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UntransformableException(String message) {
        super(message);
    }
}

package dev.ringfence.refresh.failure;

/** A column held a value that its treatment cannot take. The message names the column and shows no value. */
public final class UntransformableException extends RunFailure {
    private static final long serialVersionUID = 1L;

    public UntransformableException(String message) {
        super(message, "refresh.transformation", "Transforming a column", "choose another treatment for the column");
    }
}

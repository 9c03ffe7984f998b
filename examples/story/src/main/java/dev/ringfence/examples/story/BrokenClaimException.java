package dev.ringfence.examples.story;

/** A step did not do what it claims. */
public final class BrokenClaimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenClaimException(String claim) {
        super("this does not hold: " + claim);
    }
}

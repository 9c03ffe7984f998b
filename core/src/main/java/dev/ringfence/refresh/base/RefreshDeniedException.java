package dev.ringfence.refresh.base;

import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import java.util.List;

/** A refresh was not planned, or not carried out; the target is as it was unless the remedy says otherwise. */
public final class RefreshDeniedException extends RingfenceException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> rulesToAdd;

    public RefreshDeniedException(Refusal refusal) {
        this(refusal, List.of());
    }

    public RefreshDeniedException(Refusal refusal, List<String> rulesToAdd) {
        super(refusal);
        this.rulesToAdd = List.copyOf(rulesToAdd);
    }

    /**
     * A rule for each column without one, in the form of the policy file, to be looked at and pasted. They are guesses by
     * name and type; empty if the refusal has another reason.
     */
    public List<String> rulesToAdd() {
        // After Java deserialization only the message is left.
        return rulesToAdd == null ? List.of() : rulesToAdd;
    }
}

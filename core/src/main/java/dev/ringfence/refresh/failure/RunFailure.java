package dev.ringfence.refresh.failure;

import java.util.List;

/** Why a run ended without its rows in place, or without what belongs to them; what is told of it shows no value of a row. */
public abstract class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String what;
    private final String remedy;

    /**
     * A failure.
     *
     * @param rule that refuses, such as {@code refresh.busy}
     * @param what was refused, in words
     * @param remedy what to do, if there is anything
     */
    public RunFailure(String message, String rule, String what, String remedy) {
        super(message);
        this.rule = rule;
        this.what = what;
        this.remedy = remedy;
    }

    String rule() {
        return rule;
    }

    String what() {
        return what;
    }

    /**
     * What to do.
     *
     * @param target what became of the target
     */
    String remedy(String target) {
        return remedy.isEmpty() ? target : remedy + "; " + target;
    }

    /** In readable lines. */
    public List<String> evidence() {
        return List.of(String.valueOf(getMessage()));
    }
}

package dev.ringfence.data;

/** How much the form of a value alone says about what it is. */
public enum Specificity {
    /** Form and check characters leave hardly any doubt: found wherever it stands. */
    DISTINCTIVE(0.85, 0.9, 0.99),
    /**
     * Form and a check digit that one number in ten or so passes by chance: found with a context word, or where it is
     * written with its separators or stands alone.
     */
    CHECKED(0.4, 0.6, 0.9),
    /**
     * As {@link #CHECKED}, but plain numbers and telephone numbers are grouped by the same separators: found with a
     * context word, or where it stands alone.
     */
    PLAIN(0.4, 0.45, 0.9),
    /**
     * Form alone, which bare digits have too, but hardly anything that is written with the same separators: found where
     * it is written with them, or with a context word.
     */
    SEPARATED(0.15, 0.55, 0.85),
    /** Form alone, which much else has too: found with a context word only, or where only this type is asked for. */
    WEAK(0.15, 0.35, 0.65);

    private final double bare;
    private final double separated;
    private final double withContext;

    Specificity(double bare, double separated, double withContext) {
        this.bare = bare;
        this.separated = separated;
        this.withContext = withContext;
    }

    /** Confidence in a value amid other text, written without separators, no context word near. */
    public double bare() {
        return bare;
    }

    /** Confidence in a value that is written with the separators of its kind, no context word near. */
    public double separated() {
        return separated;
    }

    /** Confidence in a value near a context word. */
    public double withContext() {
        return withContext;
    }
}

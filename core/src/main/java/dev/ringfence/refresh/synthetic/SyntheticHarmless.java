package dev.ringfence.refresh.synthetic;

/** Texts of a form that the schema demands, less those that a guard would take for live data. */
record SyntheticHarmless(SyntheticSpace of) implements SyntheticSpace {
    private static final int TRIES = 50;

    @Override
    public long size() {
        return of.size();
    }

    /** The next one that is none; where there is no other, that one: the scan at the end has the last word. */
    @Override
    public Object at(long index) {
        Object text = of.at(index);
        for (int i = 1; i < TRIES && !SyntheticPools.isMade(text.toString()); i++) {
            text = of.at((index + (long) i * 7_919) % of.size());
        }
        return text;
    }

    @Override
    public boolean distinct() {
        return false;
    }

    @Override
    public String describe() {
        return of.describe();
    }
}

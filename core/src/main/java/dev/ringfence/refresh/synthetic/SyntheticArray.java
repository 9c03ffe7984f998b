package dev.ringfence.refresh.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Arrays of up to three elements. */
record SyntheticArray(SyntheticSpace elements) implements SyntheticSpace {
    private static final int MOST = 3;
    private static final long STEP = 2_654_435_761L;

    @Override
    public long size() {
        return Math.min(ENDLESS, elements.size()) * 1L;
    }

    /** The first element tells the index. */
    @Override
    public Object at(long index) {
        List<Object> values = new ArrayList<>();
        long size = elements.size();
        for (int i = 0; i <= index % MOST; i++) {
            values.add(elements.at(Math.floorMod(index + i * STEP, size)));
        }
        return List.copyOf(values);
    }

    @Override
    public boolean distinct() {
        return elements.distinct();
    }

    @Override
    public String describe() {
        return "arrays of " + elements.describe();
    }
}

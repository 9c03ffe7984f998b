package dev.ringfence.refresh.synthetic;

import java.util.List;

/** Values that are written down somewhere: by the schema or by whoever fills. */
record SyntheticList(List<Object> values, String describe) implements SyntheticSpace {
    SyntheticList {
        values = List.copyOf(values);
    }

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public Object at(long index) {
        return values.get((int) index);
    }

    @Override
    public boolean distinct() {
        return values.stream().distinct().count() == values.size();
    }
}

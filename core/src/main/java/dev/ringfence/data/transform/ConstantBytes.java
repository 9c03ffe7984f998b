package dev.ringfence.data.transform;

import dev.ringfence.data.ByteColumn;

/** The same bytes in place of all values but the empty one. */
final class ConstantBytes implements ByteColumn {
    private final byte[] constant;

    ConstantBytes(byte[] constant) {
        this.constant = constant;
    }

    @Override
    public boolean add(byte[] bytes, int from, int to) {
        return to > from;
    }

    @Override
    public void transform() {
        // There is nothing to be computed.
    }

    @Override
    public byte[] bytes() {
        return constant;
    }

    @Override
    public int begin(int number) {
        return 0;
    }

    @Override
    public int end(int number) {
        return constant.length;
    }

    @Override
    public void clear() {
        // There is nothing to be forgotten.
    }
}

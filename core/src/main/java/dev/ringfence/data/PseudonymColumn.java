package dev.ringfence.data;

import java.util.Arrays;

/** Pseudonyms for plain values, many at a time. */
final class PseudonymColumn implements ByteColumn {
    private static final int EXPECTED = 1_024;
    private static final int EXPECTED_LENGTH = 32;

    /** Longer ones are rare, and no identifiers. */
    private static final int LONGEST = 512;

    private final AsciiSpace space;
    private final int maxLength;
    private final KeyedForms forms;
    private final MadeBytes made = new MadeBytes(EXPECTED * EXPECTED_LENGTH);
    private AsciiValue[] values = new AsciiValue[0];
    private int[] end = new int[0];
    private int size;

    PseudonymColumn(AsciiSpace space, KeyedFunction keyed, int maxLength) {
        this.space = space;
        this.maxLength = maxLength;
        this.forms = new KeyedForms(keyed, EXPECTED);
    }

    @Override
    public boolean add(byte[] bytes, int from, int to) {
        if (to - from > LONGEST || isBlank(bytes, from, to) || !AsciiValue.isPlain(bytes, from, to)) {
            return false;
        }
        if (size == values.length) {
            grow();
        }
        AsciiValue value = values[size];
        value.set(bytes, from, to, forms.size());
        if (!space.ask(value, maxLength, forms)) {
            return false;
        }
        size++;
        return true;
    }

    private void grow() {
        int room = Math.max(EXPECTED, 2 * size);
        values = Arrays.copyOf(values, room);
        end = Arrays.copyOf(end, room);
        for (int i = size; i < room; i++) {
            values[i] = new AsciiValue();
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at == to;
    }

    @Override
    public void transform() {
        forms.compute();
        for (int i = 0; i < size; i++) {
            space.make(values[i], maxLength, forms, made);
            end[i] = made.size();
        }
    }

    @Override
    public byte[] bytes() {
        return made.bytes();
    }

    @Override
    public int begin(int number) {
        return number == 0 ? 0 : end[number - 1];
    }

    @Override
    public int end(int number) {
        return end[number];
    }

    @Override
    public void clear() {
        forms.clear();
        made.clear();
        size = 0;
    }
}

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
    /** The one that is asked for, or made. */
    private final AsciiValue value = new AsciiValue();

    /** All values, one behind the other: near each other, and nothing of the caller's is kept. */
    private byte[] plain = new byte[EXPECTED * EXPECTED_LENGTH];

    private int used;
    private int[] from = new int[EXPECTED];
    private int[] to = new int[EXPECTED];
    private int[] form = new int[EXPECTED];
    private int[] end = new int[EXPECTED];
    private int size;

    PseudonymColumn(AsciiSpace space, KeyedFunction keyed, int maxLength) {
        this.space = space;
        this.maxLength = maxLength;
        this.forms = new KeyedForms(keyed, EXPECTED);
    }

    @Override
    public boolean add(byte[] bytes, int begin, int behind) {
        int length = behind - begin;
        if (length > LONGEST || isBlank(bytes, begin, behind)) {
            return false;
        }
        if (used + length > plain.length) {
            plain = Arrays.copyOf(plain, 2 * plain.length);
        }
        if (!AsciiValue.copyPlain(bytes, begin, behind, plain, used)) {
            return false;
        }
        if (size == end.length) {
            grow();
        }
        value.set(plain, used, used + length, forms.size());
        if (!space.ask(value, maxLength, forms)) {
            return false;
        }
        from[size] = value.from();
        to[size] = value.to();
        form[size++] = value.form();
        used += length;
        return true;
    }

    private void grow() {
        from = Arrays.copyOf(from, 2 * size);
        to = Arrays.copyOf(to, 2 * size);
        form = Arrays.copyOf(form, 2 * size);
        end = Arrays.copyOf(end, 2 * size);
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
            value.set(plain, from[i], to[i], form[i]);
            space.make(value, maxLength, forms, made);
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
        used = 0;
        size = 0;
    }
}

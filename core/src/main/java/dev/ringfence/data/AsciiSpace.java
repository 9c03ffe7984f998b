package dev.ringfence.data;

import java.util.Optional;

/**
 * A made space whose values are written in ASCII, and mostly stand for such: it makes them from bytes, many at a time, and
 * one by one in the same way.
 */
interface AsciiSpace extends MadeSpace {

    /**
     * Adds the canonical forms of a value, and may {@linkplain AsciiValue#narrow narrow} it to what is laid out anew.
     *
     * @return false if the value is to be replaced as a text; then no form was added
     */
    boolean ask(AsciiValue value, int maxLength, KeyedForms forms);

    /** Appends what the value becomes, now that its forms are computed. */
    void make(AsciiValue value, int maxLength, KeyedForms forms, MadeBytes made);

    @Override
    default Optional<ByteColumn> column(KeyedFunction keyed, int maxLength) {
        return Optional.of(new PseudonymColumn(this, keyed, maxLength));
    }

    /** What one text becomes; empty if it is not asked for here. */
    default Optional<String> one(KeyedFunction keyed, String text, int maxLength) {
        AsciiValue value = AsciiValue.of(text);
        KeyedForms forms = new KeyedForms(keyed, 1);
        if (!ask(value, maxLength, forms)) {
            return Optional.empty();
        }
        forms.compute();
        MadeBytes made = new MadeBytes(0);
        make(value, maxLength, forms, made);
        return Optional.of(value.text(made, text));
    }
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Remainder;
import dev.ringfence.data.checksum.Weighted;

/** The checks of VAT numbers, told apart by the two letters that they begin with. */
record VatNumber(String country, int length, CheckCharacters digits) implements CheckCharacters {
    static final CheckCharacters CHECK = new VatNumber(
                    "EE", 11, Weighted.sum(3, 7, 1, 3, 7, 1, 3, 7).modulo(10))
            .or(new VatNumber(
                    "LT", 11, lithuanian(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, new int[] {3, 4, 5, 6, 7, 8, 9, 1})))
            .or(new VatNumber("LT", 14, lithuanian(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2}, new int[] {
                3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4
            })))
            .or(new VatNumber("LU", 10, Remainder.modulo(89)))
            // Of legal persons; those of natural persons are personal codes.
            .or(new VatNumber(
                    "LV",
                    13,
                    Weighted.sum(9, 1, 4, 8, 3, 10, 2, 5, 7, 6).modulo(11).plus(8)))
            .or(new VatNumber("MT", 10, Weighted.sum(3, 4, 6, 7, 8, 9).modulo(37)));

    private static CheckCharacters lithuanian(int[] first, int[] second) {
        return Weighted.sum(first).ifTenThen(second).modulo(11).remainder().symbols("01234567890");
    }

    private boolean fits(CharSequence text, int from, int to) {
        return to - from == length
                && text.charAt(from) == country.charAt(0)
                && text.charAt(from + 1) == country.charAt(1);
    }

    @Override
    public boolean isValid(CharSequence text, int from, int to) {
        return fits(text, from, to) && digits.isValid(text, from + 2, to);
    }

    @Override
    public boolean write(StringBuilder text, int from, int to, int steps) {
        return fits(text, from, to) && digits.write(text, from + 2, to, steps);
    }
}

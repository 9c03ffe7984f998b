package dev.ringfence.data.identifier;

import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;

/** The personal code that Estonia and Lithuania share: sex and century, birth date, serial, check digit. */
final class PersonalCode {
    /** Two rows of weights modulo 11; 0 where both leave 10. */
    static final CheckCharacters CHECK = Weighted.sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 1)
            .ifTenThen(3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
            .modulo(11)
            .remainder()
            .symbols("01234567890");

    private PersonalCode() {}

    /** 1 and 2 are the 1800s, each two further ones the next century. */
    static boolean isPerson(CharSequence code) {
        int sex = code.charAt(0) - '0';
        int century = 1800 + (sex - 1) / 2 * 100;
        return sex >= 1
                && sex <= 8
                && Dates.exists(century + Dates.number(code, 1, 3), Dates.number(code, 3, 5), Dates.number(code, 5, 7));
    }
}

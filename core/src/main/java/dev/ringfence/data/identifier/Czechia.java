package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Remainder;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Czechia; the birth number is that of Slovakia too. */
public final class Czechia {
    /** The birth number: date with 50 added to the month for women (20 more where serials ran out), serial, a digit that makes it a multiple of 11 (Zakon 133/2000 Sb., section 13). Nine digits before 1954 have no check and are not known here. */
    public static final InfoType BIRTH_NUMBER = InfoType.builder("CZ_BIRTH_NUMBER")
            .identifier(Identifier.shape("999999/9999", "9999999999", "999999 9999")
                    .checksum(Remainder.modulo(11).symbols("01234567890"))
                    .where(Czechia::isBorn)
                    .build())
            .context(
                    "rodné číslo",
                    "rodne cislo",
                    "rč",
                    "rc",
                    "r.č",
                    "birth number",
                    "rodné čísla",
                    "rodného čísla",
                    "rodné",
                    "národné")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of a business: eight digits, modulo 11 (CSU, ICO); with CZ before it the VAT number. */
    public static final InfoType COMPANY_NUMBER = InfoType.builder("CZ_ICO")
            .identifier(Identifier.shape("99999999", "cz99999999", "cz 99999999", "999 99 999")
                    .checksum(Weighted.sum(8, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .symbols("11234567890")
                            .last(8))
                    .neverBegins("0000")
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "ičo", "ico", "ič", "identifikační číslo", "dič", "dic", "ič dph", "company number", "vat", "firma")
            .build();

    static final List<InfoType> TYPES = List.of(BIRTH_NUMBER, COMPANY_NUMBER);

    private Czechia() {}

    private static boolean isBorn(CharSequence number) {
        int raised = Dates.number(number, 2, 4);
        int ofPerson = raised > 50 ? raised - 50 : raised;
        int month = ofPerson > 20 ? ofPerson - 20 : ofPerson;
        return Dates.exists(Dates.number(number, 0, 2), month, Dates.number(number, 4, 6));
    }
}

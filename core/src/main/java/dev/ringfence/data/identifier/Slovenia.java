package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Slovenia. */
public final class Slovenia {
    /** The number of a citizen: birth date with the last three digits of the year, register 50, serial, check digit modulo 11 (Zakon o centralnem registru prebivalstva). */
    public static final InfoType PERSONAL_NUMBER = InfoType.builder("SI_EMSO")
            .identifier(Identifier.shape("9999999999999", "9999999 999999")
                    .checksum(Weighted.sum(7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2).modulo(11))
                    .where(Slovenia::isPerson)
                    .build())
            .context(
                    "emšo",
                    "emso",
                    "enotna matična številka",
                    "enotna maticna stevilka",
                    "personal number",
                    "national id",
                    "jmbg")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number: eight digits modulo 11 (Zakon o davcnem postopku); with SI before it the VAT number. */
    public static final InfoType TAX_NUMBER = InfoType.builder("SI_TAX_NUMBER")
            .identifier(Identifier.shape("99999999", "si99999999", "si 99999999")
                    .checksum(Weighted.sum(8, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .symbols("01234567890")
                            .last(8))
                    .where(number -> number.charAt(number.length() - 8) != '0')
                    .build())
            .context("davčna številka", "davcna stevilka", "davčna", "ddv", "id za ddv", "tax number", "vat", "tax id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_NUMBER, TAX_NUMBER);

    private Slovenia() {}

    private static boolean isPerson(CharSequence number) {
        int year = Dates.number(number, 4, 7);
        int register = Dates.number(number, 7, 9);
        return register >= 50
                && register <= 59
                && Dates.exists(
                        year > 800 ? 1000 + year : 2000 + year, Dates.number(number, 2, 4), Dates.number(number, 0, 2));
    }
}

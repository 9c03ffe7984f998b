package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Bulgaria. */
public final class Bulgaria {
    /** The uniform civil number: birth date with 20 (1800s) or 40 (2000s) added to the month, serial, check digit modulo 11 (Naredba RD-02-20-9). */
    public static final InfoType CIVIL_NUMBER = InfoType.builder("BG_EGN")
            .identifier(Identifier.shape("9999999999")
                    .checksum(Weighted.sum(2, 4, 8, 5, 10, 9, 7, 3, 6)
                            .modulo(11)
                            .remainder()
                            .symbols("01234567890"))
                    .where(Bulgaria::isBorn)
                    .build())
            .context("егн", "egn", "единен граждански номер", "uniform civil number", "civil number", "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The identification code of a business: nine digits, modulo 11 twice (Zakon za registar BULSTAT). */
    public static final InfoType COMPANY_NUMBER = InfoType.builder("BG_EIK")
            .identifier(Identifier.shape("999999999", "bg999999999", "bg 999999999")
                    .checksum(Weighted.sum(1, 2, 3, 4, 5, 6, 7, 8)
                            .ifTenThen(3, 4, 5, 6, 7, 8, 9, 10)
                            .modulo(11)
                            .remainder()
                            .symbols("01234567890")
                            .last(9))
                    .build())
            .context("еик", "eik", "булстат", "bulstat", "ддс", "dds", "vat", "company number")
            .build();

    static final List<InfoType> TYPES = List.of(CIVIL_NUMBER, COMPANY_NUMBER);

    private Bulgaria() {}

    private static boolean isBorn(CharSequence number) {
        int raised = Dates.number(number, 2, 4);
        int month = raised > 40 ? raised - 40 : raised > 20 ? raised - 20 : raised;
        int century = raised > 40 ? 2000 : raised > 20 ? 1800 : 1900;
        return Dates.exists(century + Dates.number(number, 0, 2), month, Dates.number(number, 4, 6));
    }
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Denmark. */
public final class Denmark {
    /** The number of a person: birth date and serial (CPR-loven; without a check since 2007). No day is above 31; those raised by 60 are for tests. */
    public static final InfoType CPR_NUMBER = InfoType.builder("DK_CPR")
            .identifier(Identifier.shape("999999-9999", "999999 9999", "9999999999")
                    .where(number -> Dates.isDayMonthYear(number, 0))
                    .reserved(
                            "61", "62", "63", "64", "65", "66", "67", "68", "69", "70", "71", "72", "73", "74", "75",
                            "76", "77", "78", "79", "80", "81", "82", "83", "84", "85", "86", "87", "88", "89", "90",
                            "91")
                    .specificity(Specificity.SEPARATED)
                    .build())
            .context(
                    "cpr",
                    "cpr-nummer",
                    "cpr-nr",
                    "cpr nr",
                    "personnummer",
                    "cpr number",
                    "civil registration number",
                    "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of a business: eight digits, modulo 11 (Erhvervsstyrelsen). */
    public static final InfoType CVR_NUMBER = InfoType.builder("DK_CVR")
            .identifier(Identifier.shape("99999999", "99 99 99 99", "dk99999999", "dk 99999999", "dk-99999999")
                    .checksum(Weighted.sum(2, 7, 6, 5, 4, 3, 2).modulo(11).last(8))
                    .where(number -> number.charAt(number.length() - 8) != '0')
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "cvr", "cvr-nummer", "cvr-nr", "cvr nr", "se-nummer", "virksomhed", "moms", "vat", "company number")
            .build();

    static final List<InfoType> TYPES = List.of(CPR_NUMBER, CVR_NUMBER);

    private Denmark() {}
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Hungary. */
public final class Hungary {
    private static final CheckCharacters COMPANY =
            Weighted.sum(9, 7, 3, 1, 9, 7, 3).modulo(10);

    /** The tax identification of a person: 8, days since 1867, serial, modulo 11 (Act XX of 1996). */
    public static final InfoType TAX_ID = InfoType.builder("HU_TAX_ID")
            .identifier(Identifier.shape("9999999999")
                    .checksum(Weighted.sum(1, 2, 3, 4, 5, 6, 7, 8, 9).modulo(11).remainder())
                    .where(number -> number.charAt(0) == '8')
                    .build())
            .context(
                    "adóazonosító",
                    "adóazonosító jel",
                    "adoazonosito",
                    "adóazonosító jele",
                    "tax id",
                    "tax identification number")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The social insurance number: nine digits, weights 3 and 7 modulo 10 (Act XX of 1996). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("HU_TAJ")
            .identifier(Identifier.shape("999999999", "999 999 999", "999-999-999")
                    .checksum(Weighted.sum(3, 7, 3, 7, 3, 7, 3, 7).modulo(10).remainder())
                    .neverBegins("000000")
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("taj", "taj-szám", "taj szám", "taj szam", "tajszám", "társadalombiztosítási", "social security")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number of a business: eight digits with a check digit, kind of taxation, region (Act CL of 2017). */
    public static final InfoType COMPANY_TAX_NUMBER = InfoType.builder("HU_COMPANY_TAX_NUMBER")
            .identifier(Identifier.shape("99999999-9-99", "hu99999999", "hu 99999999")
                    .checksum(COMPANY.part(0, 8).or(COMPANY.part(2, 10)))
                    .where(number -> number.charAt(0) == 'H'
                            || (number.charAt(8) >= '1' && number.charAt(8) <= '5' && Dates.number(number, 9, 11) >= 2))
                    .build())
            .context("adószám", "adoszam", "közösségi adószám", "tax number", "vat", "áfa", "cég")
            .build();

    /** The personal identifier: sex and century, birth date, serial, modulo 11 with weights that rise, or fall until 1996 (Act XX of 1996). */
    public static final InfoType PERSONAL_ID = InfoType.builder("HU_PERSONAL_ID")
            .identifier(Identifier.shape("9-999999-9999", "9 999999 9999", "99999999999")
                    .checksum(Weighted.sum(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
                            .modulo(11)
                            .remainder()
                            .or(Weighted.sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                                    .modulo(11)
                                    .remainder()))
                    .where(number ->
                            number.charAt(0) >= '1' && number.charAt(0) <= '8' && Dates.isYearMonthDay(number, 1))
                    .build())
            .context(
                    "személyi szám",
                    "személyi azonosító",
                    "szemelyi szam",
                    "személyazonosító",
                    "personal identification number",
                    "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(TAX_ID, SOCIAL_SECURITY, COMPANY_TAX_NUMBER, PERSONAL_ID);

    private Hungary() {}
}

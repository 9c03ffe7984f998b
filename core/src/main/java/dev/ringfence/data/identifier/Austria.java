package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Austria. */
public final class Austria {
    /** The social security number: serial, check digit modulo 11, birth date; months 13 to 15 where serials ran out (ASVG, section 460d). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("AT_SVNR")
            .identifier(Identifier.shape("9999_999999", "9999999999", "9999 99 99 99", "9999-99.99.99")
                    .checksum(Weighted.sum(3, 7, 9, 5, 8, 4, 2, 1, 6)
                            .modulo(11)
                            .remainder()
                            .at(3))
                    .where(Austria::isBorn)
                    .build())
            .context(
                    "svnr",
                    "sv-nr",
                    "sv-nummer",
                    "sozialversicherungsnummer",
                    "versicherungsnummer",
                    "e-card",
                    "social security",
                    "social security number",
                    "sv nr")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The VAT number: ATU, seven digits and a check digit (BMF, UID). */
    public static final InfoType VAT_ID = InfoType.builder("AT_UID")
            .identifier(Identifier.shape("atu99999999", "at u99999999")
                    .checksum(Weighted.sum(1, 2, 1, 2, 1, 2, 1)
                            .crossed()
                            .modulo(10)
                            .plus(4)
                            .part(3, 11))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("uid", "uid-nr", "ust-id", "umsatzsteuer", "vat", "vat number", "uid-nummer", "ust-idnr")
            .build();

    /** The passport number: a letter and seven digits, or two letters and seven digits (BMI). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("AT_PASSPORT")
            .identifier(Identifier.shape("A9999999", "AA9999999", "A 9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("reisepass", "passnummer", "pass", "passport", "passport number")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(SOCIAL_SECURITY, VAT_ID, PASSPORT);

    private Austria() {}

    private static boolean isBorn(CharSequence number) {
        int month = Dates.number(number, 6, 8);
        int day = Dates.number(number, 4, 6);
        boolean replaced = month >= 13 && month <= 15 && day >= 1 && day <= 31;
        return number.charAt(0) != '0' && (replaced || Dates.exists(Dates.number(number, 8, 10), month, day));
    }
}

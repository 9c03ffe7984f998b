package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of Sweden. */
public final class Sweden {
    /** The personal number, and the coordination number with 60 added to the day: Luhn over the last ten digits (Folkbokforingslagen 1991:481, section 18). */
    public static final InfoType PERSONAL_NUMBER = InfoType.builder("SE_PERSONNUMMER")
            .identifier(Identifier.shape(
                            "999999-9999",
                            "999999+9999",
                            "9999999999",
                            "99999999-9999",
                            "99999999+9999",
                            "999999999999")
                    .checksum(Luhn.DIGITS.last(10))
                    .where(Sweden::isPerson)
                    .build())
            .context(
                    "personnummer",
                    "personnr",
                    "pers nr",
                    "pnr",
                    "samordningsnummer",
                    "person nr",
                    "personal identity number",
                    "personal number",
                    "födelsenummer",
                    "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of an organisation: Luhn; the third digit is at least 2 (Lag 1974:174). */
    public static final InfoType ORGANISATION_NUMBER = InfoType.builder("SE_ORGANISATIONSNUMMER")
            .identifier(Identifier.shape("999999-9999", "9999999999", "16999999-9999", "169999999999", "se999999999901")
                    .checksum(Luhn.DIGITS.or(Luhn.DIGITS.part(2, 12)))
                    .where(Sweden::isOrganisation)
                    .build())
            .context(
                    "organisationsnummer",
                    "orgnr",
                    "org.nr",
                    "org nr",
                    "org.nummer",
                    "företag",
                    "foretag",
                    "bolag",
                    "vat",
                    "momsnummer",
                    "organisation number",
                    "company number")
            .build();

    /** The passport number: eight digits, or two letters and six or seven digits (Polisen). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("SE_PASSPORT")
            .identifier(Identifier.shape("99999999", "AA999999", "AA9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("pass", "passnummer", "passport", "passport number")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_NUMBER, ORGANISATION_NUMBER, PASSPORT);

    private Sweden() {}

    private static boolean isPerson(CharSequence number) {
        int at = number.length() - 10;
        if (at == 2) {
            int century = Dates.number(number, 0, 2);
            if (century < 18 || century > 20) {
                return false;
            }
        }
        int year = Dates.number(number, 0, at + 2);
        int day = Dates.number(number, at + 4, at + 6);
        return Dates.exists(year, Dates.number(number, at + 2, at + 4), day > 60 ? day - 60 : day);
    }

    private static boolean isOrganisation(CharSequence number) {
        int at = number.length() == 10 ? 0 : 2;
        char form = number.charAt(at);
        return form != '0' && form != '4' && number.charAt(at + 2) >= '2';
    }
}

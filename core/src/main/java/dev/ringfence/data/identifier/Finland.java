package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Remainder;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Finland. */
public final class Finland {
    private static final CheckCharacters BUSINESS =
            Weighted.sum(7, 9, 10, 5, 8, 4, 2).modulo(11);

    /** The personal identity code: birth date, sign of the century, serial, character modulo 31 (Valtioneuvoston asetus 128/2010; signs of 2023 too). */
    public static final InfoType PERSONAL_IDENTITY_CODE = InfoType.builder("FI_PERSONAL_IDENTITY_CODE")
            .identifier(Identifier.shape("999999-999X", "999999+999X", "999999A999X")
                    .checksum(Remainder.modulo(31)
                            .symbols("0123456789ABCDEFHJKLMNPRSTUVWXY")
                            .skippingLetters())
                    .where(Finland::isPerson)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "hetu",
                    "henkilötunnus",
                    "henkilotunnus",
                    "sotu",
                    "personbeteckning",
                    "personal identity code",
                    "identity code",
                    "national id")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The business identity code: seven digits and a check digit (PRH, "Y-tunnus"). */
    public static final InfoType BUSINESS_ID = InfoType.builder("FI_BUSINESS_ID")
            .identifier(Identifier.shape("9999999-9", "fi99999999")
                    .checksum(BUSINESS.or(BUSINESS.part(2, 10)))
                    .build())
            .context("y-tunnus", "ytunnus", "fo-nummer", "business id", "alv", "alv-numero", "vat", "yritys")
            .build();

    /** The passport number: two letters and seven digits (Poliisi). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("FI_PASSPORT")
            .identifier(
                    Identifier.shape("AA9999999").specificity(Specificity.WEAK).build())
            .context("passi", "passinumero", "passin numero", "passport", "pass")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_IDENTITY_CODE, BUSINESS_ID, PASSPORT);

    private Finland() {}

    private static boolean isPerson(CharSequence code) {
        boolean sign = code.length() == 11;
        // A to F are born from 2000 on, U to Y before.
        if (sign && "ABCDEFUVWXY".indexOf(code.charAt(6)) < 0) {
            return false;
        }
        int serial = Dates.number(code, code.length() - 4, code.length() - 1);
        return serial >= 2 && Dates.isDayMonthYear(code, 0);
    }
}

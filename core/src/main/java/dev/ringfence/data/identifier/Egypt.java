package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Egypt. */
public final class Egypt {
    /** The identity number: century, birth date, governorate, serial (Civil Status Law 143/1994). The rule of its check digit is not
     * published. */
    public static final InfoType NATIONAL_IDENTITY = InfoType.builder("EG_NATIONAL_ID")
            .identifier(Identifier.shape("99999999999999")
                    .where(Egypt::isPerson)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context("national id", "egyptian id", "national number", "الرقم القومي", "رقم قومي", "بطاقة")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_IDENTITY);

    private Egypt() {}

    private static boolean isPerson(CharSequence number) {
        char century = number.charAt(0);
        int governorate = Dates.number(number, 7, 9);
        return (century == '2' || century == '3')
                && Dates.isYearMonthDay(number, 1)
                && ((governorate >= 1 && governorate <= 35) || governorate == 88);
    }
}

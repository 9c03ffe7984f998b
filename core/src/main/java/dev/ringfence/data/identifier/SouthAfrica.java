package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of South Africa. */
public final class SouthAfrica {
    /** The identity number: birth date, sex, citizenship 0 to 2, Luhn (Identification Act 68/1997, section 7). */
    public static final InfoType IDENTITY_NUMBER = InfoType.builder("ZA_ID")
            .identifier(Identifier.shape("9999999999999", "999999 9999 99 9", "999999 9999 999")
                    .checksum(Luhn.DIGITS)
                    .where(number -> Dates.isYearMonthDay(number, 0))
                    .where(number -> number.charAt(10) < '3')
                    .build())
            .context(
                    "id number",
                    "identity number",
                    "id no",
                    "south african id",
                    "rsa id",
                    "sa id",
                    "identity document",
                    "identiteitsnommer",
                    "id-nommer")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(IDENTITY_NUMBER);

    private SouthAfrica() {}
}

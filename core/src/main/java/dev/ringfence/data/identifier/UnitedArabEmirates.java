package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of the United Arab Emirates. */
public final class UnitedArabEmirates {
    /** The identity number: 784, year of birth, serial, Luhn (ICP). */
    public static final InfoType EMIRATES_ID = InfoType.builder("AE_EMIRATES_ID")
            .identifier(Identifier.shape("784-9999-9999999-9", "784 9999 9999999 9", "784999999999999")
                    .checksum(Luhn.DIGITS)
                    .where(number -> Dates.number(number, 3, 7) >= 1880 && Dates.number(number, 3, 7) < 2100)
                    .build())
            .context(
                    "emirates id",
                    "eid",
                    "uae id",
                    "identity card",
                    "id number",
                    "الهوية",
                    "رقم الهوية",
                    "بطاقة الهوية")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(EMIRATES_ID);

    private UnitedArabEmirates() {}
}

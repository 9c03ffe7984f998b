package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of Saudi Arabia. */
public final class SaudiArabia {
    /** The number of a citizen (1) or resident (2): ten digits, Luhn (Absher). */
    public static final InfoType NATIONAL_IDENTITY = InfoType.builder("SA_NATIONAL_ID")
            .identifier(Identifier.shape("9999999999")
                    .checksum(Luhn.DIGITS)
                    .where(number -> number.charAt(0) == '1' || number.charAt(0) == '2')
                    .build())
            .context(
                    "national id",
                    "iqama",
                    "saudi id",
                    "iqama number",
                    "absher",
                    "هوية",
                    "رقم الهوية",
                    "الهوية الوطنية",
                    "إقامة",
                    "رقم الإقامة")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_IDENTITY);

    private SaudiArabia() {}
}

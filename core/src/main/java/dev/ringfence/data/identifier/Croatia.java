package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Iso7064;
import java.util.List;

/** Identifiers of Croatia. */
public final class Croatia {
    /** The personal identification number: eleven digits, ISO/IEC 7064, MOD 11,10 (Zakon o osobnom identifikacijskom broju); with HR before it the VAT number. */
    public static final InfoType PERSONAL_ID = InfoType.builder("HR_OIB")
            .identifier(Identifier.shape("99999999999", "hr99999999999", "hr 99999999999")
                    .checksum(Iso7064.MOD_11_10.last(11))
                    .neverBegins("00000000")
                    .build())
            .context(
                    "oib",
                    "osobni identifikacijski broj",
                    "osobni",
                    "pdv",
                    "personal identification number",
                    "tax id",
                    "vat")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_ID);

    private Croatia() {}
}

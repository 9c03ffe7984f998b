package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Kenya. */
public final class Kenya {
    /** The personal identification number of the revenue authority: A or P, nine digits, a letter (KRA). */
    public static final InfoType TAX_PIN = InfoType.builder("KE_KRA_PIN")
            .identifier(Identifier.shape("A999999999A")
                    .where(pin -> pin.charAt(0) == 'A' || pin.charAt(0) == 'P')
                    .specificity(Specificity.CHECKED)
                    .build())
            .context("kra", "kra pin", "pin", "tax pin", "pin number")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The identity card: seven or eight digits (National Registration Bureau). */
    public static final InfoType NATIONAL_IDENTITY = InfoType.builder("KE_NATIONAL_ID")
            .identifier(Identifier.shape("99999999", "9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("national id", "id number", "id no", "kitambulisho", "huduma", "identity card")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(TAX_PIN, NATIONAL_IDENTITY);

    private Kenya() {}
}

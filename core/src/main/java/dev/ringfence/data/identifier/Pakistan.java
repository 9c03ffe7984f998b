package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Pakistan. */
public final class Pakistan {
    /** The computerized identity card: province, family, a last digit for the sex (NADRA). */
    public static final InfoType CNIC = InfoType.builder("PK_CNIC")
            .identifier(Identifier.shape("99999-9999999-9", "9999999999999")
                    .where(number -> number.charAt(0) >= '1' && number.charAt(0) <= '8')
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "cnic",
                    "nicop",
                    "nadra",
                    "identity card",
                    "id card",
                    "national id",
                    "shanakhti card",
                    "شناختی کارڈ")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CNIC);

    private Pakistan() {}
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of the Philippines. */
public final class Philippines {
    /** The taxpayer number: nine digits and a branch of three to five (BIR). The rule of its check digit is not published. */
    public static final InfoType TAX_NUMBER = InfoType.builder("PH_TIN")
            .identifier(Identifier.shape(
                            "999-999-999-999",
                            "999-999-999-99999",
                            "999-999-999",
                            "999 999 999 999",
                            "999-999-999-9999",
                            "999999999999",
                            "999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("tin", "tin no", "tin #", "tax identification number", "taxpayer identification", "bir", "tax id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of the Social Security System: 2, 7 and 1 digits (SSS). */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("PH_SSS")
            .identifier(Identifier.shape("99-9999999-9", "9999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("sss", "sss number", "sss no", "social security")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of the health insurance: 2, 9 and 1 digits (PhilHealth). */
    public static final InfoType PHILHEALTH = InfoType.builder("PH_PHILHEALTH")
            .identifier(Identifier.shape("99-999999999-9", "999999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("philhealth", "philhealth no", "pin", "health insurance")
            .tags(InfoTag.HIPAA_HEALTH_PLAN, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The common reference number of the unified multi-purpose card: 4, 7 and 1 digits. */
    public static final InfoType UMID = InfoType.builder("PH_UMID")
            .identifier(Identifier.shape("9999-9999999-9")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("umid", "crn", "common reference number", "gsis")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(TAX_NUMBER, SOCIAL_SECURITY, PHILHEALTH, UMID);

    private Philippines() {}
}

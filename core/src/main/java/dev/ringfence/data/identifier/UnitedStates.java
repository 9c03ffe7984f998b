package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of the United States. */
public final class UnitedStates {
    /**
     * The social security number. Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned (SSA,
     * "Social Security Number Randomization").
     */
    public static final InfoType SOCIAL_SECURITY_NUMBER = InfoType.builder("US_SSN")
            .identifier(Identifier.shape("999-99-9999", "999 99 9999", "999999999")
                    .neverBegins("000", "666", "9")
                    .where(ssn -> !(ssn.charAt(3) == '0' && ssn.charAt(4) == '0'))
                    .where(ssn -> !"0000".contentEquals(ssn.subSequence(5, 9)))
                    .specificity(Specificity.SEPARATED)
                    .build())
            .context("ssn", "social security", "social")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(SOCIAL_SECURITY_NUMBER);

    private UnitedStates() {}
}

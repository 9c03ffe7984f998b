package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Viet Nam. */
public final class Vietnam {
    /** The citizen identity number: place, century and sex, year, serial (Decree 137/2015, article 13). */
    public static final InfoType CITIZEN_IDENTITY = InfoType.builder("VN_CCCD")
            .identifier(Identifier.shape("999999999999")
                    .where(number -> Dates.number(number, 0, 3) >= 1
                            && Dates.number(number, 0, 3) <= 96
                            && number.charAt(3) < '4')
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "cccd",
                    "cmnd",
                    "căn cước",
                    "căn cước công dân",
                    "chứng minh nhân dân",
                    "số định danh",
                    "citizen id",
                    "id card")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CITIZEN_IDENTITY);

    private Vietnam() {}
}

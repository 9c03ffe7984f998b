package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Thailand. */
public final class Thailand {
    /** The identity number: the kind of person, district, a digit modulo 11 (Department of Provincial Administration). */
    public static final InfoType IDENTITY_NUMBER = InfoType.builder("TH_TNIN")
            .identifier(Identifier.shape("9-9999-99999-99-9", "9 9999 99999 99 9", "9999999999999")
                    .checksum(Weighted.sum(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .symbols("11234567890"))
                    .neverBegins("0", "9")
                    .where(number -> number.charAt(1) > '0')
                    .build())
            .context(
                    "tnin",
                    "thai id",
                    "thai national id",
                    "national id",
                    "id card",
                    "citizen id",
                    "บัตรประชาชน",
                    "ประชาชน",
                    "เลขบัตร")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(IDENTITY_NUMBER);

    private Thailand() {}
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import java.util.List;

/** Identifiers of Estonia. */
public final class Estonia {
    /** The personal identification code: sex and century, birth date, serial, check digit modulo 11 twice (EVS 585). */
    public static final InfoType PERSONAL_CODE = InfoType.builder("EE_ISIKUKOOD")
            .identifier(Identifier.shape("99999999999")
                    .checksum(PersonalCode.CHECK)
                    .where(PersonalCode::isPerson)
                    .build())
            .context("isikukood", "ik", "personal code", "personal identification code", "national id", "id-kood")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_CODE);

    private Estonia() {}
}

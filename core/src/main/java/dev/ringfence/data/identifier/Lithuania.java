package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import java.util.List;

/** Identifiers of Lithuania. */
public final class Lithuania {
    /** The personal code: sex and century, birth date, serial, check digit modulo 11 twice (Gyventoju registro istatymas). */
    public static final InfoType PERSONAL_CODE = InfoType.builder("LT_ASMENS_KODAS")
            .identifier(Identifier.shape("99999999999")
                    .checksum(PersonalCode.CHECK)
                    .where(PersonalCode::isPerson)
                    .build())
            .context("asmens kodas", "asmens kodo", "a.k", "personal code", "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_CODE);

    private Lithuania() {}
}

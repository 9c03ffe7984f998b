package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of the Dominican Republic. */
public final class DominicanRepublic {
    /** The identity and electoral card: eleven digits, Luhn (Junta Central Electoral). */
    public static final InfoType CEDULA = InfoType.builder("DO_CEDULA")
            .identifier(Identifier.shape("999-9999999-9", "99999999999")
                    .checksum(Luhn.DIGITS)
                    .neverBegins("000")
                    .build())
            .context("cédula", "cedula", "cédula de identidad y electoral", "documento", "identidad")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CEDULA);

    private DominicanRepublic() {}
}

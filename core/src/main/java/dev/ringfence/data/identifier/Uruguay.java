package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Uruguay. */
public final class Uruguay {
    /** The identity card: weights 2, 9, 8, 7, 6, 3, 4 modulo 10 (DNIC). */
    public static final InfoType CEDULA = InfoType.builder("UY_CI")
            .identifier(Identifier.shape("9.999.999-9", "9999999-9", "99999999")
                    .checksum(Weighted.sum(2, 9, 8, 7, 6, 3, 4).modulo(10))
                    .build())
            .context("ci", "c.i", "cédula", "cedula", "cédula de identidad", "documento")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CEDULA);

    private Uruguay() {}
}

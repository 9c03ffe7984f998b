package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Chile. */
public final class Chile {
    /** The tax number, which is that of the identity card: a digit or K modulo 11 (Registro Civil). */
    public static final InfoType RUT = InfoType.builder("CL_RUT")
            .identifier(Identifier.shape("99.999.999-X", "9.999.999-X", "99999999-X", "9999999-X", "99999999X")
                    .checksum(Weighted.fromRight(2, 3, 4, 5, 6, 7).modulo(11).symbols("0123456789K"))
                    .neverBegins("0")
                    .build())
            .context(
                    "rut",
                    "run",
                    "rol único tributario",
                    "rol unico tributario",
                    "rol único nacional",
                    "cédula",
                    "cedula",
                    "cédula de identidad",
                    "carnet")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(RUT);

    private Chile() {}
}

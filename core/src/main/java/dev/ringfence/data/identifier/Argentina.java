package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Argentina. */
public final class Argentina {
    private static final Codes KINDS = Codes.of("20 23 24 25 26 27 30 33 34 50 55");

    /** The tax or labour number: the kind, the identity number, a digit modulo 11 (AFIP, RG 10/1997). */
    public static final InfoType CUIT = InfoType.builder("AR_CUIT")
            .identifier(Identifier.shape("99-99999999-9", "99 99999999 9", "99999999999")
                    .checksum(Weighted.sum(5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .symbols("01234567899"))
                    .where(cuit -> KINDS.contain(cuit, 0, 2))
                    .build())
            .context("cuit", "cuil", "cdi", "clave única de identificación tributaria", "afip", "contribuyente", "arca")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The national identity document: seven or eight digits (RENAPER). */
    public static final InfoType DNI = InfoType.builder("AR_DNI")
            .identifier(Identifier.shape("99.999.999", "9.999.999", "99999999", "9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("dni", "documento", "documento nacional de identidad", "libreta", "identidad", "documento nro")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CUIT, DNI);

    private Argentina() {}
}

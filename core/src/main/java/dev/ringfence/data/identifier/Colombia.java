package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Colombia. */
public final class Colombia {
    /** The tax number: weights are primes, a digit modulo 11 (DIAN, Orden Administrativa 4/1989). */
    public static final InfoType NIT = InfoType.builder("CO_NIT")
            .identifier(Identifier.shape("999.999.999-9", "999999999-9", "999 999 999-9", "9999999999")
                    .checksum(Weighted.fromRight(3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
                            .modulo(11)
                            .symbols("01234567891"))
                    .build())
            .context("nit", "número de identificación tributaria", "dian", "rut", "tributaria")
            .build();

    /** The citizenship card: six to ten digits (Registraduría Nacional). */
    public static final InfoType CEDULA = InfoType.builder("CO_CEDULA")
            .identifier(Identifier.shape(
                            "9.999.999.999",
                            "99.999.999",
                            "999.999.999",
                            "9.999.999",
                            "9999999999",
                            "99999999",
                            "999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "cédula",
                    "cedula",
                    "cédula de ciudadanía",
                    "cedula de ciudadania",
                    "cc",
                    "c.c",
                    "ciudadanía",
                    "documento")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NIT, CEDULA);

    private Colombia() {}
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of Ecuador. */
public final class Ecuador {
    /** The identity card: province, a third digit below 6, Luhn (Registro Civil). */
    public static final InfoType CEDULA = InfoType.builder("EC_CEDULA")
            .identifier(Identifier.shape("9999999999", "999999999-9")
                    .checksum(Luhn.DIGITS)
                    .where(cedula -> isProvince(Dates.number(cedula, 0, 2)))
                    .where(cedula -> cedula.charAt(2) < '6')
                    .build())
            .context("cédula", "cedula", "cédula de identidad", "ci", "c.i", "identidad", "ruc")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(CEDULA);

    private Ecuador() {}

    /** 01 to 24; 30 is for those abroad. */
    private static boolean isProvince(int province) {
        return (province >= 1 && province <= 24) || province == 30;
    }
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Latvia. */
public final class Latvia {
    /** The personal code: birth date, century, serial, check digit modulo 11; since 2017 it begins with 32 and tells no date (Fizisko personu registra likums). */
    public static final InfoType PERSONAL_CODE = InfoType.builder("LV_PERSONAS_KODS")
            .identifier(Identifier.shape("999999-99999", "99999999999")
                    .checksum(Weighted.sum(10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
                            .modulo(11)
                            .remainder()
                            .plus(1)
                            .symbols("01234567890"))
                    .where(code -> (code.charAt(0) == '3' && code.charAt(1) == '2')
                            || (Dates.isDayMonthYear(code, 0) && code.charAt(6) <= '2'))
                    .build())
            .context("personas kods", "personas kodu", "p.k", "personal code", "identity number", "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(PERSONAL_CODE);

    private Latvia() {}
}

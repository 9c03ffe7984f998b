package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Iceland. */
public final class Iceland {
    /** The number of a person, or of an organisation with 40 added to the day: birth date, serial, check digit, century (Log um skraningu einstaklinga 140/2019). */
    public static final InfoType KENNITALA = InfoType.builder("IS_KENNITALA")
            .identifier(Identifier.shape("999999-9999", "9999999999")
                    .checksum(Weighted.sum(3, 2, 7, 6, 5, 4, 3, 2).modulo(11).part(0, 9))
                    .where(Iceland::isBirth)
                    .build())
            .context("kennitala", "kt", "kennitölu", "national id", "id number")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(KENNITALA);

    private Iceland() {}

    private static boolean isBirth(CharSequence number) {
        int day = Dates.number(number, 0, 2);
        char century = number.charAt(9);
        return (century == '0' || century >= '8')
                && Dates.exists(Dates.number(number, 4, 6), Dates.number(number, 2, 4), day > 40 ? day - 40 : day);
    }
}

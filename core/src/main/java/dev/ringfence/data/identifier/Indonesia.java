package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import java.util.List;

/** Identifiers of Indonesia. */
public final class Indonesia {
    /** The population number: region, birth date with 40 added to the day of women, serial (Law 24/2013). */
    public static final InfoType NIK = InfoType.builder("ID_NIK")
            .identifier(Identifier.shape("9999999999999999")
                    .where(Indonesia::isPerson)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "nik",
                    "ktp",
                    "no ktp",
                    "nomor ktp",
                    "e-ktp",
                    "nomor induk kependudukan",
                    "kartu tanda penduduk",
                    "kk")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The tax number of fifteen digits (DJP). */
    public static final InfoType TAX_NUMBER = InfoType.builder("ID_NPWP")
            .identifier(Identifier.shape("99.999.999.9-999.999", "999999999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("npwp", "nomor pokok wajib pajak", "wajib pajak", "pajak")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NIK, TAX_NUMBER);

    private Indonesia() {}

    private static boolean isPerson(CharSequence number) {
        int province = Dates.number(number, 0, 2);
        int day = Dates.number(number, 6, 8);
        return province >= 11
                && province <= 96
                && Dates.number(number, 2, 4) > 0
                && Dates.exists(Dates.number(number, 10, 12), Dates.number(number, 8, 10), day > 40 ? day - 40 : day)
                && Dates.number(number, 12, 16) > 0;
    }
}

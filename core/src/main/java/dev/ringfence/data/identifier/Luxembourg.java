package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Verhoeff;
import java.util.List;

/** Identifiers of Luxembourg. */
public final class Luxembourg {
    /** The national identification number: birth date, serial, the digit of Luhn and that of Verhoeff, each over the first eleven (Loi du 19 juin 2013). */
    public static final InfoType NATIONAL_ID = InfoType.builder("LU_NATIONAL_ID")
            .identifier(Identifier.shape("9999999999999", "99999999_99999", "9999 99 99 999 99")
                    .checksum(Luhn.DIGITS.part(0, 12).and(Verhoeff.apart(1)))
                    .where(id -> Dates.number(id, 0, 4) >= 1880
                            && Dates.number(id, 0, 4) <= 2100
                            && Dates.exists(Dates.number(id, 0, 4), Dates.number(id, 4, 6), Dates.number(id, 6, 8)))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "matricule",
                    "numéro d'identification",
                    "numéro d'identification national",
                    "matricule nationale",
                    "national identification number",
                    "social security",
                    "cns",
                    "sozialversicherungsnummer")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_ID);

    private Luxembourg() {}
}

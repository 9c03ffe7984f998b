package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Norway. */
public final class Norway {
    private static final CheckCharacters ORGANISATION =
            Weighted.sum(3, 2, 7, 6, 5, 4, 3, 2).modulo(11);

    /** The national identity number, and the D-number with 40 added to the day: two digits modulo 11 (Folkeregisterforskriften, section 2-2). Months raised by 40 or 80 are for tests and so not valid. */
    public static final InfoType NATIONAL_IDENTITY_NUMBER = InfoType.builder("NO_FODSELSNUMMER")
            .identifier(Identifier.shape("999999_99999", "99999999999")
                    .checksum(Weighted.sum(3, 7, 6, 1, 8, 9, 4, 5, 2)
                            .modulo(11)
                            .part(0, 10)
                            .and(Weighted.sum(5, 4, 3, 2, 7, 6, 5, 4, 3, 2).modulo(11)))
                    .where(Norway::isPerson)
                    .build())
            .context(
                    "fødselsnummer",
                    "fodselsnummer",
                    "fnr",
                    "personnummer",
                    "d-nummer",
                    "dnr",
                    "fødselsnr",
                    "national identity number",
                    "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of an organisation: modulo 11, begins with 8 or 9 (Bronnoysundregistrene). */
    public static final InfoType ORGANISATION_NUMBER = InfoType.builder("NO_ORGANISASJONSNUMMER")
            .identifier(Identifier.shape(
                            "999999999",
                            "999 999 999",
                            "no999999999mva",
                            "no 999 999 999 mva",
                            "999 999 999 mva",
                            "999999999mva")
                    .checksum(ORGANISATION.part(0, 9).or(ORGANISATION.part(2, 11)))
                    .where(number -> number.charAt(number.charAt(0) == 'N' ? 2 : 0) >= '8')
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "organisasjonsnummer",
                    "orgnr",
                    "org.nr",
                    "org nr",
                    "foretaksregisteret",
                    "mva",
                    "vat",
                    "organisation number",
                    "bedrift")
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_IDENTITY_NUMBER, ORGANISATION_NUMBER);

    private Norway() {}

    private static boolean isPerson(CharSequence number) {
        int day = Dates.number(number, 0, 2);
        return Dates.exists(Dates.number(number, 4, 6), Dates.number(number, 2, 4), day > 40 ? day - 40 : day);
    }
}

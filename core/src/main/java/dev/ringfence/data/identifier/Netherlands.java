package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Mod97;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of the Netherlands. */
public final class Netherlands {
    /** The citizen service number: nine digits and the eleven test (Besluit BSN; weights 9 to 2, and -1). */
    public static final InfoType CITIZEN_SERVICE_NUMBER = InfoType.builder("NL_BSN")
            .identifier(Identifier.shape("999999999", "9999.99.999", "9999 99 999", "999.999.999", "999 999 999")
                    .checksum(Weighted.sum(9, 8, 7, 6, 5, 4, 3, 2).modulo(11).remainder())
                    .neverBegins("00000")
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "bsn",
                    "burgerservicenummer",
                    "burger service nummer",
                    "sofi",
                    "sofinummer",
                    "sofi-nummer",
                    "citizen service number",
                    "persoonsnummer",
                    "rsin",
                    "national id")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The VAT number: NL, nine digits, B, two digits; the eleven test, or modulo 97 over all of it since 2020 (Belastingdienst). */
    public static final InfoType VAT_NUMBER = InfoType.builder("NL_VAT")
            .identifier(Identifier.shape(
                            "nl999999999b99",
                            "nl 999999999 b99",
                            "nl999999999 b99",
                            "nl 999999999b99",
                            "nl.999999999.b99",
                            "nl9999.99.999.b99")
                    .checksum(Mod97.TRAILING.or(Weighted.sum(9, 8, 7, 6, 5, 4, 3, 2)
                            .modulo(11)
                            .remainder()
                            .part(2, 11)))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("btw", "btw-nummer", "btw-id", "btw nummer", "omzetbelastingnummer", "vat", "vat number")
            .build();

    /** The number of a passport or identity card: two letters, six letters or digits without O, a digit (RvIG). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("NL_PASSPORT")
            .identifier(Identifier.shape("AAXXXXXX9")
                    .where(Netherlands::isDocument)
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "paspoort",
                    "paspoortnummer",
                    "identiteitskaart",
                    "passport",
                    "documentnummer",
                    "id-kaart",
                    "identity card")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The number in the commercial register: eight digits (KvK). No check digit. */
    public static final InfoType CHAMBER_OF_COMMERCE_NUMBER = InfoType.builder("NL_KVK")
            .identifier(
                    Identifier.shape("99999999").specificity(Specificity.WEAK).build())
            .context("kvk", "kvk-nummer", "kvknummer", "kamer van koophandel", "chamber of commerce")
            .build();

    static final List<InfoType> TYPES =
            List.of(CITIZEN_SERVICE_NUMBER, VAT_NUMBER, PASSPORT, CHAMBER_OF_COMMERCE_NUMBER);

    private Netherlands() {}

    private static boolean isDocument(CharSequence number) {
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) == 'O') {
                return false;
            }
            digits += number.charAt(i) <= '9' ? 1 : 0;
        }
        return digits > 1;
    }
}

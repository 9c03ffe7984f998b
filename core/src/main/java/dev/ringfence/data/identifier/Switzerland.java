package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Switzerland, and of Liechtenstein where they share them. */
public final class Switzerland {
    /** The AHV number: 756 for the country, nine digits, the check digit of EAN-13 (AHVG, article 50c). */
    public static final InfoType AHV_NUMBER = InfoType.builder("CH_AHV")
            .identifier(Identifier.shape("756_9999_9999_99", "756 9999 9999 99")
                    .separators(".- ")
                    .checksum(Weighted.fromRight(3, 1).modulo(10))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "ahv",
                    "ahv-nummer",
                    "ahvn13",
                    "ahv-nr",
                    "avs",
                    "no avs",
                    "numéro avs",
                    "avs-nr",
                    "navs",
                    "social security",
                    "sozialversicherungsnummer",
                    "assicurazione")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The business identification number: CHE, eight digits and a check digit modulo 11 (UIDV, article 3). */
    public static final InfoType BUSINESS_ID = InfoType.builder("CH_UID")
            .identifier(Identifier.shape(
                            "che-999.999.999",
                            "che999999999",
                            "che 999.999.999",
                            "che-999999999",
                            "che-999.999.999 mwst",
                            "che-999.999.999 tva",
                            "che-999.999.999 iva")
                    .checksum(Weighted.sum(5, 4, 3, 2, 7, 6, 5, 4).modulo(11).part(3, 12))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("uid", "ide", "idi", "mwst", "mwst-nr", "tva", "iva", "unternehmen", "vat", "handelsregister")
            .build();

    static final List<InfoType> TYPES = List.of(AHV_NUMBER, BUSINESS_ID);

    private Switzerland() {}
}

package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of Canada. */
public final class Canada {
    /** The social insurance number: Luhn; no person has one that begins with 0 or 8 (Service Canada, "SIN
     * Code of Practice"). Made ones begin with 0, as those of the government's own examples do. */
    public static final InfoType SOCIAL_INSURANCE_NUMBER = InfoType.builder("CA_SIN")
            .identifier(Identifier.shape("999-999-999", "999 999 999", "999999999")
                    .checksum(Luhn.DIGITS)
                    .neverBegins("8")
                    .reserved("0")
                    .where(sin -> Dates.number(sin, 0, 9) % 111_111_111 != 0)
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "sin",
                    "sin #",
                    "social insurance",
                    "social insurance number",
                    "numéro d'assurance sociale",
                    "assurance sociale",
                    "nas")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The health number of Ontario: ten digits, Luhn, and a version code of up to two letters (Ministry of Health, "Health Card
     * Validation"). */
    public static final InfoType ONTARIO_HEALTH_NUMBER = InfoType.builder("CA_OHIP")
            .identifier(Identifier.shape(
                            "9999-999-999",
                            "9999 999 999",
                            "9999-999-999-AA",
                            "9999 999 999 AA",
                            "9999-999-999 AA",
                            "9999999999AA",
                            "9999999999")
                    .checksum(Luhn.DIGITS.part(0, 10))
                    .neverBegins("0")
                    .build())
            .context(
                    "ohip",
                    "health card",
                    "health number",
                    "health card number",
                    "health insurance",
                    "ontario health",
                    "carte santé",
                    "hcn")
            .tags(InfoTag.HIPAA_HEALTH_PLAN, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: two letters and six digits, or a letter, six digits and two letters (IRCC). */
    public static final InfoType PASSPORT = InfoType.builder("CA_PASSPORT")
            .identifier(Identifier.shape("AA999999", "A999999AA")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no", "passeport")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(SOCIAL_INSURANCE_NUMBER, ONTARIO_HEALTH_NUMBER, PASSPORT);

    private Canada() {}
}

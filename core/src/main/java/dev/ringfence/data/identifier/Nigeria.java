package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Verhoeff;
import java.util.List;

/** Identifiers of Nigeria. */
public final class Nigeria {
    /** The national identification number: eleven digits, Verhoeff (NIMC). */
    public static final InfoType NATIONAL_IDENTITY = InfoType.builder("NG_NIN")
            .identifier(Identifier.shape("99999999999", "9999 9999 999")
                    .checksum(Verhoeff.DIGITS)
                    .where(number -> number.chars().distinct().count() > 1)
                    .build())
            .context(
                    "nin",
                    "national identification number",
                    "national identity number",
                    "national id",
                    "nimc",
                    "nin number",
                    "nin slip")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The registration plate: area, number, year and class (FRSC, National Road Traffic Regulations, 39). */
    public static final InfoType VEHICLE_REGISTRATION = InfoType.builder("NG_VEHICLE_REGISTRATION")
            .identifier(Identifier.shape("AAA-999AA", "AAA-999-AA", "AAA999AA")
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "plate",
                    "plate number",
                    "number plate",
                    "license plate",
                    "licence plate",
                    "vehicle",
                    "vehicle registration",
                    "registration",
                    "car",
                    "frsc")
            .tags(InfoTag.HIPAA_VEHICLE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The bank verification number: eleven digits that begin with 22 (NIBSS). */
    public static final InfoType BANK_VERIFICATION = InfoType.builder("NG_BVN")
            .identifier(Identifier.shape("22999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("bvn", "bank verification", "bank verification number")
            .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(NATIONAL_IDENTITY, VEHICLE_REGISTRATION, BANK_VERIFICATION);

    private Nigeria() {}
}

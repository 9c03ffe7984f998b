package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of the United States. */
public final class UnitedStates {
    private static final Codes EMPLOYER_PREFIXES = Codes.of(
            "01 02 03 04 05 06 10 11 12 13 14 15 16 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45"
                    + " 46 47 48 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 71 72 73 74 75 76 77 80 81 82 83"
                    + " 84 85 86 87 88 90 91 92 93 94 95 98 99");

    private static final String BENEFICIARY_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    /** The social security number. Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned (SSA, "Social
     * Security Number Randomization"); 078-05-1120 and 219-09-9999 were printed in advertisements and belong to nobody.
     * Made ones have the areas 000 and 666. */
    public static final InfoType SOCIAL_SECURITY_NUMBER = InfoType.builder("US_SSN")
            .identifier(Identifier.shape("999-99-9999", "999 99 9999", "999.99.9999", "999999999")
                    .neverBegins("000", "666", "9", "078051120", "219099999")
                    .reserved("000", "666")
                    .where(ssn -> !(ssn.charAt(3) == '0' && ssn.charAt(4) == '0'))
                    .where(ssn -> Dates.number(ssn, 5, 9) > 0)
                    .where(UnitedStates::isVaried)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "ssn",
                    "ssn#",
                    "ss#",
                    "social security",
                    "social security number",
                    "social security no",
                    "social",
                    "soc sec",
                    "socials")
            .validated()
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The individual taxpayer identification number: 9, group 50 to 65, 70 to 88, 90 to 92, 94 to 99 (IRS, "ITIN"). */
    public static final InfoType TAXPAYER_NUMBER = InfoType.builder("US_ITIN")
            .identifier(Identifier.shape("999-99-9999", "999 99 9999", "999999999")
                    .where(itin -> itin.charAt(0) == '9' && isTaxpayerGroup(Dates.number(itin, 3, 5)))
                    .build())
            .context(
                    "itin",
                    "itins",
                    "individual taxpayer",
                    "individual taxpayer identification number",
                    "taxpayer id",
                    "taxpayer",
                    "tax id",
                    "tin")
            .validated()
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: nine digits, or a letter and eight (Department of State). */
    public static final InfoType PASSPORT = InfoType.builder("US_PASSPORT")
            .identifier(Identifier.shape("999999999", "A99999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no", "passport #", "us passport", "travel document")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The driver license number: what the states print, with their separators (AAMVA, "D20 Data Dictionary"). No check. */
    public static final InfoType DRIVER_LICENSE = InfoType.builder("US_DRIVER_LICENSE")
            .identifier(Identifier.shape(DriverLicenses.SHAPES)
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "driver license",
                    "drivers license",
                    "driver's license",
                    "driver licence",
                    "driving license",
                    "driver id",
                    "dl",
                    "dl#",
                    "dln",
                    "license number",
                    "lic",
                    "license",
                    "dmv",
                    "driver")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The number of a bank account, which each bank makes as it likes. */
    public static final InfoType BANK_ACCOUNT = InfoType.builder("US_BANK_NUMBER")
            .identifier(Identifier.shape(
                            "99999999",
                            "999999999",
                            "9999999999",
                            "99999999999",
                            "999999999999",
                            "9999999999999",
                            "99999999999999",
                            "999999999999999",
                            "9999999999999999",
                            "99999999999999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "bank account",
                    "bank account number",
                    "account number",
                    "account no",
                    "account #",
                    "acct",
                    "acct no",
                    "checking",
                    "checking account",
                    "savings",
                    "savings account",
                    "deposit account",
                    "bank",
                    "account")
            .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The routing transit number: a Federal Reserve district, weights 3, 7, 1 modulo 10 (ABA, "Key to Routing Numbers"). */
    public static final InfoType ROUTING_NUMBER = InfoType.builder("ABA_ROUTING_NUMBER")
            .identifier(Identifier.shape("999999999", "9999-9999-9")
                    .checksum(Weighted.sum(3, 7, 1, 3, 7, 1, 3, 7).modulo(10))
                    .where(number -> isDistrict(Dates.number(number, 0, 2)))
                    .where(UnitedStates::isVaried)
                    .build())
            .context(
                    "aba",
                    "routing",
                    "routing number",
                    "routing no",
                    "rtn",
                    "transit number",
                    "routing transit",
                    "ach",
                    "wire",
                    "bank")
            .tags(InfoTag.HIPAA_ACCOUNT)
            .build();

    /** The national provider identifier: 1 or 2, Luhn behind 80840 (45 CFR 162.406; CMS, "NPI check digit"). */
    public static final InfoType PROVIDER_IDENTIFIER = InfoType.builder("US_NPI")
            .identifier(Identifier.shape("9999999999")
                    .checksum(Luhn.behind("80840"))
                    .where(npi -> npi.charAt(0) == '1' || npi.charAt(0) == '2')
                    .build())
            .context(
                    "npi",
                    "national provider identifier",
                    "national provider",
                    "provider",
                    "provider id",
                    "provider number",
                    "prescriber",
                    "physician")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The Medicare beneficiary identifier: eleven positions, no S, L, O, I, B, Z among the letters (CMS, "Understanding the
     * MBI Format"). Made ones have such a letter in the second place. */
    public static final InfoType MEDICARE_BENEFICIARY = InfoType.builder("US_MBI")
            .identifier(Identifier.shape("9AX9AX9AA99", "9AX9-AX9-AA99", "9AX9 AX9 AA99")
                    .reserved("1S", "2S", "3S", "4S", "5S", "6S", "7S", "8S", "9S")
                    .where(UnitedStates::isBeneficiary)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("mbi", "medicare", "medicare number", "medicare id", "medicare beneficiary", "beneficiary", "hicn")
            .tags(InfoTag.HIPAA_HEALTH_PLAN, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The registration number of the Drug Enforcement Administration: the kind, the initial or 9, weights 1, 2 modulo 10
     * (21 CFR 1301; DEA, "Registration Number Format"). */
    public static final InfoType MEDICAL_LICENSE = InfoType.builder("MEDICAL_LICENSE")
            .identifier(Identifier.shape("AA9999999", "A99999999")
                    .checksum(Weighted.sum(1, 2, 1, 2, 1, 2)
                            .modulo(10)
                            .remainder()
                            .part(2, 9))
                    .where(dea -> "ABCDEFGHJKLMPRSTUX".indexOf(dea.charAt(0)) >= 0)
                    .where(dea -> dea.charAt(1) >= '9')
                    .build())
            .context(
                    "dea",
                    "dea number",
                    "dea no",
                    "dea #",
                    "medical license",
                    "medical licence",
                    "medical certificate",
                    "registration number",
                    "prescriber",
                    "license",
                    "certificate",
                    "physician",
                    "doctor")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The employer identification number: the prefix of a campus (IRS, "How EINs are assigned and valid EIN prefixes"). */
    public static final InfoType EMPLOYER_NUMBER = InfoType.builder("US_EIN")
            .identifier(Identifier.shape("99-9999999")
                    .where(ein -> EMPLOYER_PREFIXES.contain(ein, 0, 2))
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "ein",
                    "fein",
                    "employer identification",
                    "employer identification number",
                    "federal tax id",
                    "tax id",
                    "tin",
                    "employer id")
            .build();

    static final List<InfoType> TYPES = List.of(
            SOCIAL_SECURITY_NUMBER,
            TAXPAYER_NUMBER,
            PASSPORT,
            DRIVER_LICENSE,
            BANK_ACCOUNT,
            ROUTING_NUMBER,
            PROVIDER_IDENTIFIER,
            MEDICARE_BENEFICIARY,
            MEDICAL_LICENSE,
            EMPLOYER_NUMBER);

    private UnitedStates() {}

    private static boolean isVaried(CharSequence digits) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) != digits.charAt(0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTaxpayerGroup(int group) {
        return (group >= 50 && group <= 65)
                || (group >= 70 && group <= 88)
                || (group >= 90 && group <= 92)
                || (group >= 94 && group <= 99);
    }

    /** 01 to 12, thrift 21 to 32, electronic 61 to 72, traveller's cheques 80, the government 00. */
    private static boolean isDistrict(int prefix) {
        int within = prefix >= 61 ? prefix - 60 : prefix >= 21 ? prefix - 20 : prefix;
        return prefix == 80 || within <= 12;
    }

    private static boolean isBeneficiary(CharSequence mbi) {
        if (mbi.charAt(0) == '0') {
            return false;
        }
        for (int i = 1; i < mbi.length(); i++) {
            char c = mbi.charAt(i);
            if (c > '9' && BENEFICIARY_LETTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}

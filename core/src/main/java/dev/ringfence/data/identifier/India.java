package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Verhoeff;
import java.util.List;

/** Identifiers of India. */
public final class India {
    private static final Codes STATES =
            Codes.of("AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP"
                    + " MZ NL OD OR PB PY RJ SK TN TR TS TG UK UP WB");

    private static final String BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final CheckCharacters TAX_CHECK = OwnCheck.of(15, 14, BASE_36, India::taxCode);

    /** The Aadhaar number: twelve digits, Verhoeff, not beginning with 0 or 1 (UIDAI, "Aadhaar numbering scheme"). */
    public static final InfoType AADHAAR = InfoType.builder("IN_AADHAAR")
            .identifier(Identifier.shape("9999 9999 9999", "9999-9999-9999", "999999999999")
                    .checksum(Verhoeff.DIGITS)
                    .neverBegins("0", "1")
                    .where(India::isNoPalindrome)
                    .build())
            .context("aadhaar", "aadhar", "adhaar", "adhar", "uidai", "uid", "aadhaar number", "आधार", "आधार संख्या")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The permanent account number: three letters, the kind of holder, a letter, four digits, a letter (Income-tax Rules, 114). */
    public static final InfoType PAN = InfoType.builder("IN_PAN")
            .identifier(Identifier.shape("AAAAA9999A", "AAAAA 9999 A")
                    .where(pan -> "ABCFGHJLPT".indexOf(pan.charAt(3)) >= 0)
                    .where(pan -> Dates.number(pan, 5, 9) > 0)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("pan", "pan card", "pan number", "pan no", "permanent account number", "income tax")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of the goods and services tax: state, PAN, registration, Z, a character modulo 36 (CGST Rules, 10). */
    public static final InfoType GSTIN = InfoType.builder("IN_GSTIN")
            .identifier(Identifier.shape("99AAAAA9999AXAX")
                    .checksum(TAX_CHECK)
                    .where(gstin -> isState(Dates.number(gstin, 0, 2)))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("gstin", "gst", "gst number", "gst no", "goods and services tax")
            .build();

    /** The number of the elector's photo identity card: three letters and seven digits (Election Commission of India). */
    public static final InfoType VOTER = InfoType.builder("IN_VOTER")
            .identifier(Identifier.shape("AAA9999999", "AAA/9999999")
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "voter",
                    "voter id",
                    "voter card",
                    "epic",
                    "epic no",
                    "election",
                    "election card",
                    "elector",
                    "मतदाता")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: a letter and seven digits, the first and last not 0 (Ministry of External Affairs). */
    public static final InfoType PASSPORT = InfoType.builder("IN_PASSPORT")
            .identifier(Identifier.shape("A9999999", "A99 99999")
                    .where(number -> number.charAt(1) > '0' && number.charAt(7) > '0')
                    .where(number -> "QXZ".indexOf(number.charAt(0)) < 0)
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no", "indian passport", "पासपोर्ट")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The registration mark: state, office, series and number, or year, BH, number and series (Central Motor Vehicles Rules,
     * 47 to 50). */
    public static final InfoType VEHICLE_REGISTRATION = InfoType.builder("IN_VEHICLE_REGISTRATION")
            .identifier(Identifier.shape(
                            "AA_99_A_9999",
                            "AA_99_AA_9999",
                            "AA_99_AAA_9999",
                            "AA_9_A_9999",
                            "AA_9_AA_9999",
                            "AA_9_AAA_9999",
                            "AA99 A 9999",
                            "AA99 AA 9999",
                            "AA99 AAA 9999",
                            "AA99 AA9999",
                            "AA-99-AA 9999",
                            "AA 99 AA9999",
                            "AA_9A_AA_9999",
                            "AA_9A_A_9999",
                            "AA_9A_9999",
                            "99_bh_9999_A",
                            "99_bh_9999_AA")
                    .where(India::isVehicle)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context(
                    "vehicle",
                    "vehicle number",
                    "registration",
                    "registration number",
                    "number plate",
                    "licence plate",
                    "license plate",
                    "plate",
                    "rto",
                    "car",
                    "bike",
                    "गाड़ी")
            .tags(InfoTag.HIPAA_VEHICLE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The driving licence: state, office, year and seven digits (Sarathi). */
    public static final InfoType DRIVING_LICENCE = InfoType.builder("IN_DRIVING_LICENCE")
            .identifier(Identifier.shape(
                            "AA99 99999999999",
                            "AA9999999999999",
                            "AA-9999999999999",
                            "AA99-99999999999",
                            "AA-99-9999-9999999")
                    .where(number -> STATES.contain(number, 0, 2))
                    .where(number -> Dates.number(number, 4, 6) == 19 || Dates.number(number, 4, 6) == 20)
                    .specificity(Specificity.CHECKED)
                    .build())
            .context("driving licence", "driving license", "dl", "dl no", "licence number", "license number", "licence")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES =
            List.of(AADHAAR, PAN, GSTIN, VOTER, PASSPORT, VEHICLE_REGISTRATION, DRIVING_LICENCE);

    private India() {}

    private static boolean isNoPalindrome(CharSequence number) {
        for (int i = 0; i < 6; i++) {
            if (number.charAt(i) != number.charAt(11 - i)) {
                return true;
            }
        }
        return false;
    }

    /** 01 to 38; 97 is other territory, 99 the centre. */
    private static boolean isState(int code) {
        return (code >= 1 && code <= 38) || code == 97 || code == 99;
    }

    private static boolean isVehicle(CharSequence mark) {
        boolean bharat = mark.charAt(0) <= '9';
        return bharat || STATES.contain(mark, 0, 2);
    }

    /** Luhn's scheme over 36 characters: every second one counts twice, and products as the sum of their digits. */
    private static int taxCode(CharSequence text, int from) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = BASE_36.indexOf(text.charAt(from + i)) * (i % 2 + 1);
            if (product < 0) {
                return -1;
            }
            sum += product / 36 + product % 36;
        }
        return (36 - sum % 36) % 36;
    }
}

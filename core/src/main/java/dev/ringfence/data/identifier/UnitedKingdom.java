package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of the United Kingdom. */
public final class UnitedKingdom {
    /**
     * The NHS number: modulo 11 over ten digits (NHS Data Model and Dictionary, "NHS Number"). Those that begin with
     * 999 are kept for tests.
     */
    public static final InfoType NHS_NUMBER = InfoType.builder("UK_NHS")
            .identifier(Identifier.shape("999_999_9999")
                    .checksum(Weighted.sum(10, 9, 8, 7, 6, 5, 4, 3, 2).modulo(11))
                    .neverBegins("000000000")
                    .reserved("999")
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("nhs", "nhs number", "nhs no", "nhs id", "health service number", "patient", "chi")
            .tags(InfoTag.HIPAA_HEALTH_PLAN, InfoTag.GDPR_NATIONAL_IDENTIFIER, InfoTag.GDPR_SPECIAL_CATEGORY)
            .build();

    private static final Codes NINO_NEVER = Codes.of("BG GB KN NK NT TN ZZ");

    /**
     * The national insurance number (HMRC, NIM39110: letters and prefixes that are not used). QQ, which no number begins
     * with, stands in HMRC's examples.
     */
    public static final InfoType NATIONAL_INSURANCE_NUMBER = InfoType.builder("UK_NINO")
            .identifier(Identifier.shape("AA_99_99_99_A", "AA 999999A", "AA 999999 A", "AA999999 A", "AA-999999-A")
                    .where(nino -> "DFIQUV".indexOf(nino.charAt(0)) < 0
                            && "DFIOQUV".indexOf(nino.charAt(1)) < 0
                            && nino.charAt(8) <= 'D'
                            && !NINO_NEVER.contain(nino, 0, 2))
                    .reserved("QQ")
                    .build())
            .context("nino", "ni", "ni number", "national insurance", "national insurance number", "insurance number")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: nine digits, or two letters and seven digits (HM Passport Office). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("UK_PASSPORT")
            .identifier(Identifier.shape("999999999", "AA9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("passport", "passport number", "passport no", "travel document", "uk passport")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /**
     * The driver number: five of the surname, birth date with 5 added to the month's first digit for women, two
     * initials, a digit and two check letters of a secret scheme (DVLA, INF1D).
     */
    public static final InfoType DRIVING_LICENCE = InfoType.builder("UK_DRIVING_LICENCE")
            .identifier(Identifier.shape("XXXXX999999XX9AA", "XXXXX 999999 XX9AA", "XXXXX-999999-XX9AA")
                    .where(UnitedKingdom::isDriverNumber)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("driving licence", "driver number", "licence", "driving license", "dvla", "driver")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    private static final Codes POSTCODE_AREAS = Codes.of(
            "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX"
                    + " FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M"
                    + " ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP"
                    + " SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE");

    /**
     * The postcode: area, district, sector and unit; a unit has no C, I, K, M, O or V (Royal Mail, PAF programmers'
     * guide). No area begins with Q, V or X.
     */
    public static final InfoType POSTCODE = InfoType.builder("UK_POSTCODE")
            .identifier(Identifier.shape("A9_9AA", "A99_9AA", "AA9_9AA", "AA99_9AA", "A9A_9AA", "AA9A_9AA")
                    .separators(" ")
                    .where(UnitedKingdom::isPostcode)
                    .reserved("Q", "V", "X")
                    .build())
            .context("postcode", "post code", "postal code", "address", "zip")
            .tags(InfoTag.HIPAA_GEOGRAPHIC, InfoTag.GDPR_IDENTIFIER)
            .build();

    /**
     * The registration mark since 2001: a memory tag that no I, Q or Z begins, an age identifier, three letters (DVLA,
     * INF104).
     */
    public static final InfoType VEHICLE_REGISTRATION = InfoType.builder("UK_VEHICLE_REGISTRATION")
            .identifier(Identifier.shape("AA99_AAA")
                    .where(mark -> "IJQTUZ".indexOf(mark.charAt(0)) < 0
                            && "IQZ".indexOf(mark.charAt(1)) < 0
                            && isAgeIdentifier(Dates.number(mark, 2, 4))
                            && !holds(mark, 4, 'I')
                            && !holds(mark, 4, 'Q'))
                    .reserved("QQ")
                    .build())
            .context(
                    "registration",
                    "vehicle",
                    "number plate",
                    "plate",
                    "reg",
                    "vrm",
                    "vrn",
                    "car",
                    "licence plate",
                    "dvla")
            .tags(InfoTag.HIPAA_VEHICLE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** Registration marks of 1963 to 2001, the letter of the year behind or before (DVLA, INF104). No check. */
    public static final InfoType VEHICLE_REGISTRATION_BEFORE_2001 = InfoType.builder(
                    "UK_VEHICLE_REGISTRATION_BEFORE_2001")
            .identifier(Identifier.shape("A999_AAA", "A99_AAA", "A9_AAA", "AAA_999A", "AAA_99A", "AAA_9A")
                    .where(mark -> !holds(mark, 0, 'I'))
                    .specificity(Specificity.WEAK)
                    .build())
            .context("registration", "number plate", "plate", "reg", "vrm", "vrn", "licence plate", "dvla")
            .tags(InfoTag.HIPAA_VEHICLE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The unique taxpayer reference: modulo 11, the check digit stands first (HMRC). */
    public static final InfoType TAXPAYER_REFERENCE = InfoType.builder("UK_UTR")
            .identifier(Identifier.shape("99999_99999", "9999999999")
                    .checksum(Weighted.sum(6, 7, 8, 9, 10, 5, 4, 3, 2)
                            .modulo(11)
                            .remainder()
                            .symbols("21987654321")
                            .at(0))
                    .specificity(Specificity.PLAIN)
                    .build())
            .context(
                    "utr",
                    "taxpayer reference",
                    "unique taxpayer reference",
                    "tax reference",
                    "hmrc",
                    "self assessment")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The VAT number: modulo 97 over seven digits, from 2010 on with 55 added (HMRC, VAT Notice 700). */
    public static final InfoType VAT_NUMBER = InfoType.builder("UK_VAT")
            .identifier(Identifier.shape("gb999999999", "gb 999 9999 99", "gb 999999999", "gb999 9999 99")
                    .checksum(Weighted.sum(8, 7, 6, 5, 4, 3, 2)
                            .modulo(97)
                            .or(Weighted.sum(8, 7, 6, 5, 4, 3, 2).modulo(97).plus(55))
                            .part(2, 11))
                    .build())
            .context("vat", "vat number", "vat no", "vat reg", "tax")
            .tags(InfoTag.HIPAA_OTHER)
            .build();

    /** Sort code and account number of a bank (Vocalink, "Validating account numbers"; its tables are not used). */
    public static final InfoType BANK_ACCOUNT = InfoType.builder("UK_BANK_ACCOUNT")
            .identifier(Identifier.shape("99-99-99 99999999", "99 99 99 99999999", "999999 99999999")
                    .specificity(Specificity.SEPARATED)
                    .build())
            .context("sort code", "account", "account number", "bank account", "acc no", "bank", "a/c")
            .tags(InfoTag.HIPAA_ACCOUNT, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The sort code of a branch, alone. No check. */
    public static final InfoType SORT_CODE = InfoType.builder("UK_SORT_CODE")
            .identifier(Identifier.shape("99-99-99", "999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context("sort code", "sortcode", "sort")
            .tags(InfoTag.HIPAA_ACCOUNT)
            .build();

    private static final Codes COMPANY_PREFIXES = Codes.of(
            "AC BR CE CS ES FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC R0 RC RS SA SC SE SF SG SI"
                    + " SL SO SP SR SZ ZC");

    /** The number of a company in the register: eight digits, or two letters and six (Companies House). */
    public static final InfoType COMPANY_NUMBER = InfoType.builder("UK_COMPANY_NUMBER")
            .identifier(Identifier.shape("99999999", "AA999999")
                    .where(number -> number.charAt(0) <= '9' || COMPANY_PREFIXES.contain(number, 0, 2))
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "company number",
                    "company no",
                    "companies house",
                    "registered number",
                    "crn",
                    "registration number")
            .build();

    static final List<InfoType> TYPES = List.of(
            NHS_NUMBER,
            NATIONAL_INSURANCE_NUMBER,
            PASSPORT,
            DRIVING_LICENCE,
            POSTCODE,
            VEHICLE_REGISTRATION,
            VEHICLE_REGISTRATION_BEFORE_2001,
            TAXPAYER_REFERENCE,
            VAT_NUMBER,
            BANK_ACCOUNT,
            SORT_CODE,
            COMPANY_NUMBER);

    private UnitedKingdom() {}

    private static boolean isDriverNumber(CharSequence number) {
        boolean padding = false;
        for (int i = 0; i < 5; i++) {
            char c = number.charAt(i);
            // A short surname is filled up with 9.
            boolean fits = c == '9' || (!padding && c > '9');
            if (!fits || (i == 0 && c == '9')) {
                return false;
            }
            padding = c == '9';
        }
        int month = Dates.number(number, 6, 8);
        int born = month > 50 ? month - 50 : month;
        int year = (number.charAt(5) - '0') * 10 + number.charAt(10) - '0';
        return Dates.exists(year, born, Dates.number(number, 8, 10))
                && isInitial(number.charAt(11))
                && isInitial(number.charAt(12))
                && (number.charAt(11) != '9' || number.charAt(12) == '9');
    }

    private static boolean holds(CharSequence text, int from, char letter) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == letter) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInitial(char c) {
        return c == '9' || c > '9';
    }

    private static boolean isAgeIdentifier(int age) {
        // From March 02 to 50, from September 51 to 100; the two digits rise by one a year.
        return age >= 2 && age <= 79;
    }

    private static boolean isPostcode(CharSequence postcode) {
        int inward = postcode.length() - 3;
        int letters = postcode.charAt(1) <= '9' ? 1 : 2;
        if (inward > letters + 1 && postcode.charAt(inward - 1) > '9') {
            String allowed = letters == 1 ? "ABCDEFGHJKPSTUW" : "ABEHMNPRVWXY";
            if (allowed.indexOf(postcode.charAt(inward - 1)) < 0) {
                return false;
            }
        }
        return POSTCODE_AREAS.contain(postcode, 0, letters)
                && "CIKMOV".indexOf(postcode.charAt(inward + 1)) < 0
                && "CIKMOV".indexOf(postcode.charAt(inward + 2)) < 0;
    }
}

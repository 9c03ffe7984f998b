package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Iso7064;
import dev.ringfence.data.checksum.Weighted;
import java.util.List;

/** Identifiers of Germany. */
public final class Germany {
    /**
     * The tax identification number (Steuer-ID): ISO/IEC 7064, MOD 11,10; of the first ten digits exactly one occurs
     * twice or three times, never three in a row (section 139b AO; BZSt, "Pruefziffernberechnung"). Those that begin
     * with 0 are for tests.
     */
    public static final InfoType TAX_ID = InfoType.builder("DE_TAX_ID")
            .identifier(Identifier.shape("99_999_999_999", "99999999999")
                    .checksum(Iso7064.MOD_11_10)
                    .where(Germany::repeatsOneDigit)
                    .neverBegins("0")
                    .reserved("0")
                    .build())
            .context(
                    "steuer-id",
                    "steuerid",
                    "steueridentifikationsnummer",
                    "steuer-identifikationsnummer",
                    "idnr",
                    "id-nr",
                    "tin",
                    "steuerliche identifikationsnummer",
                    "identifikationsnummer",
                    "tax id",
                    "tax identification number",
                    "tax number",
                    "steuernummer",
                    "steuer",
                    "id-nr")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /**
     * The tax number in the forms of the states, and in the federal form of thirteen digits with 0 as the fifth (ELSTER,
     * "Steuernummern-Formate"). The check digits of the states are not used.
     */
    public static final InfoType TAX_NUMBER = InfoType.builder("DE_TAX_NUMBER")
            .identifier(Identifier.shape(
                            "99/999/99999",
                            "999/999/99999",
                            "999/9999/9999",
                            "99999/99999",
                            "99 999 99999",
                            "999 999 99999",
                            "9999099999999")
                    .where(number -> number.length() < 13 || isFederal(number))
                    .specificity(Specificity.SEPARATED)
                    .build())
            .context("steuernummer", "steuernr", "st.-nr", "st-nr", "stnr", "tax number", "finanzamt", "tax no")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The VAT identification number: DE and nine digits, ISO/IEC 7064, MOD 11,10 (section 27a UStG). */
    public static final InfoType VAT_ID = InfoType.builder("DE_VAT_ID")
            .identifier(Identifier.shape("de999999999", "de 999999999", "de 999 999 999", "de-999999999")
                    .checksum(Iso7064.MOD_11_10.part(2, 11))
                    .neverBegins("DE0")
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "ust-idnr",
                    "ust-id",
                    "ustid",
                    "ust-id-nr",
                    "umsatzsteuer-id",
                    "umsatzsteuer",
                    "vat",
                    "vat id",
                    "mwst")
            .tags(InfoTag.HIPAA_OTHER)
            .build();

    /** Serial numbers of documents know no vowels and no letters that look like others (PAuswV, annex). */
    private static final String SERIAL = "0123456789CFGHJKLMNPRTVWXYZ";

    private static final CheckCharacters MACHINE_READABLE =
            Weighted.sum(7, 3, 1, 7, 3, 1, 7, 3, 1).lettersFromTen().modulo(10).remainder();

    /** The serial number of an identity card, with or without the check digit of ICAO 9303. Never with a vowel. */
    public static final InfoType ID_CARD = InfoType.builder("DE_ID_CARD")
            .identifier(Identifier.shape("AXXXXXXXX", "AXXXXXXXX9")
                    .where(serial -> isSerial(serial, "LMNPRTVWXY"))
                    .reserved("A", "E", "O", "U")
                    .build())
            .context(
                    "personalausweis",
                    "ausweisnummer",
                    "ausweis",
                    "personalausweisnummer",
                    "id card",
                    "identity card",
                    "perso",
                    "ausweis-nr",
                    "id number")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The serial number of a passport, with or without the check digit of ICAO 9303. Never with a vowel. */
    public static final InfoType PASSPORT = InfoType.builder("DE_PASSPORT")
            .identifier(Identifier.shape("AXXXXXXXX", "AXXXXXXXX9")
                    .where(serial -> isSerial(serial, "CFGHJK"))
                    .reserved("A", "E", "O", "U")
                    .build())
            .context("reisepass", "passnummer", "pass", "passport", "passport number", "pass-nr", "reisepassnummer")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    private static final Codes PENSION_AREAS = Codes.of(
            "02 03 04 08 09 10 11 12 13 14 15 16 17 18 19 20 21 23 24 25 26 28 29 38 39 40 42 43 44 48 49 50 51 52 53 54"
                    + " 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 89");

    /**
     * The pension insurance number: area, birth date, first letter of the birth name, serial, check digit (VKVV,
     * section 2 and annex).
     */
    public static final InfoType SOCIAL_SECURITY = InfoType.builder("DE_SOCIAL_SECURITY")
            .identifier(Identifier.shape("99_999999_A_999", "99999999A999", "99 999999 A 99 9", "99_999999_A999")
                    .checksum(Weighted.sum(2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
                            .crossed()
                            .lettersSpelledOut()
                            .modulo(10)
                            .remainder())
                    .where(number -> PENSION_AREAS.contain(number, 0, 2) && Dates.isDayMonthYear(number, 2))
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context(
                    "sozialversicherungsnummer",
                    "rentenversicherungsnummer",
                    "versicherungsnummer",
                    "sv-nummer",
                    "svnr",
                    "vsnr",
                    "rvnr",
                    "sv-nr",
                    "social security",
                    "social security number",
                    "rentenversicherung")
            .tags(InfoTag.HIPAA_SOCIAL_SECURITY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The unchanging part of the health insurance number: a letter, eight digits, a check digit (section 290 SGB V). */
    public static final InfoType HEALTH_INSURANCE = InfoType.builder("DE_HEALTH_INSURANCE")
            .identifier(Identifier.shape("A999999999", "A 999 999 999", "A999 999 999", "A 999999999")
                    .checksum(Weighted.sum(1, 2, 1, 2, 1, 2, 1, 2, 1, 2)
                            .crossed()
                            .lettersSpelledOut()
                            .modulo(10)
                            .remainder())
                    .build())
            .context(
                    "krankenversichertennummer",
                    "kvnr",
                    "versichertennummer",
                    "krankenkasse",
                    "krankenversicherung",
                    "gesundheitskarte",
                    "health insurance",
                    "kv-nummer",
                    "egk",
                    "krankenversicherungsnummer",
                    "versicherten-nr")
            .tags(InfoTag.HIPAA_HEALTH_PLAN, InfoTag.GDPR_SPECIAL_CATEGORY, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The number of a physician for life: six digits, their check digit, the speciality (KBV, Arztnummern-Richtlinie). */
    public static final InfoType PHYSICIAN_NUMBER = InfoType.builder("DE_LANR")
            .identifier(Identifier.shape("999999999", "9999999 99")
                    .checksum(Weighted.sum(4, 9, 4, 9, 4, 9).modulo(10).part(0, 7))
                    .neverBegins("000000")
                    .where(number -> Dates.number(number, 7, 9) > 0)
                    .specificity(Specificity.PLAIN)
                    .build())
            .context("lanr", "arztnummer", "lebenslange arztnummer", "physician number", "arzt-nr", "arzt")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    private static final Codes PHYSICIANS_REGIONS = Codes.of(
            "01 02 03 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 24 25 27 28 31 35 37 38 39 40 42 43 44 45 46 47 48"
                    + " 49 50 51 52 53 54 55 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 78 79 80 81 83"
                    + " 85 86 87 88 93 94 95 96 98 99");

    /** The number of a practice: the region of the physicians' association, then seven digits (KBV). No check. */
    public static final InfoType PRACTICE_NUMBER = InfoType.builder("DE_BSNR")
            .identifier(Identifier.shape("999999999", "99 9999999")
                    .where(number -> PHYSICIANS_REGIONS.contain(number, 0, 2))
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "bsnr",
                    "betriebsstättennummer",
                    "betriebsstaettennummer",
                    "betriebsstätte",
                    "practice number",
                    "praxis")
            .tags(InfoTag.HIPAA_OTHER)
            .build();

    /** The number of a driving licence since 1999: authority, serial, check character, count of copies (FeV, annex 8). */
    public static final InfoType DRIVING_LICENCE = InfoType.builder("DE_DRIVING_LICENCE")
            .identifier(Identifier.shape("A999XXXXXXX", "A99XXXXXXXX")
                    .where(number -> Dates.number(number, 9, 10) >= 0 || number.charAt(9) == 'X')
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "führerschein",
                    "fuehrerschein",
                    "führerscheinnummer",
                    "fuehrerscheinnummer",
                    "fahrerlaubnis",
                    "driving licence",
                    "driver license",
                    "driver's license",
                    "driving license")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** An entry in the register of commerce or of cooperatives (section 33 HRV). */
    public static final InfoType COMMERCIAL_REGISTER = InfoType.builder("DE_COMMERCIAL_REGISTER")
            .identifier(Identifier.shape(
                            "hrb_9999",
                            "hrb_99999",
                            "hrb_999999",
                            "hrb_999",
                            "hra_9999",
                            "hra_99999",
                            "hra_999999",
                            "hra_999",
                            "gnr_9999",
                            "gnr_999",
                            "hrb_9999 A",
                            "hrb_99999 A",
                            "hra_9999 A",
                            "hra_99999 A",
                            "hrb 999999 A",
                            "hra 999999 A")
                    .build())
            .context("handelsregister", "amtsgericht", "registergericht", "commercial register", "ag", "hr")
            .build();

    /** The mark of a vehicle: district, hyphen, one or two letters, up to four digits, E or H (section 10 FZV). */
    public static final InfoType VEHICLE_REGISTRATION = InfoType.builder("DE_VEHICLE_REGISTRATION")
            .identifier(Identifier.shape(GermanDistricts.SHAPES)
                    .where(GermanDistricts::isMark)
                    .build())
            .context(
                    "kennzeichen",
                    "kfz",
                    "kfz-kennzeichen",
                    "fahrzeug",
                    "nummernschild",
                    "license plate",
                    "number plate",
                    "plate",
                    "auto",
                    "pkw",
                    "vehicle",
                    "registration")
            .tags(InfoTag.HIPAA_VEHICLE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The postal code: five digits; no region has 00, 05, 43 or 62 (Deutsche Post, "Postleitzahlen"). */
    public static final InfoType POSTAL_CODE = InfoType.builder("DE_POSTAL_CODE")
            .identifier(Identifier.shape("99999", "d-99999", "de-99999")
                    .where(code -> {
                        int region = Dates.number(code, code.length() - 5, code.length() - 3);
                        return region > 0 && region != 5 && region != 43 && region != 62;
                    })
                    .reserved("00", "D00", "DE00")
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "plz",
                    "postleitzahl",
                    "postal code",
                    "ort",
                    "straße",
                    "strasse",
                    "str",
                    "anschrift",
                    "adresse",
                    "zip")
            .tags(InfoTag.HIPAA_GEOGRAPHIC)
            .build();

    static final List<InfoType> TYPES = List.of(
            TAX_ID,
            TAX_NUMBER,
            VAT_ID,
            ID_CARD,
            PASSPORT,
            SOCIAL_SECURITY,
            HEALTH_INSURANCE,
            PHYSICIAN_NUMBER,
            PRACTICE_NUMBER,
            DRIVING_LICENCE,
            COMMERCIAL_REGISTER,
            VEHICLE_REGISTRATION,
            POSTAL_CODE);

    private Germany() {}

    private static boolean repeatsOneDigit(CharSequence id) {
        long counts = 0;
        for (int i = 0; i < 10; i++) {
            int shift = (id.charAt(i) - '0') * 4;
            counts += 1L << shift;
        }
        int repeated = 0;
        for (int digit = 0; digit < 10; digit++) {
            int count = (int) (counts >>> (digit * 4)) & 15;
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated == 1 && !hasThreeInARow(id);
    }

    private static boolean hasThreeInARow(CharSequence id) {
        for (int i = 2; i < 10; i++) {
            if (id.charAt(i) == id.charAt(i - 1) && id.charAt(i) == id.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }

    /** The state's digits, then 0 after the tax office. */
    private static boolean isFederal(CharSequence number) {
        int state = Dates.number(number, 0, 2);
        return number.charAt(4) == '0'
                && (state == 10
                        || state == 11
                        || (state >= 21 && state <= 24)
                        || (state >= 26 && state <= 28)
                        || (state >= 30 && state <= 32)
                        || state == 40
                        || state == 41
                        || (state >= 51 && state <= 56)
                        || state == 91
                        || state == 92);
    }

    private static boolean isSerial(CharSequence serial, String first) {
        int digits = 0;
        for (int i = 0; i < 9; i++) {
            char c = serial.charAt(i);
            if (SERIAL.indexOf(c) < 0) {
                return false;
            }
            digits += c <= '9' ? 1 : 0;
        }
        return digits > 0
                && first.indexOf(serial.charAt(0)) >= 0
                && (serial.length() == 9 || MACHINE_READABLE.isValid(serial));
    }
}

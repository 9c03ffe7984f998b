package dev.ringfence.data.identifier;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoTag;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.Specificity;
import dev.ringfence.data.checksum.ControlLetter;
import dev.ringfence.data.checksum.Luhn;
import java.util.List;

/** Identifiers of Italy. */
public final class Italy {
    private static final String MONTHS = "ABCDEHLMPRST";

    /** What stands for a digit where two people would have the same code (DM 23 December 1976, article 6). */
    private static final String OMOCODIA = "LMNPQRSTUV";

    /**
     * The tax code of a person: letters of the names, year, month and day of birth (40 added for women), place, control
     * letter (DM 23 December 1976).
     */
    public static final InfoType FISCAL_CODE = InfoType.builder("IT_FISCAL_CODE")
            .identifier(Identifier.shape("AAAAAAXXAXXAXXXA", "AAA AAA XXAXX AXXXA", "AAA AAA XXAXX AXXX A")
                    .checksum(ControlLetter.CODICE_FISCALE)
                    .where(Italy::isFiscalCode)
                    .specificity(Specificity.DISTINCTIVE)
                    .build())
            .context("codice fiscale", "cf", "cod. fisc", "cod fiscale", "fiscal code", "tax code", "codice", "c.f")
            .tags(InfoTag.HIPAA_OTHER, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The VAT number: eleven digits, Luhn, province of the office at the eighth to tenth (DPR 633/72, article 35). */
    public static final InfoType VAT_NUMBER = InfoType.builder("IT_VAT")
            .identifier(Identifier.shape("99999999999", "it99999999999", "it 99999999999", "it-99999999999")
                    .checksum(Luhn.DIGITS.last(11))
                    .where(Italy::isVat)
                    .build())
            .context("partita iva", "p.iva", "p. iva", "piva", "p iva", "vat", "vat code", "vat number", "iva")
            .build();

    /** The number of an identity card: on paper two letters and seven digits, electronic in three series. No check. */
    public static final InfoType IDENTITY_CARD = InfoType.builder("IT_IDENTITY_CARD")
            .identifier(Identifier.shape("AA_9999999", "9999999AA", "AA99999AA", "AA 99999 AA")
                    .separators(" ")
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "carta d'identità",
                    "carta d'identita",
                    "carta identità",
                    "carta di identità",
                    "identità",
                    "identita",
                    "documento",
                    "cie",
                    "identity card",
                    "id card",
                    "carta",
                    "elettronica")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_NATIONAL_IDENTIFIER)
            .build();

    /** The passport number: two letters and seven digits (Ministero degli Esteri). No check digit. */
    public static final InfoType PASSPORT = InfoType.builder("IT_PASSPORT")
            .identifier(Identifier.shape("AA9999999", "AA 9999999")
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "passaporto",
                    "numero di passaporto",
                    "passport",
                    "passport number",
                    "viaggio",
                    "documento di viaggio")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    /** The number of a driving licence: two letters, seven digits, a letter; or U1 and eight more characters. No check. */
    public static final InfoType DRIVING_LICENCE = InfoType.builder("IT_DRIVING_LICENCE")
            .identifier(Identifier.shape("AA9999999A", "u1XXXXXXXA", "AA 9999999 A")
                    .where(number -> number.charAt(1) > '9' || isDriverOfNewSeries(number))
                    .specificity(Specificity.WEAK)
                    .build())
            .context(
                    "patente",
                    "patente di guida",
                    "numero patente",
                    "driving licence",
                    "driver license",
                    "licence",
                    "license",
                    "guida")
            .tags(InfoTag.HIPAA_LICENCE, InfoTag.GDPR_IDENTIFIER)
            .build();

    static final List<InfoType> TYPES = List.of(FISCAL_CODE, VAT_NUMBER, IDENTITY_CARD, PASSPORT, DRIVING_LICENCE);

    private Italy() {}

    private static boolean isFiscalCode(CharSequence code) {
        for (int at : new int[] {6, 7, 9, 10, 12, 13, 14}) {
            if (digit(code.charAt(at)) < 0) {
                return false;
            }
        }
        int month = MONTHS.indexOf(code.charAt(8)) + 1;
        int day = digit(code.charAt(9)) * 10 + digit(code.charAt(10));
        int year = digit(code.charAt(6)) * 10 + digit(code.charAt(7));
        return Dates.exists(year, month, day > 40 ? day - 40 : day);
    }

    private static int digit(char c) {
        return c <= '9' ? c - '0' : OMOCODIA.indexOf(c);
    }

    private static boolean isVat(CharSequence vat) {
        int start = vat.length() - 11;
        int office = Dates.number(vat, start + 7, start + 10);
        return Dates.number(vat, start, start + 7) > 0
                && ((office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888 || office == 999);
    }

    /** No vowels but in the place of digits, and digits at all. */
    private static boolean isDriverOfNewSeries(CharSequence number) {
        int digits = 0;
        for (int i = 2; i < 9; i++) {
            digits += number.charAt(i) <= '9' ? 1 : 0;
        }
        return digits > 0;
    }
}

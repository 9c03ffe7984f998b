package dev.ringfence.data.detect;

import static dev.ringfence.data.detect.HeldOutChecks.complement;
import static dev.ringfence.data.detect.HeldOutChecks.digits;
import static dev.ringfence.data.detect.HeldOutChecks.last;
import static dev.ringfence.data.detect.HeldOutChecks.luhn;
import static dev.ringfence.data.detect.HeldOutChecks.sum;
import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Predicate;

/** The check characters of Europe for {@link HeldOutChecks}. */
final class HeldOutEuropeanChecks {
    static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            entry("UK_NHS", s -> sum(s, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry(
                    "UK_UTR",
                    s -> "21987654321".charAt(sum(s.substring(1), 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11) == s.charAt(0)),
            entry("UK_VAT", s -> {
                int sum = sum(digits(s), 8, 7, 6, 5, 4, 3, 2, 10, 1);
                return sum % 97 == 0 || (sum + 55) % 97 == 0;
            }),
            entry("DE_TAX_ID", HeldOutEuropeanChecks::mod1110),
            entry("DE_VAT_ID", s -> mod1110(digits(s))),
            entry("DE_SOCIAL_SECURITY", s -> {
                String d = s.substring(0, 8) + number(s.charAt(8)) + s.substring(9);
                return crossSum(d, 2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1) % 10 == last(s);
            }),
            entry(
                    "DE_HEALTH_INSURANCE",
                    s -> crossSum(number(s.charAt(0)) + s.substring(1), 1, 2, 1, 2, 1, 2, 1, 2, 1, 2) % 10 == last(s)),
            entry("DE_LANR", s -> complement(sum(s, 4, 9, 4, 9, 4, 9), 10) == s.charAt(6) - '0'),
            entry("DE_ID_CARD", s -> passport(s, 9) == last(s)),
            entry("DE_PASSPORT", s -> passport(s, 9) == last(s)),
            entry("FR_NIR", s -> {
                String n = s.replace("2A", "19").replace("2B", "18");
                return 97 - Long.parseLong(n.substring(0, 13)) % 97 == Integer.parseInt(n.substring(13));
            }),
            entry("FR_SIREN", HeldOutChecks::luhn),
            entry("FR_SIRET", HeldOutChecks::luhn),
            entry(
                    "FR_VAT",
                    s -> (12 + 3 * (Long.parseLong(s.substring(4)) % 97)) % 97 == Integer.parseInt(s.substring(2, 4))),
            entry("ES_NIF", s -> spain(s)),
            entry("ES_NIE", s -> spain("XYZ".indexOf(s.charAt(0)) + s.substring(1))),
            entry("ES_CIF", s -> luhn(s.substring(1))),
            entry(
                    "ES_SOCIAL_SECURITY",
                    s -> Long.parseLong(s.substring(0, 10)) % 97 == Integer.parseInt(s.substring(10))),
            entry("IT_FISCAL_CODE", HeldOutEuropeanChecks::fiscalCode),
            entry("IT_VAT", HeldOutChecks::luhn),
            entry("PL_PESEL", s -> sum(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0),
            entry("PL_NIP", s -> sum(s, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(s)),
            entry("PL_REGON", s -> sum(s, 8, 9, 2, 3, 4, 5, 6, 7) % 11 % 10 == last(s)),
            entry(
                    "PL_ID_CARD",
                    s -> (7 * value(s, 0) + 3 * value(s, 1) + value(s, 2) + sum(s.substring(4), 7, 3, 1, 7, 3)) % 10
                            == s.charAt(3) - '0'),
            entry("FI_PERSONAL_IDENTITY_CODE", s -> {
                String d = s.substring(0, 6) + s.substring(s.length() - 4, s.length() - 1);
                return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(d) % 31) == s.charAt(s.length() - 1);
            }),
            entry("FI_BUSINESS_ID", s -> sum(s, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
            entry("SE_PERSONNUMMER", s -> luhn(s.substring(s.length() - 10))),
            entry("SE_ORGANISATIONSNUMMER", HeldOutChecks::luhn),
            entry("DK_CVR", s -> sum(s, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry(
                    "NO_FODSELSNUMMER",
                    s -> sum(s, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                            && sum(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("NO_ORGANISASJONSNUMMER", s -> sum(s, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("NL_BSN", s -> sum(s, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0),
            entry("NL_VAT", s -> sum(s.substring(2), 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0),
            entry(
                    "BE_NATIONAL_NUMBER",
                    s -> 97 - Long.parseLong(s.substring(0, 9)) % 97 == Integer.parseInt(s.substring(9))),
            entry(
                    "BE_ENTERPRISE_NUMBER",
                    s -> 97 - Long.parseLong(digits(s).substring(0, 8)) % 97
                            == Integer.parseInt(digits(s).substring(8))),
            entry("CH_AHV", s -> sum(s, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0),
            entry("CH_UID", s -> complement(sum(digits(s), 5, 4, 3, 2, 7, 6, 5, 4), 11) == last(s)),
            entry("AT_SVNR", s -> sum(s, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == s.charAt(3) - '0'),
            entry("AT_UID", s -> complement(crossSum(digits(s), 1, 2, 1, 2, 1, 2, 1) + 4, 10) == last(s)),
            entry("PT_NIF", s -> portugal(complement(sum(s, 9, 8, 7, 6, 5, 4, 3, 2), 11)) == last(s)),
            entry("PT_CITIZEN_CARD", s -> {
                int sum = 0;
                for (int i = 0; i < 12; i++) {
                    int twice = 2 * value(s, i);
                    sum += i % 2 == 1 ? value(s, i) : twice > 9 ? twice - 9 : twice;
                }
                return sum % 10 == 0;
            }),
            entry("EE_ISIKUKOOD", HeldOutEuropeanChecks::baltic),
            entry("LT_ASMENS_KODAS", HeldOutEuropeanChecks::baltic),
            entry("LV_PERSONAS_KODS", s -> Math.floorMod(1101 - sum(s, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), 11) == last(s)),
            entry("HU_TAX_ID", s -> sum(s, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == last(s)),
            entry("HU_TAJ", s -> sum(s, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == last(s)),
            entry("HU_COMPANY_TAX_NUMBER", s -> sum(s, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
            entry("CZ_BIRTH_NUMBER", s -> Long.parseLong(s) % 11 == 0),
            entry("CZ_ICO", s -> (11 - sum(s, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(s)),
            entry("SK_VAT", s -> Long.parseLong(digits(s)) % 11 == 0),
            entry("SI_EMSO", s -> sum(s, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("SI_TAX_NUMBER", s -> (11 - sum(s, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(s)),
            entry("HR_OIB", HeldOutEuropeanChecks::mod1110),
            entry("BG_EGN", s -> sum(s, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last(s)),
            entry("BG_EIK", s -> sum(s, 1, 2, 3, 4, 5, 6, 7, 8) % 11 == last(s)),
            entry("RO_CNP", s -> romania(sum(s, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11) == last(s)),
            entry(
                    "RO_CUI",
                    s -> 10 * sum("0".repeat(10 - s.length()) + s, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == last(s)),
            entry("GR_AFM", s -> sum(s, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(s)),
            entry("GR_AMKA", HeldOutChecks::luhn),
            entry("IE_PPSN", s -> {
                int second = s.length() == 9 ? s.charAt(8) - 'A' + 1 : 0;
                return "WABCDEFGHIJKLMNOPQRSTUV".charAt((sum(s, 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23) == s.charAt(7);
            }),
            entry("IS_KENNITALA", s -> sum(s, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry(
                    "LU_NATIONAL_ID",
                    s -> luhn(s.substring(0, 12)) && HeldOutChecks.verhoeff(s.substring(0, 11) + s.substring(12))));

    private HeldOutEuropeanChecks() {}

    private static int value(String s, int index) {
        return Character.digit(s.charAt(index), 36);
    }

    private static String number(char letter) {
        return String.format("%02d", letter - 'A' + 1);
    }

    private static int crossSum(String s, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int product = (s.charAt(i) - '0') * weights[i];
            sum += product / 10 + product % 10;
        }
        return sum;
    }

    private static boolean mod1110(String s) {
        int product = 10;
        for (int i = 0; i < s.length() - 1; i++) {
            int sum = (s.charAt(i) - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == last(s);
    }

    private static int passport(String s, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += value(s, i) * new int[] {7, 3, 1}[i % 3];
        }
        return sum % 10;
    }

    private static boolean spain(String s) {
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(s.substring(0, 8)) % 23) == s.charAt(8);
    }

    private static boolean fiscalCode(String s) {
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = s.charAt(i);
            int order = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[order] : order;
        }
        return 'A' + sum % 26 == s.charAt(15);
    }

    private static int portugal(int check) {
        return check == 10 ? 0 : check;
    }

    private static int romania(int rest) {
        return rest == 10 ? 1 : rest;
    }

    private static boolean baltic(String s) {
        int rest = sum(s, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (rest == 10) {
            rest = sum(s, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
        }
        return rest == last(s);
    }
}

package dev.ringfence.data.detect;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Check characters once more, slowly, from their published rules and apart from the code under test. A predicate
 * takes the letters and digits of a value, in capitals.
 */
final class HeldOutChecks {
    private static final String LETTERS_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            entry("US_NPI", s -> luhn("80840" + s)),
            entry("MEDICAL_LICENSE", s -> sum(digits(s), 1, 2, 1, 2, 1, 2) % 10 == last(s)),
            entry("ABA_ROUTING_NUMBER", s -> sum(s, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
            entry("CA_SIN", HeldOutChecks::luhn),
            entry("BR_CPF", s -> brazil(s, 9, 11) && brazil(s, 10, 11)),
            entry("BR_CNPJ", s -> brazil(s, 12, 9) && brazil(s, 13, 9)),
            entry("MX_CURP", HeldOutChecks::curp),
            entry("MX_NSS", HeldOutChecks::luhn),
            entry("AR_CUIT", s -> sum(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("CL_RUT", s -> complement(sumFromRight(s, 2, 7), 11) % 11 == last(s)),
            entry("CO_NIT", s -> colombia(s)),
            entry("EC_CEDULA", HeldOutChecks::luhn),
            entry("UY_CI", s -> sum("0".repeat(8 - s.length()) + s, 2, 9, 8, 7, 6, 3, 4, 1) % 10 == 0),
            entry("PE_RUC", s -> (11 - sum(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(s)),
            entry("DO_CEDULA", HeldOutChecks::luhn),
            entry("AU_ABN", s -> (sum(s, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0),
            entry("AU_ACN", s -> sum(s, 8, 7, 6, 5, 4, 3, 2, 1, 1) % 10 == 0),
            entry("AU_TFN", s -> sum(s, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
            entry("AU_MEDICARE", s -> sum(s, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == s.charAt(8) - '0'),
            entry("NZ_IRD", s -> newZealand("0".repeat(9 - s.length()) + s)),
            entry("NZ_NHI", HeldOutChecks::nhi),
            entry("IN_AADHAAR", HeldOutChecks::verhoeff),
            entry("NG_NIN", HeldOutChecks::verhoeff),
            entry("IN_GSTIN", HeldOutChecks::gstin),
            entry("SG_NRIC_FIN", HeldOutChecks::singapore),
            entry(
                    "SG_UEN",
                    s -> s.length() == 9
                            ? "XMKECAWLJDB".charAt(sum(s, 10, 4, 9, 3, 8, 2, 7, 1) % 11) == s.charAt(8)
                            : "ZKCMDNERGWH".charAt(sum(s, 10, 8, 6, 4, 9, 7, 5, 3, 1) % 11) == s.charAt(9)),
            entry("KR_RRN", s -> (11 - sum(s, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == last(s)),
            entry("KR_FRN", s -> (13 - sum(s, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == last(s)),
            entry("KR_BRN", s -> (sum(s, 1, 3, 7, 1, 3, 7, 1, 3, 5, 1) + (s.charAt(8) - '0') * 5 / 10) % 10 == 0),
            entry("TH_TNIN", s -> (11 - sum(s, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(s)),
            entry("TR_NATIONAL_ID", HeldOutChecks::turkey),
            entry("TR_VKN", HeldOutChecks::vkn),
            entry("JP_MY_NUMBER", s -> japan(sum(s, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) == last(s)),
            entry(
                    "JP_CORPORATE_NUMBER",
                    s -> 9 - sum(s.substring(1), 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1) % 9 == s.charAt(0) - '0'),
            entry(
                    "CN_RESIDENT_ID",
                    s -> "10X98765432".charAt(sum(s, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11)
                            == s.charAt(17)),
            entry("HK_HKID", HeldOutChecks::hongKong),
            entry("TW_NATIONAL_ID", HeldOutChecks::taiwan),
            entry("IL_ID", HeldOutChecks::luhn),
            entry("SA_NATIONAL_ID", HeldOutChecks::luhn),
            entry("AE_EMIRATES_ID", HeldOutChecks::luhn),
            entry("ZA_ID", HeldOutChecks::luhn),
            entry("PAYMENT_CARD_NUMBER", HeldOutChecks::luhn),
            entry("IMEI", HeldOutChecks::luhn),
            entry("IBAN", HeldOutChecks::iban),
            entry("VEHICLE_IDENTIFICATION_NUMBER", HeldOutChecks::vin));

    private HeldOutChecks() {}

    static boolean knows(String type) {
        return CHECKS.containsKey(type) || HeldOutEuropeanChecks.CHECKS.containsKey(type);
    }

    /** Whether the check characters of a value hold. */
    static boolean holds(String type, String value) {
        Predicate<String> check = CHECKS.getOrDefault(type, HeldOutEuropeanChecks.CHECKS.get(type));
        if (check == null) {
            throw new IllegalArgumentException("'type' must have a check: " + type);
        }
        return check.test(value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    static String digits(String s) {
        return s.replaceAll("[^0-9]", "");
    }

    static int last(String s) {
        char c = s.charAt(s.length() - 1);
        return c == 'K' ? 10 : c - '0';
    }

    static int sum(String s, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (s.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    static int complement(int sum, int modulus) {
        return (modulus - sum % modulus) % modulus;
    }

    static boolean luhn(String s) {
        int sum = 0;
        for (int i = 0; i < s.length(); i++) {
            int d = s.charAt(s.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? d : 2 * d;
            sum += twice / 10 + twice % 10;
        }
        return sum % 10 == 0;
    }

    static boolean iban(String s) {
        String turned = s.substring(4) + s.substring(0, 4);
        StringBuilder number = new StringBuilder();
        turned.chars().forEach(c -> number.append(LETTERS_36.indexOf(c)));
        int written = Integer.parseInt(s.substring(2, 4));
        return written >= 2
                && written <= 98
                && new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** Sum of all but the last character with weights from 'low' to 'high' and again, from the right. */
    private static int sumFromRight(String s, int low, int high) {
        int sum = 0;
        for (int i = s.length() - 2, w = low; i >= 0; i--, w = w == high ? low : w + 1) {
            sum += (s.charAt(i) - '0') * w;
        }
        return sum;
    }

    private static boolean brazil(String s, int position, int high) {
        int rest = sumFromRight(s.substring(0, position + 1), 2, high) % 11;
        return (rest < 2 ? 0 : 11 - rest) == s.charAt(position) - '0';
    }

    private static boolean colombia(String s) {
        int rest = sum("0".repeat(10 - s.length()) + s, 41, 37, 29, 23, 19, 17, 13, 7, 3) % 11;
        return (rest < 2 ? rest : 11 - rest) == last(s);
    }

    private static boolean curp(String s) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ".indexOf(s.charAt(i)) * (18 - i);
        }
        return complement(sum, 10) == last(s);
    }

    private static boolean newZealand(String s) {
        int check = complement(sum(s, 3, 2, 7, 6, 5, 4, 3, 2), 11);
        return (check == 10 ? complement(sum(s, 7, 4, 3, 2, 5, 2, 7, 6), 11) : check) == last(s);
    }

    private static boolean nhi(String s) {
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            char c = s.charAt(i);
            sum += (c <= '9' ? c - '0' : "ABCDEFGHJKLMNPQRSTUVWXYZ".indexOf(c) + 1) * (7 - i);
        }
        return sum % 11 != 0 && 11 - sum % 11 < 11 && (11 - sum % 11) % 10 == last(s);
    }

    /** Verhoeff, by the multiplication of the dihedral group D5 and powers of one permutation. */
    static boolean verhoeff(String s) {
        int[] permutation = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        int check = 0;
        for (int i = 0; i < s.length(); i++) {
            int d = s.charAt(s.length() - 1 - i) - '0';
            for (int k = 0; k < i % 8; k++) {
                d = permutation[d];
            }
            int left = check % 5;
            int right = d % 5;
            boolean turned = check >= 5;
            check = Math.floorMod(turned ? left - right : left + right, 5) + (turned != d >= 5 ? 5 : 0);
        }
        return check == 0;
    }

    private static boolean gstin(String s) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = LETTERS_36.indexOf(s.charAt(i)) * (1 + i % 2);
            sum += product / 36 + product % 36;
        }
        return complement(sum, 36) == LETTERS_36.indexOf(s.charAt(14));
    }

    private static boolean singapore(String s) {
        int sum = sum(s.substring(1), 2, 7, 6, 5, 4, 3, 2) + (s.charAt(0) == 'T' || s.charAt(0) == 'G' ? 4 : 0);
        String letters = s.charAt(0) == 'S' || s.charAt(0) == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
        return letters.charAt(sum % 11) == s.charAt(8);
    }

    private static boolean turkey(String s) {
        int odd = sum(s, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = sum(s, 0, 1, 0, 1, 0, 1, 0, 1);
        return Math.floorMod(odd * 7 - even, 10) == s.charAt(9) - '0'
                && sum(s, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == last(s);
    }

    private static boolean vkn(String s) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int shifted = (s.charAt(i) - '0' + 9 - i) % 10;
            int power = shifted * (1 << (9 - i)) % 9;
            sum += shifted != 0 && power == 0 ? 9 : power;
        }
        return complement(sum, 10) == last(s);
    }

    private static int japan(int rest) {
        return rest < 2 ? 0 : 11 - rest;
    }

    private static boolean hongKong(String s) {
        String padded = (s.length() == 8 ? " " : "") + s;
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            char c = padded.charAt(i);
            boolean check = i == 8 && c == 'A';
            sum += (c == ' ' ? 36 : check ? 10 : LETTERS_36.indexOf(c)) * (9 - i);
        }
        return sum % 11 == 0;
    }

    private static boolean taiwan(String s) {
        int letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(s.charAt(0)) + 10;
        return (letter / 10 + letter % 10 * 9 + sum(s.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0;
    }

    private static boolean vin(String s) {
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char c = s.charAt(i);
            sum += ("0123456789".indexOf(c) >= 0 ? c - '0' : "12345678.12345.7.923456789".charAt(c - 'A') - '0')
                    * weights[i];
        }
        return (sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11)) == s.charAt(8);
    }
}

package dev.ringfence.data.detect;

import java.util.Map;
import java.util.TreeMap;

/**
 * Structure of the account number of each country, as the IBAN registry (ISO 13616, SWIFT) gives it: {@code n} digits,
 * {@code a} letters, {@code c} letters or digits.
 */
final class IbanCountries {
    private static final String STRUCTURES = "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n"
            + " BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n"
            + " FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n"
            + " IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c"
            + " LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n"
            + " NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n"
            + " SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n"
            + " YE4a4n18c";

    /** By the two letters of the country, 26 × first + second. */
    private static final String[] UNITS = units();

    private IbanCountries() {}

    private static String[] units() {
        String[] units = new String[26 * 26];
        for (String country : STRUCTURES.split(" ", -1)) {
            StringBuilder account = new StringBuilder("aann");
            int count = 0;
            for (char c : country.substring(2).toCharArray()) {
                if (Character.isDigit(c)) {
                    count = count * 10 + c - '0';
                } else {
                    account.append(String.valueOf(c).repeat(count));
                    count = 0;
                }
            }
            units[index(country.charAt(0), country.charAt(1))] = account.toString();
        }
        return units;
    }

    private static int index(char first, char second) {
        return (first - 'A') * 26 + second - 'A';
    }

    /** Units of an IBAN of the country, 0 if it has none. */
    static int length(char first, char second) {
        String units = UNITS[index(first, second)];
        return units == null ? 0 : units.length();
    }

    /** True if letters and digits stand where the country has them. */
    static boolean fits(CharSequence account) {
        String units = UNITS[index(account.charAt(0), account.charAt(1))];
        if (units == null || units.length() != account.length()) {
            return false;
        }
        for (int i = 0; i < units.length(); i++) {
            boolean digit = account.charAt(i) <= '9';
            if (units.charAt(i) == (digit ? 'a' : 'n')) {
                return false;
            }
        }
        return true;
    }

    /** The length by country. */
    static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new TreeMap<>();
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i] != null) {
                lengths.put("" + (char) ('A' + i / 26) + (char) ('A' + i % 26), UNITS[i].length());
            }
        }
        return lengths;
    }
}

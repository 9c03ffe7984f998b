package dev.ringfence.data.detect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

/**
 * What libphonenumber knows about numbers, if the application has it ({@code
 * com.googlecode.libphonenumber:libphonenumber}). It is asked only about numbers that the own rules leave in doubt, and
 * only ever makes such a number more certain: what is found does not depend on it, what a boundary may refuse does.
 */
final class PhoneMetadata {
    static final boolean PRESENT = isPresent();

    private PhoneMetadata() {}

    private static boolean isPresent() {
        try {
            Class.forName("com.google.i18n.phonenumbers.PhoneNumberUtil", false, PhoneMetadata.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** True if the number lies in a range that its country assigns; false if libphonenumber is not there. */
    static boolean isAssigned(String number) {
        return PRESENT && Known.isAssigned(number);
    }

    /** Linked only where the library is. */
    private static final class Known {
        private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
        /** Countries whose national numbers begin with a zero, by the number of people who read their texts. */
        private static final List<String> TRUNK_ZERO = List.of(
                "GB", "DE", "FR", "IN", "TR", "PH", "ID", "NG", "JP", "KR", "NL", "AU", "ZA", "AT", "CH", "BE", "SE",
                "IT");

        static boolean isAssigned(String number) {
            int first = 0;
            while (first < number.length() && number.charAt(first) == '(') {
                first++;
            }
            boolean international = number.startsWith("+", first) || number.startsWith("00", first);
            if (international || !number.startsWith("0", first)) {
                return isAssigned(number, international && number.startsWith("00", first) ? "DE" : "US");
            }
            return TRUNK_ZERO.stream().anyMatch(region -> isAssigned(number, region));
        }

        private static boolean isAssigned(String number, String region) {
            try {
                return UTIL.isValidNumber(UTIL.parse(number, region));
            } catch (NumberParseException e) {
                // The library's way to say that this is no number in that region.
                return false;
            }
        }
    }
}

package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Mod97;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two capitals, two digits, then as many as the country has, with a space after every fourth or none. */
final class IbanMatcher {
    private static final double CONFIDENCE = 0.99;
    private static final int MAX_LENGTH = 34;
    /** Length by country, IBAN registry (ISO 13616) release 99. */
    private static final String LENGTHS = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18"
            + "DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28"
            + "LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22"
            + "RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static final Map<String, Integer> LENGTH_OF = lengths();

    private IbanMatcher() {}

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (int i = 0; i < LENGTHS.length(); i += 4) {
            lengths.put(LENGTHS.substring(i, i + 2), Integer.valueOf(LENGTHS.substring(i + 2, i + 4)));
        }
        return Map.copyOf(lengths);
    }

    static @Nullable Finding match(CharSequence text, int start) {
        if (start + 4 >= text.length()
                || !isCapital(text.charAt(start + 1))
                || !Shape.isDigit(text.charAt(start + 2))
                || !Shape.isDigit(text.charAt(start + 3))
                || (start > 0 && Shape.isWordPart(text.charAt(start - 1)))) {
            return null;
        }
        int length = LENGTH_OF.getOrDefault(text.subSequence(start, start + 2).toString(), 0);
        return length > 0 ? issuable(text, start, length) : made(text, start);
    }

    private static @Nullable Finding issuable(CharSequence text, int start, int length) {
        StringBuilder account = new StringBuilder(MAX_LENGTH);
        int end = read(text, start, length, account);
        return account.length() == length && endsWord(text, end) && Mod97.isValid(account)
                ? new Finding(InfoType.IBAN, start, end, CONFIDENCE, false)
                : null;
    }

    /** A country that does not exist has no length: as far as the word goes. */
    private static @Nullable Finding made(CharSequence text, int start) {
        StringBuilder account = new StringBuilder(MAX_LENGTH);
        int end = read(text, start, MAX_LENGTH, account);
        return endsWord(text, end) && InfoType.IBAN.madeSpace().contains(account.toString())
                ? new Finding(InfoType.IBAN, start, end, CONFIDENCE, true)
                : null;
    }

    private static int read(CharSequence text, int start, int length, StringBuilder account) {
        int end = start;
        for (int i = start; i < text.length() && account.length() < length; i++) {
            char c = text.charAt(i);
            if (isCapital(c) || Shape.isDigit(c)) {
                account.append(c);
                end = i + 1;
            } else if (c != ' ' || account.length() % 4 != 0 || end != i) {
                break;
            }
        }
        return end;
    }

    private static boolean endsWord(CharSequence text, int end) {
        return end >= text.length() || !Shape.isWordPart(text.charAt(end));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

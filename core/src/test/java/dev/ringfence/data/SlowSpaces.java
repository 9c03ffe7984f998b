package dev.ringfence.data;

import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Mod97;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The made spaces that work on bytes, said once more over texts: slow and obvious. */
final class SlowSpaces {
    private static final String SPACES =
            "[\\s\\x1c-\\x1f\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]";
    private static final Pattern NUMBER = Pattern.compile("[0-9+(][^#;,\\p{L}]*", Pattern.DOTALL);
    private static final List<String> TRUNK_ZERO =
            List.of("44", "33", "49", "61", "41", "43", "31", "32", "46", "27", "91");

    private SlowSpaces() {}

    static String replace(InfoType type, KeyedFunction keyed, String value, int maxLength) {
        return switch (type.name()) {
            case "PERSON_NAME" -> ((InventedPhrases) type.madeSpace()).phrase(keyed, value, maxLength);
            case "EMAIL_ADDRESS" -> mailbox(keyed.draw(value.strip().toLowerCase(Locale.ROOT)));
            case "PHONE_NUMBER" -> telephone(keyed, value, maxLength);
            case "PAYMENT_CARD_NUMBER" -> card(keyed, value, maxLength);
            case "IBAN" -> account(keyed, value, maxLength);
            default -> throw new IllegalArgumentException("'type' must have an oracle but was " + type);
        };
    }

    private static String mailbox(Draw draw) {
        StringBuilder local = new StringBuilder();
        for (int word = 0; word < 2; word++) {
            String binary =
                    String.format("%64s", Long.toBinaryString(draw.next())).replace(' ', '0');
            for (int i = 0; i < 8; i++) {
                int at = 64 - 5 * i;
                local.append(
                        "0123456789abcdefghjkmnpqrstvwxyz".charAt(Integer.parseInt(binary.substring(at - 5, at), 2)));
            }
        }
        return local + "@example.com";
    }

    /** So many decimal digits. */
    private static String number(Draw draw, int digits) {
        BigInteger bits = new BigInteger(Long.toUnsignedString(draw.next()));
        return padded(bits.mod(BigInteger.TEN.pow(digits)).toString(), digits);
    }

    private static String padded(String number, int digits) {
        return "0".repeat(digits - number.length()) + number;
    }

    private static String card(KeyedFunction keyed, String value, int maxLength) {
        String digits = value.replaceAll("[^0-9]", "");
        boolean usual = digits.length() < 12 || digits.length() > 19;
        int length = usual ? 16 : digits.length();
        String body = "9999" + number(keyed.draw(digits), length - 5);
        String made = body + Luhn.checkDigit(body, body.length());
        boolean lettered = value.chars().anyMatch(Character::isLetter);
        return usual || lettered || value.length() > maxLength ? made : Digits.laidOut(value, made);
    }

    private static String account(KeyedFunction keyed, String value, int maxLength) {
        String account = value.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
        int length = Math.max(15, Math.min(34, account.length()));
        Draw draw = keyed.draw(account);
        String digits = (number(draw, 15) + number(draw, 15)).substring(0, length - 4);
        String made = "ZZ" + padded(String.valueOf(Mod97.checkDigits("ZZ00" + digits)), 2) + digits;
        return length == account.length() && value.length() <= maxLength ? Alphanumerics.laidOut(value, made) : made;
    }

    private static String telephone(KeyedFunction keyed, String value, int maxLength) {
        Matcher found = NUMBER.matcher(value);
        String whole = found.find() ? found.group().replaceAll(SPACES + "+$", "") : "";
        String number = whole.replace("(0)", "");
        String old = number.replaceAll("[^0-9]", "");
        String canonical = canonical(whole, old);
        String made = fictitious(canonical, keyed.draw(canonical));
        String digits = made.replace("+", "");
        if (canonical.startsWith("+1") && old.length() == 10) {
            digits = digits.substring(1);
        }
        boolean address = number.matches("[0-9]*\\.[0-9]*\\.[0-9]*\\.[0-9]*");
        return digits.length() == old.length() && number.length() <= maxLength && !address
                ? Digits.laidOut(number, digits)
                : made;
    }

    private static String canonical(String number, String digits) {
        if (number.startsWith("+") || number.startsWith("(+")) {
            return international(digits);
        } else if (digits.startsWith("00")) {
            return international(digits.substring(2));
        } else if (digits.matches("011.{10,}")) {
            return international(digits.substring(3));
        } else if (digits.matches("1.{10}")) {
            return "+" + digits;
        }
        return digits.matches("[2-9]..[2-9].{6}") ? "+1" + digits : digits;
    }

    private static String international(String digits) {
        for (String country : TRUNK_ZERO) {
            if (digits.startsWith(country + "0")) {
                return "+" + country + digits.substring(3);
            }
        }
        return "+" + digits;
    }

    private static String fictitious(String canonical, Draw draw) {
        List<FictitiousRange> ranges = FictitiousRange.WITH_TRUNK_ZERO.stream()
                .filter(range -> canonical.startsWith("0") || canonical.startsWith("+" + range.country()))
                .toList();
        if (ranges.isEmpty()) {
            int area = (int) draw.below(712);
            int rest = area % 89 >= 11 ? area % 89 + 1 : area % 89;
            return "+1" + (2 + area / 89) + padded(String.valueOf(rest), 2) + "55501" + number(draw, 2);
        }
        long index =
                draw.below(ranges.stream().mapToInt(FictitiousRange::capacity).sum());
        for (FictitiousRange range : ranges) {
            if (index < range.capacity()) {
                return (canonical.startsWith("0") ? "0" : "+" + range.country())
                        + range.prefix()
                        + padded(String.valueOf(index), range.freeDigits());
            }
            index -= range.capacity();
        }
        throw new IllegalStateException("'index' must lie in a range");
    }
}

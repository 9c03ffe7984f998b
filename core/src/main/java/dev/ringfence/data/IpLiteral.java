package dev.ringfence.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads addresses of IPv4 (RFC 3986, 3.2.2) and IPv6 (RFC 4291, 2.2) without asking the domain name system. */
final class IpLiteral {
    private static final int GROUPS = 8;

    private IpLiteral() {}

    /** Four or sixteen bytes in network order; null if the text is no address. A zone is passed over. */
    static byte @Nullable [] parse(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        return address.indexOf(':') < 0 ? ipv4(address) : ipv6(address);
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(octets[i], 10, 3);
            if (value < 0 || value > 255) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text);
            return all != null && all.length == 2 * GROUPS ? all : null;
        }
        byte[] left = groups(text.substring(0, gap));
        byte[] right = groups(text.substring(gap + 2));
        if (left == null || right == null || left.length + right.length > 2 * GROUPS - 2) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(left, 2 * GROUPS);
        System.arraycopy(right, 0, bytes, bytes.length - right.length, right.length);
        return bytes;
    }

    /** Two bytes a group, four for an IPv4 address at the end. */
    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        byte[] bytes = new byte[2 * groups.length + 2];
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            byte[] embedded = i == groups.length - 1 ? ipv4(groups[i]) : null;
            if (embedded != null) {
                System.arraycopy(embedded, 0, bytes, length, 4);
                length += 4;
            } else {
                int value = number(groups[i], 16, 4);
                if (value < 0) {
                    return null;
                }
                bytes[length++] = (byte) (value >> 8);
                bytes[length++] = (byte) value;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static int number(String digits, int radix, int maxDigits) {
        if (digits.isEmpty() || digits.length() > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}

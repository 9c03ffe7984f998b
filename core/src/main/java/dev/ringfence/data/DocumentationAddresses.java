package dev.ringfence.data;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Addresses that are kept for documentation: IPv4's three TEST-NETs (RFC 5737) for IPv4, {@code 2001:db8::/32} (RFC
 * 3849) for IPv6. {@link #contains} also knows IPv6's newer block (RFC 9637) and what names no host of a network: the
 * unspecified, loopback and broadcast addresses (RFC 1122, 3.2.1.3; RFC 4291, 2.5). Private addresses (RFC 1918, RFC
 * 4193) are plausible: within a company they name somebody's machine.
 *
 * <p>The canonical form is the bytes of the address; an IPv4 address mapped into IPv6 is that IPv4 address. The zone
 * goes.
 */
final class DocumentationAddresses implements MadeSpace {
    private static final String[] TEST_NETS = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final int IPV4_LENGTH = 15;
    private static final int IPV6_LENGTH = 39;

    @Override
    public String description() {
        return "IPv4: 768 addresses of the TEST-NETs (RFC 5737); IPv6: 96 keyed bits in 2001:db8::/32 (RFC 3849),"
                + " 16 where the column is short; capacity for IPv4";
    }

    @Override
    public long capacity() {
        return 256L * TEST_NETS.length;
    }

    @Override
    public int minimumLength() {
        return IPV4_LENGTH;
    }

    @Override
    public boolean contains(String value) {
        byte[] address = IpLiteral.parse(value.strip());
        if (address == null) {
            return false;
        }
        return address.length == 4 ? isMade4(address, 0) : isMade6(address);
    }

    private static boolean isMade4(byte[] address, int from) {
        int bits = (address[from] & 0xFF) << 24
                | (address[from + 1] & 0xFF) << 16
                | (address[from + 2] & 0xFF) << 8
                | (address[from + 3] & 0xFF);
        int net = bits >>> 8;
        return net == 0xC00002 || net == 0xC63364 || net == 0xCB0071 || bits >>> 24 == 127 || bits == 0 || bits == -1;
    }

    private static boolean isMade6(byte[] address) {
        if (isMapped(address)) {
            return isMade4(address, 12);
        }
        boolean zeros = true;
        for (int i = 0; i < 15; i++) {
            zeros &= address[i] == 0;
        }
        int first = (address[0] & 0xFF) << 8 | (address[1] & 0xFF);
        int second = (address[2] & 0xFF) << 8 | (address[3] & 0xFF);
        return (zeros && (address[15] & 0xFE) == 0)
                || (first == 0x2001 && second == 0x0DB8)
                || (first == 0x3FFF && second < 0x1000);
    }

    /** RFC 4291, 2.5.5.2. */
    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        byte[] address = IpLiteral.parse(value.strip());
        if (address == null) {
            return testNet(keyed.draw(value.strip().toLowerCase(Locale.ROOT)));
        }
        if (address.length == 4) {
            return testNet(keyed.draw(HexFormat.of().formatHex(address)));
        }
        if (isMapped(address)) {
            return testNet(keyed.draw(HexFormat.of().formatHex(address, 12, 16)));
        }
        Draw draw = keyed.draw(HexFormat.of().formatHex(address));
        StringBuilder made = new StringBuilder(IPV6_LENGTH).append("2001:db8:");
        if (maxLength < IPV6_LENGTH) {
            return made.append(':')
                    .append(Long.toHexString(1 + draw.below(0xFFFF)))
                    .toString();
        }
        long bits = 0;
        for (int group = 0; group < 6; group++) {
            bits = group % 4 == 0 ? draw.next() : bits >>> 16;
            made.append(group == 0 ? "" : ":").append(Long.toHexString(bits & 0xFFFF));
        }
        return made.toString();
    }

    private static String testNet(Draw draw) {
        int index = (int) draw.below(256L * TEST_NETS.length);
        return TEST_NETS[index >> 8] + (index & 0xFF);
    }
}

package dev.ringfence.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A network in the notation of RFC 4632 and RFC 4291, 2.3: {@code 10.0.0.0/8}, {@code fd00::/8}. */
final class CidrBlock {
    /** A literal and nothing that would be looked up. */
    private static final String ADDRESS = "(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)";

    private static final Pattern LITERAL = Pattern.compile(ADDRESS);
    private static final Pattern FORM = Pattern.compile(ADDRESS + "/(\\d{1,3})");
    private static final int BITS = 8;
    private static final int IPV4 = 4;

    /** RFC 4291, 2.5.5.2: the bits in front of an address of IPv4 that is mapped into IPv6. */
    private static final int MAPPED_PREFIX = 96;

    private final String text;
    private final byte[] network;
    private final int prefix;

    private CidrBlock(String text, byte[] network, int prefix) {
        this.text = text;
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException if it has another form, or addresses have fewer bits
     */
    static CidrBlock parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        byte[] network = address(parts.group(1)).map(InetAddress::getAddress).orElseThrow(() -> refused(text));
        // Java reads an address of IPv4 that is mapped into IPv6 as what it stands for; so is its network.
        boolean mapped = network.length == IPV4 && parts.group(1).indexOf(':') >= 0;
        int prefix = Integer.parseInt(parts.group(2)) - (mapped ? MAPPED_PREFIX : 0);
        if (prefix < 0 || prefix > network.length * BITS) {
            throw refused(text);
        }
        return new CidrBlock(text, network, prefix);
    }

    private static IllegalArgumentException refused(String text) {
        String written = text.substring(0, text.indexOf('/') < 0 ? text.length() : text.indexOf('/'));
        String near = address(written)
                .map(address -> "; did you mean '" + written + "/" + address.getAddress().length * BITS + "'?")
                .orElse("");
        return new IllegalArgumentException(
                "'network' must be like 10.0.0.0/8 or fd00::/8 but was '" + text + "'" + near);
    }

    /** An address that is written as one, with or without a zone; a name is never looked up. */
    static Optional<InetAddress> address(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] its = address.getAddress();
        if (its.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >>> (bit % BITS);
            if ((its[bit / BITS] & mask) != (network[bit / BITS] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The addresses that the host of a URI has now; none if it cannot be resolved, and then a call fails by itself. */
    static InetAddress[] addresses(URI uri) {
        try {
            return InetAddress.getAllByName(HostPattern.hostOf(uri));
        } catch (UnknownHostException unresolved) {
            return new InetAddress[0];
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

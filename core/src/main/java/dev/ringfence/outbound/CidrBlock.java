package dev.ringfence.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A network in the notation of RFC 4632 and RFC 4291, 2.3: {@code 10.0.0.0/8}, {@code fd00::/8}. */
final class CidrBlock {
    /** A literal and nothing that would be looked up. */
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/(\\d{1,3})");

    private static final int BITS = 8;

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
        byte[] network;
        try {
            network = InetAddress.getByName(parts.group(1)).getAddress();
        } catch (UnknownHostException noAddress) {
            throw refused(text);
        }
        int prefix = Integer.parseInt(parts.group(2));
        if (prefix > network.length * BITS) {
            throw refused(text);
        }
        return new CidrBlock(text, network, prefix);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("'network' must be like 10.0.0.0/8 or fd00::/8 but was '" + text + "'");
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

package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CidrBlockPropertyTest {

    @Property(tries = 2_000, seed = "20261122")
    void network_holdsWhatItsNumberSays(
            @ForAll @Size(4) byte[] network,
            @ForAll @Size(4) byte[] other,
            @ForAll @IntRange(max = 32) int prefix,
            @ForAll @IntRange(max = 32) int same)
            throws UnknownHostException {
        assertAsItsNumber(network, near(network, other, same), prefix);
    }

    @Property(tries = 2_000, seed = "20261122")
    void networkOfIpv6_holdsWhatItsNumberSays(
            @ForAll @Size(16) byte[] network,
            @ForAll @Size(16) byte[] other,
            @ForAll @IntRange(max = 128) int prefix,
            @ForAll @IntRange(max = 128) int same)
            throws UnknownHostException {
        network[0] |= 1;
        assertAsItsNumber(network, near(network, other, same), prefix);
    }

    /** With the same bits in front, so that both answers come about. */
    private static byte[] near(byte[] network, byte[] other, int same) {
        byte[] near = other.clone();
        for (int bit = 0; bit < same; bit++) {
            int mask = 0x80 >>> (bit % 8);
            near[bit / 8] = (byte) ((near[bit / 8] & ~mask) | (network[bit / 8] & mask));
        }
        return near;
    }

    private static void assertAsItsNumber(byte[] network, byte[] address, int prefix) throws UnknownHostException {
        int rest = network.length * 8 - prefix;
        boolean within =
                new BigInteger(1, network).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        CidrBlock block = CidrBlock.parse(InetAddress.getByAddress(network).getHostAddress() + "/" + prefix);
        assertThat(block.contains(InetAddress.getByAddress(address))).isEqualTo(within);
    }

    @Example
    void network_thatIsMapped_isThatOfIpv4() {
        CidrBlock mapped = CidrBlock.parse("::ffff:10.1.0.0/112");
        assertThat(mapped.contains(CidrBlock.address("10.1.2.3").orElseThrow())).isTrue();
        assertThat(mapped.contains(CidrBlock.address("::ffff:10.1.2.3").orElseThrow()))
                .isTrue();
        assertThat(mapped.contains(CidrBlock.address("10.2.2.3").orElseThrow())).isFalse();
    }

    @Example
    void network_thatIsNone_isRefusedWithWhatWasMeant() {
        assertThatThrownBy(() -> CidrBlock.parse("10.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean '10.0.0.1/32'?");
        assertThatThrownBy(() -> CidrBlock.parse("10.0.0.0/33")).hasMessageContaining("did you mean '10.0.0.0/32'?");
        assertThatThrownBy(() -> CidrBlock.parse("fd00::/129")).hasMessageContaining("did you mean 'fd00::/128'?");
        for (String none :
                new String[] {"", "/", "/8", "localhost/8", "10.0.0/8", "10.0.0.0/-1", "10.0.0.256/8", ":/1"}) {
            assertThatThrownBy(() -> CidrBlock.parse(none))
                    .as(none)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'network' must be like");
        }
    }

    @Example
    void address_isReadAndNeverLookedUp() {
        assertThat(CidrBlock.address("fe80::1%eth0")).isPresent();
        assertThat(CidrBlock.address("[::1]")).isEmpty();
        for (String none : new String[] {"", "localhost", "10.0.0.1:80", "unknown", "10.1", "%", "1::2::3"}) {
            assertThat(CidrBlock.address(none)).as(none).isEmpty();
        }
    }
}

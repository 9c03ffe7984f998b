package dev.ringfence.data;

import dev.ringfence.data.checksum.Base58Check;
import dev.ringfence.data.checksum.Bech32;
import java.util.Locale;

/**
 * Addresses that hold nothing of worth: for Ethereum, those that begin with ten bytes of zero, to which nobody can find
 * a key; for all others, addresses of Bitcoin's test network (BIP 173, {@code tb}; BIP 44) of a keyed hash.
 *
 * <p>The canonical form is the address; in lower case where case does not tell two apart.
 */
final class TestNetworkAddresses implements MadeSpace {
    private static final String ETHEREUM = "0x00000000000000000000";
    private static final int ETHEREUM_LENGTH = 42;
    /** A hash of 160 bits, five bits a character. */
    private static final int PROGRAM_LENGTH = 32;

    private static final int PUBLIC_KEY_HASH = 0x6F;
    private static final int SCRIPT_HASH = 0xC4;

    @Override
    public String description() {
        return "Ethereum: 80 keyed bits behind ten bytes of zero; others: 160 keyed bits on Bitcoin's test network (BIP 173)";
    }

    /** 2^80. */
    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public int minimumLength() {
        return ETHEREUM_LENGTH;
    }

    @Override
    public boolean contains(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith(ETHEREUM)) {
            return value.length() == ETHEREUM_LENGTH
                    && Hexadecimal.of(lower.substring(2)).length() == 40;
        }
        if (lower.startsWith("tb1") || lower.startsWith("bcrt1")) {
            return Bech32.isWitnessAddress(value);
        }
        int version = value.length() > 40 ? -1 : Base58Check.version(value);
        return version == PUBLIC_KEY_HASH || version == SCRIPT_HASH;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String address = value.strip();
        boolean ethereum = address.regionMatches(true, 0, "0x", 0, 2);
        boolean anyCase = ethereum || address.regionMatches(true, 0, "bc1", 0, 3);
        Draw draw = keyed.draw(anyCase ? address.toLowerCase(Locale.ROOT) : address);
        if (ethereum) {
            return ETHEREUM + Hexadecimal.digits(draw.next(), 4) + Hexadecimal.digits(draw.next(), 16);
        }
        StringBuilder program = new StringBuilder(PROGRAM_LENGTH);
        long bits = 0;
        for (int i = 0; i < PROGRAM_LENGTH; i++) {
            bits = i % 12 == 0 ? draw.next() : bits >>> 5;
            program.append(Bech32.alphabet().charAt((int) (bits & 31)));
        }
        return Bech32.witnessAddress("tb", program.toString()).orElseThrow();
    }
}

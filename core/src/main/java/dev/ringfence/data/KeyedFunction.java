package dev.ringfence.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493) under a key of 256 bits that is derived for one purpose: a canonical form goes in,
 * 256 bits come out that nobody can predict or invert without the key. The first 128 are the tag; the others, which hardly
 * anybody asks for, are the tag encrypted under a second key, so that two forms differ in all of them if they do in the
 * tag. Safe for use by many threads, without locks.
 */
public final class KeyedFunction {
    /** Two keys of AES-256. */
    static final int KEY_BYTES = 64;

    private final Cmac mac;
    private final KeyedBlocks second;
    private final String purpose;

    KeyedFunction(byte[] key, String purpose) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("'key' must have " + KEY_BYTES + " bytes but had " + key.length);
        }
        byte[] half = Arrays.copyOf(key, KEY_BYTES / 2);
        this.mac = new Cmac(KeyedBlocks.of(half));
        System.arraycopy(key, KEY_BYTES / 2, half, 0, KEY_BYTES / 2);
        this.second = KeyedBlocks.of(half);
        Arrays.fill(half, (byte) 0);
        this.purpose = purpose;
    }

    /**
     * A function that everybody can compute: for values that stand for nobody, such as those of an empty test database. It
     * hides nothing; what replaces live values takes a {@link PseudonymKey}.
     *
     * @param seed the same one gives the same function
     * @param purpose another one gives another function
     */
    public static KeyedFunction ofSeed(long seed, String purpose) {
        byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        return new KeyedFunction(
                Hkdf.expand(Hkdf.extract(new byte[0], key), purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES),
                purpose);
    }

    /** The bits that belong to a canonical form. */
    public Draw draw(String canonical) {
        byte[] form = canonical.getBytes(StandardCharsets.UTF_8);
        byte[] tag = mac.tag(Arrays.copyOf(form, Cmac.BLOCK * Cmac.blocksOf(form.length)), form.length);
        return new Draw(second).begin(tag, 0);
    }

    Cmac mac() {
        return mac;
    }

    /** Encrypts a tag to the bits that follow it. */
    KeyedBlocks second() {
        return second;
    }

    /** The purpose, never the key. */
    @Override
    public String toString() {
        return "KeyedFunction[" + purpose + "]";
    }
}

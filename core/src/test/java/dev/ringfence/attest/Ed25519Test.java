package dev.ringfence.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] PKCS8 = HEX.parseHex("302e020100300506032b657004220420");
    private static final byte[] X509 = HEX.parseHex("302a300506032b6570032100");

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    private static byte[] raw(KeyPair pair) {
        byte[] x509 = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(x509, X509.length, x509.length);
    }

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
    })
    void vectors_ofTheRfc_areMet(String seed, String publicKey, String message, String signature) {
        KeyPair pair = Ed25519.pair(joined(PKCS8, HEX.parseHex(seed)));

        assertThat(HEX.formatHex(raw(pair))).isEqualTo(publicKey);
        byte[] made = Ed25519.sign(pair.getPrivate(), HEX.parseHex(message));
        assertThat(HEX.formatHex(made)).isEqualTo(signature);
        assertThat(Ed25519.verify(pair.getPublic(), HEX.parseHex(message), made))
                .isTrue();
    }

    @Test
    void signatures_randomOnes_areThoseOfAnIndependentImplementation() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            byte[] message = new byte[random.nextInt(300)];
            random.nextBytes(message);
            byte[] theirKey = new byte[32];
            org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(secret, 0, theirKey, 0);
            byte[] theirs = new byte[64];
            org.bouncycastle.math.ec.rfc8032.Ed25519.sign(secret, 0, message, 0, message.length, theirs, 0);

            KeyPair pair = Ed25519.pair(joined(PKCS8, secret));

            assertThat(raw(pair)).as("seed %d", seed).isEqualTo(theirKey);
            assertThat(Ed25519.sign(pair.getPrivate(), message))
                    .as("seed %d", seed)
                    .isEqualTo(theirs);
        }
    }

    /** One bit is flipped in signature, message or key: both implementations must say no. */
    @Test
    void signatures_damagedOnes_areRefusedAsByAnIndependentImplementation() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        int readableKeys = 0;
        for (int i = 0; i < 600; i++) {
            KeyPair pair = Ed25519.generate();
            byte[] message = new byte[1 + random.nextInt(60)];
            random.nextBytes(message);
            byte[] signature = Ed25519.sign(pair.getPrivate(), message);
            byte[] key = raw(pair);
            byte[] victim = i % 3 == 0 ? signature : i % 3 == 1 ? message : key;
            int bit = random.nextInt(victim.length * 8);
            victim[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                            signature, 0, key, 0, message, 0, message.length))
                    .as("seed %d", seed)
                    .isFalse();
            boolean ours;
            try {
                ours = Ed25519.verify(Ed25519.publicKey(joined(X509, key)), message, signature);
                readableKeys++;
            } catch (IllegalArgumentException noSuchPoint) {
                ours = false;
            }
            assertThat(ours).as("seed %d, step %d", seed, i).isFalse();
        }
        // Half of all coordinates are on the curve.
        assertThat(readableKeys).isGreaterThan(430);
    }

    /** S + L is the same number modulo the group's order: whoever accepts it lets others change signatures. */
    @Test
    void signature_withANumberThatIsNotReduced_isRefused() {
        KeyPair pair = Ed25519.generate();
        byte[] signature = Ed25519.sign(pair.getPrivate(), new byte[] {1});
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        byte[] shifted = little(new BigInteger(1, reversed(s)).add(order));
        System.arraycopy(shifted, 0, signature, 32, 32);

        assertThat(Ed25519.verify(pair.getPublic(), new byte[] {1}, signature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 200})
    void signature_ofAnotherLength_isRefused(int length) {
        assertThat(Ed25519.verify(Ed25519.generate().getPublic(), new byte[] {1}, new byte[length]))
                .isFalse();
    }

    /** The fourteen encodings of the eight points, and of those that are not reduced. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void publicKey_ofSmallOrder_isRefused(String encoded) {
        byte[] key = HEX.parseHex(encoded);

        assertThat(org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(key, 0))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519.publicKey(joined(X509, key)))
                .withMessageContaining("'key' must");
    }

    @Test
    void oracle_itsAlgorithm_isTheOneMeant() {
        // Guards the tests above against an oracle that verifies nothing.
        byte[] secret = new byte[32];
        byte[] key = new byte[32];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(secret, 0, key, 0);
        byte[] signature = new byte[64];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(secret, 0, new byte[] {1}, 0, 1, signature, 0);
        assertThat(org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, key, 0, new byte[] {1}, 0, 1))
                .isTrue();
        assertThat(Algorithm.Ed25519).isZero();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] copy = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            copy[i] = bytes[bytes.length - 1 - i];
        }
        return copy;
    }

    private static byte[] little(BigInteger number) {
        byte[] big = number.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < big.length && i < 32; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }
}

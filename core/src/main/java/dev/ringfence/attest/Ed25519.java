package dev.ringfence.attest;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/** Ed25519 (RFC 8032) of the JDK, with the checks that it leaves to its caller. */
final class Ed25519 {
    static final int SIGNATURE_BYTES = 64;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y coordinate of two of the four points of order 8; the other two have its negative. */
    private static final BigInteger ORDER_8 =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y coordinates of the points of order 1, 2, 4 and 8, for each of which anybody can make signatures. */
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_8, P.subtract(ORDER_8));

    private Ed25519() {}

    static KeyPair generate() {
        return generate(new SecureRandom());
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /**
     * Reads a private key (PKCS #8, RFC 8410) and works out its public key, which that format need not hold.
     *
     * @throws IllegalArgumentException if it is no Ed25519 key
     */
    static KeyPair pair(byte[] pkcs8) {
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (InvalidKeySpecException e) {
            // The cause may quote bytes of the key.
            throw new IllegalArgumentException(
                    "'key' must be an Ed25519 private key in PKCS #8 but was something else");
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("'key' must be readable but its bytes stay hidden"));
        // The platform works out a public key only while it generates a pair; so it is given the seed to "generate"
        // from.
        KeyPair pair = generate(new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
            }
        });
        // A provider that draws its bytes in another way would give a pair of its own: then nothing it signs fits.
        byte[] probe = {1};
        if (!verify(pair.getPublic(), probe, sign(key, probe))) {
            throw new IllegalStateException("'Ed25519' of this platform must derive public keys but does not");
        }
        return pair;
    }

    /**
     * Reads a public key (X.509 SubjectPublicKeyInfo, RFC 8410).
     *
     * @throws IllegalArgumentException if it is no Ed25519 key, is not in its canonical form, is not on the curve, or has a
     *     small order
     */
    static PublicKey publicKey(byte[] x509) {
        PublicKey key;
        try {
            key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(
                    "'key' must be an Ed25519 public key (X.509 SubjectPublicKeyInfo) but was something else", e);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
        return checked(key);
    }

    /**
     * A public key that nobody but the holder of its private key can sign for.
     *
     * @throws IllegalArgumentException if it is no Ed25519 key, is not in its canonical form, is not on the curve, or has a
     *     small order
     */
    static PublicKey checked(PublicKey key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            throw new IllegalArgumentException("'key' must be an Ed25519 key but was " + key.getAlgorithm());
        }
        BigInteger y = edwards.getPoint().getY();
        if (y.compareTo(P) >= 0) {
            throw new IllegalArgumentException("'key' must be in canonical form but its coordinate is not reduced");
        }
        if (SMALL_ORDER.contains(y)) {
            throw new IllegalArgumentException("'key' must not have a small order: anybody could sign for it");
        }
        try {
            // The platform looks for the point on the curve only now.
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("'key' must be a point on the curve but is not", e);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] bytes) {
        if (bytes.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(bytes);
        } catch (SignatureException e) {
            // Bytes that encode no point or too large a number are no signature of anything.
            return false;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException cause) {
        return new IllegalStateException("'Ed25519' must be provided by the platform", cause);
    }
}

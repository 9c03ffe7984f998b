package dev.ringfence.attest;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key that a password protects (PKCS #8 EncryptedPrivateKeyInfo). */
final class EncryptedKey {
    /** As OpenSSL and NIST's guidance have it at most; a file that asks for more only burns time. */
    private static final int MAX_ITERATIONS = 10_000_000;

    private EncryptedKey() {}

    static byte[] decrypt(byte[] der, Supplier<char[]> password) {
        char[] secret = password.get();
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // PBES2 names its parts only in its parameters, whose text is the name of the platform's algorithm.
            String scheme =
                    info.getAlgName().equals("PBES2") || info.getAlgName().equals("1.2.840.113549.1.5.13")
                            ? info.getAlgParameters().toString()
                            : info.getAlgName();
            int iterations = info.getAlgParameters()
                    .getParameterSpec(javax.crypto.spec.PBEParameterSpec.class)
                    .getIterationCount();
            if (iterations > MAX_ITERATIONS) {
                throw new IllegalArgumentException(
                        "'file' must ask for at most " + MAX_ITERATIONS + " iterations but asked for " + iterations);
            }
            SecretKey key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(secret));
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return cipher.doFinal(info.getEncryptedData());
        } catch (GeneralSecurityException | IOException e) {
            // The cause may quote bytes of the key.
            throw new IllegalArgumentException(
                    "'file' must hold a key that the password opens (PBES2 with HMAC-SHA and AES) but did not open");
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}

package dev.ringfence.data;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/** A key in a key store of the platform. */
final class KeyStores {
    private KeyStores() {}

    /** Reads the material of a secret key. No message holds the password or what the store says. */
    static byte[] material(KeyStore store, String alias, Supplier<char[]> password) throws IOException {
        char[] secret = password.get();
        try {
            Key key = store.getKey(alias, secret);
            if (!(key instanceof SecretKey)) {
                throw new IllegalArgumentException("'alias' must name a secret key but "
                        + (key == null ? "there is none of that name" : "it is a " + key.getAlgorithm() + " key"));
            }
            byte[] material = key.getEncoded();
            if (material == null) {
                throw new IllegalArgumentException(
                        "'alias' must name a key that can be exported, but its material stays in the store");
            }
            return material;
        } catch (KeyStoreException e) {
            throw new IllegalStateException("'store' must be loaded", e);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store did not open the key: wrong password, or damaged", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}

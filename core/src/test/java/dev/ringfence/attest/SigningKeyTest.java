package dev.ringfence.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    private static final byte[] EXAMPLE =
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void file_thatOpenSslMade_signsAsOpenSslDoes() throws IOException {
        SigningKey key = SigningKey.read("ada", TemporaryKeys.secret(directory, TemporaryKeys.PRIVATE));

        assertThat(key.id()).isEqualTo(TemporaryKeys.ID);
        assertThat(key.verificationKey()).isEqualTo(VerificationKey.parse("other", TemporaryKeys.PUBLIC));
        assertThat(key.verificationKey().pem()).isEqualTo(TemporaryKeys.PUBLIC);
        assertThat(Base64.getEncoder().encodeToString(key.sign(EXAMPLE))).isEqualTo(TemporaryKeys.SIGNATURE);
        assertThat(key).hasToString("ada (key " + TemporaryKeys.ID + ")");
    }

    @Test
    void file_withAPassword_opensWithItAlone() throws IOException {
        Path file = TemporaryKeys.secret(directory, TemporaryKeys.ENCRYPTED);
        char[] password = "geheim".toCharArray();

        assertThat(SigningKey.read("ada", file, () -> password).id()).isEqualTo(TemporaryKeys.ID);
        assertThat(password).containsOnly('\0');
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.read("ada", file, "falsch"::toCharArray))
                .withMessageContaining("did not open");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.read("ada", file))
                .withMessageContaining("without a password");
    }

    @Test
    void createFile_readAgain_isTheSameKeyForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("new.pem");

        VerificationKey half = SigningKey.createFile("ada", file);

        assertThat(SigningKey.read("ada", file).verificationKey()).isEqualTo(half);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> SigningKey.createFile("ada", file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void file_thatOthersMayOpen_isRefused(String mode) throws IOException {
        Path file = TemporaryKeys.file(directory, "open.pem", TemporaryKeys.PRIVATE, mode);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.read("ada", file))
                .withMessage("'file' must be readable by its owner alone (chmod 600) but its mode is " + mode);
    }

    @Test
    void file_thatHoldsNoOrAnotherKey_isRefusedWithoutShowingIt() throws IOException, GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024);
        String other = new Pem("PRIVATE KEY", rsa.generateKeyPair().getPrivate().getEncoded()).text();
        String[] wrong = {
            "",
            "SECRET",
            TemporaryKeys.PUBLIC,
            TemporaryKeys.PRIVATE + TemporaryKeys.PRIVATE,
            other,
            "-----BEGIN PRIVATE KEY-----\nSECRET==\n-----END PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
            "x".repeat(70_000)
        };
        for (int i = 0; i < wrong.length; i++) {
            Path file = TemporaryKeys.file(directory, i + ".pem", wrong[i], "rw-------");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.read("ada", file))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET", "MC4C"))
                    .satisfies(e -> assertThat(e.getCause()).isNull());
        }
    }

    /** Made by {@code keytool -genkeypair -keyalg Ed25519 -storetype PKCS12}, when the test was written. */
    private static KeyStore keyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = SigningKeyTest.class.getResourceAsStream("ed25519.p12")) {
            store.load(in, "geheim".toCharArray());
        }
        return store;
    }

    @Test
    void keyStore_withACertificate_signsAndVerifies() throws IOException, GeneralSecurityException {
        KeyStore store = keyStore();

        SigningKey key = SigningKey.of("ada", store, "ada", "geheim"::toCharArray);

        assertThat(VerificationKeys.of(store).all()).containsExactly(key.verificationKey());
        assertThat(key.verificationKey().verifies(EXAMPLE, key.sign(EXAMPLE))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of("bob", store, "bob", "geheim"::toCharArray))
                .withMessageContaining("'alias'");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SigningKey.of("ada", store, "ada", "falsch"::toCharArray));
        KeyStore unloaded = KeyStore.getInstance("PKCS12");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SigningKey.of("ada", unloaded, "ada", "geheim"::toCharArray));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> VerificationKeys.of(unloaded));
    }
}

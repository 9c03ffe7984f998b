package dev.ringfence.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationKeysTest {
    @TempDir
    Path directory;

    private static String pem() {
        return SigningKey.generate("any").verificationKey().pem();
    }

    @Test
    void directory_ofKeys_isReadByFileName() throws IOException {
        TemporaryKeys.file(directory, "bob.pem", "a comment\n" + pem() + "\nanother", "rw-r--r--");
        TemporaryKeys.file(directory, "ada.pem", TemporaryKeys.PUBLIC, "rw-r--r--");
        TemporaryKeys.file(directory, ".hidden.pem", "nonsense", "rw-r--r--");
        TemporaryKeys.file(directory, "README", "nonsense", "rw-r--r--");

        VerificationKeys keys = VerificationKeys.readDirectory(directory);

        assertThat(keys.all()).extracting(VerificationKey::name).containsExactly("ada", "bob");
        assertThat(keys.find(TemporaryKeys.ID)).map(VerificationKey::name).contains("ada");
        assertThat(keys.find("")).isEmpty();
        assertThat(keys).asString().contains("ada (key " + TemporaryKeys.ID + ")");
    }

    @Test
    void directory_thatIsLinkedTo_isFollowed() throws IOException {
        Path real = TemporaryKeys.file(directory, "..data", TemporaryKeys.PUBLIC, "rw-r--r--");
        Files.createSymbolicLink(directory.resolve("ada.pem"), real);

        assertThat(VerificationKeys.readDirectory(directory).all()).hasSize(1);
    }

    @Test
    void directory_withAnythingThatIsNoTrustedKey_isRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKeys.readDirectory(directory))
                .withMessageContaining("nothing could be verified");
        for (List<String> wrong : List.of(
                List.of(TemporaryKeys.PRIVATE, "rw-------", "must hold a public key but held a private one"),
                List.of(TemporaryKeys.ENCRYPTED, "rw-------", "must hold a public key but held a private one"),
                List.of(TemporaryKeys.PUBLIC, "rw-rw-rw-", "must not be writable by everybody"),
                List.of(TemporaryKeys.PUBLIC + pem(), "rw-r--r--", "one PUBLIC KEY block but held 2"),
                List.of("", "rw-r--r--", "one PUBLIC KEY block but held 0"),
                List.of("x".repeat(70_000), "rw-r--r--", "but had 70000 bytes"))) {
            Path file = TemporaryKeys.file(directory, "wrong.pem", wrong.get(0), wrong.get(1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerificationKeys.readDirectory(directory))
                    .withMessageContaining(wrong.get(2));
            Files.delete(file);
        }
    }

    @Test
    void keys_twiceOrNone_areRefused() {
        VerificationKey key = VerificationKey.parse("ada", TemporaryKeys.PUBLIC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKeys.of(key, VerificationKey.parse("bob", TemporaryKeys.PUBLIC)))
                .withMessageContaining("'ada' and 'bob' are one key");
        assertThatIllegalArgumentException().isThrownBy(VerificationKeys::of);
    }

    @Test
    void key_ofAnotherAlgorithm_isRefused() throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "Ed448", "X25519")) {
            var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
            assertThatIllegalArgumentException()
                    .as(algorithm)
                    .isThrownBy(() -> VerificationKey.of("ada", key))
                    .withMessageContaining("must be an Ed25519 key");
            String pem = new Pem("PUBLIC KEY", key.getEncoded()).text();
            assertThatIllegalArgumentException().as(algorithm).isThrownBy(() -> VerificationKey.parse("ada", pem));
        }
    }
}

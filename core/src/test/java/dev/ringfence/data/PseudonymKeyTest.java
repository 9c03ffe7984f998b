package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PseudonymKeyTest {
    private static final DeploymentEnvironment PRODUCTION = Environments.PRODUCTION;

    static byte[] material(int seed) {
        byte[] bytes = new byte[PseudonymKey.MIN_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + seed);
        }
        return bytes;
    }

    @Test
    void named_sameMaterial_givesTheSamePseudonymsAndCheckValue() {
        PseudonymKey one = PseudonymKey.named("shop", () -> material(1), PRODUCTION);
        PseudonymKey two = PseudonymKey.named("shop", () -> material(1), PRODUCTION);
        PseudonymKey other = PseudonymKey.named("shop", () -> material(2), PRODUCTION);
        assertThat(one.checkValue()).isEqualTo(two.checkValue()).isNotEqualTo(other.checkValue());
        assertThat(email(one)).isEqualTo(email(two)).isNotEqualTo(email(other));
    }

    private static String email(PseudonymKey key) {
        InfoType type = InfoType.EMAIL_ADDRESS;
        return type.madeSpace().replace(key.functionFor(type), "ada@lovelace.org", 100);
    }

    @Test
    void functions_ofTwoInfoTypes_areUnrelated() {
        PseudonymKey key = PseudonymKey.named("shop", () -> material(1), PRODUCTION);
        assertThat(key.functionFor(InfoType.EMAIL_ADDRESS).draw("x").next())
                .isNotEqualTo(key.functionFor(InfoType.PERSON_NAME).draw("x").next());
    }

    @ParameterizedTest
    @EnumSource(names = "PRODUCTION", mode = EnumSource.Mode.EXCLUDE)
    void named_withoutTheRight_isRefusedBeforeTheMaterialIsAskedFor(Tier tier) {
        DeploymentEnvironment here = tier == Tier.UNKNOWN ? Environments.unset() : Environments.of(tier);
        AtomicBoolean asked = new AtomicBoolean();
        assertThatExceptionOfType(KeyDeniedException.class)
                .isThrownBy(() -> PseudonymKey.named(
                        "shop",
                        () -> {
                            asked.set(true);
                            return material(1);
                        },
                        here))
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("live-data.named-key"))
                .withMessageContaining("HOLD_LIVE_DATA");
        assertThat(asked).isFalse();
    }

    @Test
    void named_weakMaterial_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PseudonymKey.named("shop", () -> new byte[31], PRODUCTION))
                .withMessage("'material' must have at least 32 bytes but had 31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PseudonymKey.named("shop", () -> new byte[32], PRODUCTION))
                .withMessage("'material' must be random but all its bytes were equal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PseudonymKey.named(" ", () -> material(1), PRODUCTION))
                .withMessage("'name' must not be blank");
    }

    @Test
    void named_anyMaterial_isClearedAfterwards() {
        byte[] material = material(1);
        PseudonymKey.named("shop", () -> material, PRODUCTION);
        assertThat(material).containsOnly(0);
    }

    @Test
    void ephemeral_two_differ() {
        assertThat(PseudonymKey.ephemeral().checkValue())
                .isNotEqualTo(PseudonymKey.ephemeral().checkValue());
    }

    @Test
    void toString_namedKey_showsNameAndCheckValueOnly() {
        PseudonymKey key = PseudonymKey.named("shop", () -> material(1), PRODUCTION);
        assertThat(key).hasToString("shop (check value " + key.checkValue() + ")");
        assertThat(key.checkValue()).matches("[0-9a-f]{16}");
    }

    @Test
    void file_created_isReadableByItsOwnerAndGivesOneKey(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shop.key");
        PseudonymKey.createFile(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PseudonymKey.named("shop", file, PRODUCTION).checkValue())
                .isEqualTo(PseudonymKey.named("shop", file, PRODUCTION).checkValue());
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> PseudonymKey.createFile(file));
    }

    @Test
    void file_readableByOthers_isRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shop.key");
        PseudonymKey.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(KeyDeniedException.class)
                .isThrownBy(() -> PseudonymKey.named("shop", file, PRODUCTION))
                .withMessageContaining("rw-r-----")
                .withMessageContaining("chmod 600");
    }

    @Test
    void file_thatIsNoKey_isRefusedWithoutShowingIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shop.key");
        PseudonymKey.createFile(file);
        Files.writeString(file, "correct horse battery staple, correct horse");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PseudonymKey.named("shop", file, PRODUCTION))
                .withMessageNotContaining("horse")
                .withNoCause();
    }

    private static final char[] PASSWORD = {'p', 'a', 's', 's', 'w', 'o', 'r', 'd'};

    private static KeyStore store(SecretKey key) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry("shop", new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(PASSWORD));
        return store;
    }

    @Test
    void keyStore_secretKey_isTheSameAsItsMaterial() throws GeneralSecurityException, IOException {
        KeyStore store = store(new SecretKeySpec(material(1), "HmacSHA256"));
        char[] given = PASSWORD.clone();
        PseudonymKey key = PseudonymKey.named("shop", store, "shop", () -> given, PRODUCTION);
        assertThat(key.checkValue())
                .isEqualTo(PseudonymKey.named("shop", () -> material(1), PRODUCTION)
                        .checkValue());
        assertThat(given).containsOnly('\0');
    }

    @Test
    void keyStore_belowProduction_isNotAskedForThePassword() throws GeneralSecurityException, IOException {
        KeyStore store = store(new SecretKeySpec(material(1), "HmacSHA256"));
        AtomicBoolean asked = new AtomicBoolean();
        assertThatExceptionOfType(KeyDeniedException.class)
                .isThrownBy(() -> PseudonymKey.named(
                        "shop",
                        store,
                        "shop",
                        () -> {
                            asked.set(true);
                            return PASSWORD.clone();
                        },
                        Environments.STAGING));
        assertThat(asked).isFalse();
    }

    @Test
    void keyStore_thatHasNoSuchKey_isRefusedWithoutThePassword() throws GeneralSecurityException, IOException {
        KeyStore store = store(new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PseudonymKey.named("shop", store, "other", PASSWORD::clone, PRODUCTION))
                .withMessage("'alias' must name a secret key but there is none of that name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PseudonymKey.named("shop", store, "shop", PASSWORD::clone, PRODUCTION))
                .withMessage("'material' must have at least 32 bytes but had 3");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PseudonymKey.named(
                        "shop", store, "shop", () -> new char[] {'w', 'r', 'o', 'n', 'g'}, PRODUCTION))
                .withMessage("The key store did not open the key: wrong password, or damaged");
        KeyStore unloaded = KeyStore.getInstance("PKCS12");
        assertThatIllegalStateException()
                .isThrownBy(() -> PseudonymKey.named("shop", unloaded, "shop", PASSWORD::clone, PRODUCTION))
                .withMessage("'store' must be loaded");
    }
}

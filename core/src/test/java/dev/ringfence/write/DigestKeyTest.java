package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestKeyTest {
    @TempDir
    Path directory;

    private static DigestInput input() {
        return new DigestInput().text("purge").number(5);
    }

    @Test
    void digest_ofAKey_isHmacSha256OfAnIndependentImplementation() {
        byte[] material = HexFormat.of().parseHex("0b".repeat(40));
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(material.clone()));
        byte[] bytes = input().bytes();
        mac.update(bytes, 0, bytes.length);
        byte[] expected = new byte[32];
        mac.doFinal(expected, 0);

        assertThat(DigestKey.of(() -> material).digest(input()))
                .isEqualTo(HexFormat.of().formatHex(expected));
        assertThat(material).containsOnly(0);
    }

    @Test
    void file_createdAndRead_isOneKeyForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("digest.key");
        DigestKey.createFile(file);

        assertThat(DigestKey.read(file).digest(input()))
                .isEqualTo(DigestKey.read(file).digest(input()))
                .isNotEqualTo(DigestKey.ephemeral().digest(input()));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> DigestKey.createFile(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestKey.read(file))
                .withMessageContaining("chmod 600");
    }

    @Test
    void material_thatIsShortOrNoHexadecimal_isRefusedWithoutShowingIt() throws IOException {
        Path file = directory.resolve("digest.key");
        DigestKey.createFile(file);
        for (String wrong : new String[] {"", "abcdef", "SECRET".repeat(12), "0".repeat(63)}) {
            Files.writeString(file, wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DigestKey.read(file))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET", "abcdef"))
                    .satisfies(e -> assertThat(e.getCause()).isNull());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> DigestKey.of(() -> new byte[31]));
        assertThat(DigestKey.ephemeral()).hasToString("DigestKey");
    }
}

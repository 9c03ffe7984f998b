package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Travel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyReferenceTest {
    @TempDir
    Path folder;

    /** Where the workers of this test run. */
    private static DeploymentEnvironment workers = Environments.PRODUCTION;

    private record OfFile(String file) implements KeyReference.Opener {
        @Override
        public PseudonymKey open() throws IOException {
            return PseudonymKey.named("shop", Path.of(file), workers);
        }
    }

    private Path key() throws IOException {
        Path file = folder.resolve("shop.key");
        PseudonymKey.createFile(file);
        return file;
    }

    private KeyReference reference() throws IOException {
        workers = Environments.PRODUCTION;
        return KeyReference.to(new OfFile(key().toString()));
    }

    @Test
    void reference_inAnotherProcess_opensTheSameKeyOnce() throws IOException {
        KeyReference reference = reference();
        KeyReference there = Travel.copy(reference);
        PseudonymKey opened = there.open();

        assertThat(opened.checkValue()).isEqualTo(reference.checkValue());
        assertThat(opened.functionFor("hash").draw("a value").next())
                .isEqualTo(reference.open().functionFor("hash").draw("a value").next());
        assertThat(there.open()).isSameAs(opened);
        assertThat(there.name()).isEqualTo("shop");
        assertThat(there).hasToString(opened.toString());
    }

    @Test
    void travellingForm_holdsNothingOfTheKey() throws IOException {
        KeyReference reference = reference();
        reference.open();
        String hexadecimal = Files.readString(folder.resolve("shop.key")).strip();
        byte[] material = HexFormat.of().parseHex(hexadecimal);
        byte[] sent = Travel.bytes(reference);

        for (int from = 0; from + 8 <= material.length; from++) {
            byte[] part = java.util.Arrays.copyOfRange(material, from, from + 8);
            assertThat(Travel.holds(sent, part)).isFalse();
            String digits = HexFormat.of().formatHex(part);
            assertThat(Travel.holds(sent, digits.getBytes(StandardCharsets.US_ASCII)))
                    .isFalse();
        }
        // The test would see what is there.
        assertThat(Travel.holds(sent, reference.checkValue().getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    @Test
    void worker_withAnotherKeyUnderThatName_isRefused() throws IOException {
        KeyReference there = Travel.copy(reference());
        Files.delete(folder.resolve("shop.key"));
        key();

        assertThatExceptionOfType(KeyDeniedException.class)
                .isThrownBy(there::open)
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("live-data.key-reference"))
                .withMessageContaining(there.checkValue());
    }

    @Test
    void worker_whereNoLiveDataMayBeHeld_isRefused() throws IOException {
        KeyReference there = Travel.copy(reference());
        workers = Environments.STAGING;

        assertThatExceptionOfType(KeyDeniedException.class)
                .isThrownBy(there::open)
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("live-data.named-key"));
    }

    @Test
    void worker_withoutTheFile_fails() throws IOException {
        KeyReference there = Travel.copy(reference());
        Files.delete(folder.resolve("shop.key"));

        assertThatExceptionOfType(IOException.class).isThrownBy(there::open);
    }

    @Test
    void openerOfEphemeralKeys_isNoReference() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyReference.to(PseudonymKey::ephemeral))
                .withMessageContaining("'opener' must open the same key each time");
    }
}

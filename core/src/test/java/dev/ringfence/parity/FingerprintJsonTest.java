package dev.ringfence.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintJsonTest {
    private static final String HEAD = "{\"version\":1,\"environment\":\"staging\",\"tier\":\"staging\","
            + "\"keyCheck\":\"0123456789abcdef\",\"capturedAt\":\"2026-01-01T00:00:00Z\",\"entries\":";
    private static final String DIGEST = "\"digest\":\"00112233445566778899aabbccddeeff\"";

    @TempDir
    Path directory;

    @Test
    void fingerprint_writtenAndRead_isTheSame() throws IOException {
        EnvironmentFingerprint fingerprint = FingerprintFixture.capture(
                Environments.PRODUCTION,
                builder -> builder.configuration(Map.of(
                                "a \"b\"\n<c>",
                                1,
                                "db.url",
                                "jdbc:h2:mem:x;USER=sa;PASSWORD=p",
                                "db.password",
                                "geheim"))
                        .flags(Map.of("new-basket", true, "variant", "blue"))
                        .guards(Levels.observing().with(Guard.SQL, Level.ENFORCE))
                        .process());
        Path file = directory.resolve("production.json");
        fingerprint.write(file);
        assertThat(EnvironmentFingerprint.read(file)).isEqualTo(fingerprint);
        assertThat(Files.readAllLines(file)).hasSize(fingerprint.entries().size() + 3);
        assertThat(fingerprint.toString())
                .isEqualTo("EnvironmentFingerprint of production (production) at 2026-06-01T12:00:00Z, "
                        + fingerprint.entries().size() + " entries");
    }

    @Test
    void entries_ofEachMark_areRead() {
        EnvironmentFingerprint read = EnvironmentFingerprint.parse(
                HEAD + "["
                        + "{\"section\":\"schema\",\"key\":\"t\",\"type\":\"structure\",\"fact\":\"integer\"," + DIGEST
                        + "},"
                        + "{\"section\":\"jvm\",\"key\":\"version\",\"type\":\"version\",\"fact\":\"17\"},"
                        + "{\"section\":\"configuration\",\"key\":\"h\",\"type\":\"host\",\"expected\":\"own\","
                        + DIGEST + "},"
                        + "{\"section\":\"configuration\",\"key\":\"p\",\"type\":\"secret\",\"length\":\"8-15\",\"tag\":\"00ff\"}]}");
        assertThat(read.entries()).extracting(FingerprintEntry::key).containsExactly("h", "p", "version", "t");
        assertThat(read.entry(Section.CONFIGURATION, "p").orElseThrow().mark())
                .isEqualTo(new Mark.Secret(LengthClass.USUAL, "00ff"));
        assertThat(read.entry(Section.CONFIGURATION, "q")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"section\":\"jvm\",\"key\":\"HUNTER2\",\"type\":\"version\"}]",
                "[{\"section\":\"jvm\",\"key\":\"HUNTER2\",\"type\":\"version\",\"fact\":\"a\\u0000\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"version\",\"fact\":\"1\",\"odd\":\"HUNTER2\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"HUNTER2\",\"fact\":\"1\"}]",
                "[{\"section\":\"HUNTER2\",\"key\":\"k\",\"type\":\"text\",\"fact\":\"1\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"text\",\"digest\":\"HUNTER2\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"text\",\"digest\":7}]",
                "[{\"section\":\"jvm\",\"key\":\"\",\"type\":\"text\",\"fact\":\"HUNTER2\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"secret\",\"fact\":\"HUNTER2\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"text\",\"length\":\"8-15\",\"tag\":\"00ff\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"secret\",\"length\":\"HUNTER2\",\"tag\":\"00ff\"}]",
                "[{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"text\",\"expected\":\"HUNTER2\",\"fact\":\"1\"}]",
                "[\"HUNTER2\"]",
                "\"HUNTER2\"",
                "[] HUNTER2"
            })
    void file_ofAnotherForm_isRefusedWithoutQuotingIt(String entries) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvironmentFingerprint.parse(HEAD + entries + "}"))
                .satisfies(refused ->
                        assertThat(refused.toString() + refused.getCause()).doesNotContain("HUNTER2"));
    }

    @Test
    void file_withANameTwice_isRefused() {
        String entry = "{\"section\":\"jvm\",\"key\":\"k\",\"type\":\"text\",\"fact\":\"1\"}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvironmentFingerprint.parse(HEAD + "[" + entry + "," + entry + "]}"))
                .withMessage("'k' must stand once in section jvm but stood twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvironmentFingerprint.parse(HEAD.replace("\"version\":1", "\"version\":2") + "[]}"))
                .withMessage("'version' must be 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvironmentFingerprint.parse(
                        HEAD.replace("\"version\":1", "\"version\":1,\"version\":1") + "[]}"));
    }
}

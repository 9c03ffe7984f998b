package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFileTest {
    @TempDir
    private Path directory;

    private static Anchor anchor(long sequence) {
        return new Anchor(
                Anchor.Purpose.ANCHOR, sequence, "ab".repeat(32), Instant.parse("2026-03-01T10:00:00.5Z"), "s\n\"{}");
    }

    @Test
    void anchors_keptByOneProcessAfterAnother_areReadInOrder() {
        Path file = directory.resolve("anchors.jsonl");
        AnchorSink.file(file).keep(anchor(1));
        AnchorSink.file(file).keep(anchor(7));
        assertThat(AnchorFile.read(file)).containsExactly(anchor(1), anchor(7));
    }

    @Test
    void lastLine_thatAProcessDiedOver_isPassedOver() throws Exception {
        Path file = directory.resolve("anchors.jsonl");
        AnchorSink.file(file).keep(anchor(1));
        String whole = Files.readString(file);
        for (int length = 1; length < whole.length(); length++) {
            Files.writeString(file, whole);
            Files.writeString(file, whole.substring(0, length), StandardOpenOption.APPEND);
            assertThat(AnchorFile.read(file)).containsExactly(anchor(1));
        }
    }

    @Test
    void line_thatIsNoAnchor_isRefusedByItsLength() throws Exception {
        Path file = directory.resolve("anchors.jsonl");
        for (String line : List.of("{}", "null", "nonsense", "[1]", "{\"purpose\":\"other\",\"sequence\":1}")) {
            Files.writeString(file, line + "\n");
            assertThatThrownBy(() -> AnchorFile.read(file))
                    .as(line)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of " + line.length() + " characters is not an anchor");
        }
    }

    @Test
    void payload_ofAnotherPurposeOrNumber_isAnother() {
        Anchor one = anchor(1);
        assertThat(one.payload())
                .isNotEqualTo(anchor(2).payload())
                .isNotEqualTo(new Anchor(Anchor.Purpose.CHECKPOINT, 1, one.hash(), one.at(), "").payload())
                .isEqualTo(new Anchor(one.purpose(), 1, one.hash(), one.at(), "other").payload());
    }
}

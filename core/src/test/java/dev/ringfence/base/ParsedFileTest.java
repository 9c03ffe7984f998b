package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsedFileTest {
    @Test
    void read_textThatDoesNotFit_isNamedByItsFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("count.txt"), "12");
        assertThat(ParsedFile.<Integer>read(file, Integer::parseInt)).isEqualTo(12);
        Files.writeString(file, "twelve");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParsedFile.read(file, text -> {
                    throw new IllegalArgumentException("'count' must be a number");
                }))
                .withMessage("count.txt: 'count' must be a number");
    }
}

package dev.ringfence.refresh.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is told with the setting that names it. */
class NamedFileTest {
    @TempDir
    Path directory;

    private NamedFile named(String file) {
        return new NamedFile("policy", directory.resolve(file));
    }

    private void assertUnreadable(NamedFile file, NamedFile.Reading<String> reading, String message) {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> file.read(reading))
                .withMessageContaining("the file of 'policy' " + message)
                .withMessageContaining(file.path().toString())
                .withMessageNotContaining("S3cret");
    }

    @Test
    void read_whatCannotBeRead_tellsWhyAndWhatToDo() throws IOException {
        assertUnreadable(named("none"), Files::readString, "must be there but is not: mend the path");
        assertUnreadable(named("."), Files::readString, "could not be read: it is a folder");
        Files.write(directory.resolve("latin"), new byte[] {'S', '3', 'c', 'r', 'e', 't', (byte) 0xe9});
        assertUnreadable(named("latin"), Files::readString, "must be a text in UTF-8 but is not");
        assertUnreadable(
                named("other"),
                file -> {
                    throw new AccessDeniedException(file.toString());
                },
                "must be readable by this process but is not");
    }

    @Test
    void read_whatDoesNotFit_isToldByWhoReadsIt() throws IOException {
        Files.writeString(directory.resolve("there"), "text");
        String text = named("there").read(Files::readString);
        assertThat(text).isEqualTo("text");
        NamedFile.Reading<String> refusing = file -> {
            throw new IllegalArgumentException("'file' must be another");
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named("there").read(refusing))
                .withMessage("'file' must be another");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named("there").readTellingName(refusing))
                .withMessage("'policy' in there: 'file' must be another");
    }

    @Test
    void requireWritable_placeWithoutAFolder_isRefused() throws IOException {
        assertThatNoException().isThrownBy(named("new")::requireWritable);
        assertThatIllegalArgumentException()
                .isThrownBy(named("nowhere/new")::requireWritable)
                .withMessageStartingWith("'policy' must be in a folder that is there but ")
                .withMessageEndingWith("is none: create it, or mend the path");
        Files.createDirectory(directory.resolve("folder"));
        assertThatIllegalArgumentException()
                .isThrownBy(named("folder")::requireWritable)
                .withMessageStartingWith("'policy' must be a file that this process can write but ");
        assertThat(NamedFile.folderOf(directory.resolve("new"))).isEqualTo(directory);
    }
}

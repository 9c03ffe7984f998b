package dev.ringfence.refresh.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside a file tells of a commit that may have happened; only the target knows. */
class PendingFileTest {
    private static final String OTHER = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path directory;

    private Path file;
    private DataSource target;
    private DatastoreStamp stamp;

    @BeforeEach
    void stampTarget() throws SQLException {
        file = directory.resolve("proof.json");
        target = H2.createDatabase();
        stamp = DatastoreStamps.of(target, Environments.STAGING).stamp("test", "test");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> names = Files.list(directory)) {
            return names.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void write_beforeTheCommit_leavesTheFileAsItWas() throws IOException {
        Files.writeString(file, "before");
        PendingFile pending = PendingFile.write(file, stamp.nonce(), "after");
        assertThat(file).hasContent("before");
        pending.show();
        assertThat(file).hasContent("after");
        assertThat(files()).containsExactly("proof.json");
    }

    @Test
    void write_earlierOnesLeft_removesThemAndNothingElse() throws IOException {
        Path others = Files.writeString(directory.resolve(".proof.json.notes.pending"), "of a person");
        Path another = Files.writeString(directory.resolve(".proof.json.bak." + OTHER + ".pending"), "of another file");
        PendingFile.write(file, OTHER, "dead");
        PendingFile pending = PendingFile.write(file, stamp.nonce(), "alive");
        assertThat(files())
                .containsExactlyInAnyOrder(
                        ".proof.json." + stamp.nonce() + ".pending",
                        others.getFileName().toString(),
                        another.getFileName().toString());
        pending.discard();
        assertThat(files()).hasSize(2);
    }

    @Test
    void takeUp_ofTheTargetsStamp_putsItInPlace() throws IOException, SQLException {
        PendingFile.write(file, stamp.nonce(), "it happened");
        PendingFile.takeUp(List.of(file), target);
        assertThat(file).hasContent("it happened");
        assertThat(files()).containsExactly("proof.json");
    }

    @Test
    void takeUp_ofAnotherStamp_leavesBothAsTheyAre() throws IOException, SQLException {
        Files.writeString(file, "before");
        PendingFile.write(file, OTHER, "it did not happen");
        PendingFile.takeUp(List.of(file), target);
        assertThat(file).hasContent("before");
        assertThat(files()).hasSize(2);
    }

    @Test
    void takeUp_nothingLeftOrNoFolder_doesNothing() throws IOException, SQLException {
        PendingFile.takeUp(List.of(file, directory.resolve("none/proof.json")), target);
        assertThat(files()).isEmpty();
    }

    @Test
    void show_somebodyHasPutItThere_isContent() {
        PendingFile pending = PendingFile.write(file, stamp.nonce(), "it happened");
        new PendingFile(file, stamp.nonce()).show();
        pending.show();
        assertThat(file).hasContent("it happened");
    }

    @Test
    void show_nothingThere_fails() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(new PendingFile(file, OTHER)::show);
    }
}

package dev.ringfence.refresh.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where files are read and written: what cannot go well is refused before a large file is read, and nothing is lost. */
class FilePlacesTest {
    private static final String OLD = "the old state";
    private static final String HEADER = "id,name\n";
    private static final String ROW = "1,Ada Lovelace\n";
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("files")
            .keep("customer.id")
            .pseudonymize("customer.name", InfoType.PERSON_NAME)
            .build();
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void write() throws IOException {
        source = Files.writeString(folder.resolve("customer.csv"), HEADER + ROW);
    }

    private static FileRefresh refresh(Path from, Path to) {
        return FileRefresh.from(from)
                .to(to)
                .table("customer")
                .through(POLICY)
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    private static FileRefresh signed(Path from, Path to, Path attestation) {
        return refresh(from, to)
                .proving(RefreshChecks.builder()
                        .signedBy(SigningKey.generate("test"))
                        .alsoIn(attestation)
                        .build());
    }

    private void assertNothingWasWritten(Path in) throws IOException {
        assertThat(Files.readString(source)).isEqualTo(HEADER + ROW);
        try (Stream<Path> files = Files.list(in)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private void assertTwoOfOneFile(String one, String other, FileRefresh refresh) throws IOException {
        assertThatIllegalStateException()
                .isThrownBy(refresh::run)
                .withMessageStartingWith("'" + one + "' must be another file than '" + other + "'");
        assertThatIllegalStateException().isThrownBy(refresh::plan);
        assertNothingWasWritten(folder);
    }

    @Test
    void settings_sourceByAnotherName_isNoTarget() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), source);
        Path hard = Files.createLink(folder.resolve("hard.csv"), source);
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
        for (Path same : List.of(source, link, hard, alias.resolve("customer.csv"))) {
            assertTwoOfOneFile("to", "from", refresh(source, same));
            assertTwoOfOneFile("to", "from", refresh(same, source));
        }
    }

    @Test
    void settings_attestationInThePlaceOfAnotherFile_isRefused() throws IOException {
        Path target = folder.resolve("made.csv");
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
        assertTwoOfOneFile("attestation", "from", signed(source, target, source));
        assertTwoOfOneFile("attestation", "from", signed(source, target, alias.resolve("customer.csv")));
        assertTwoOfOneFile("attestation", "to", signed(source, target, alias.resolve("made.csv")));
        assertTwoOfOneFile("attestation", "report", signed(source, target, folder.resolve("made.csv.report.json")));
        assertThat(target).doesNotExist();
    }

    /** The report stands beside the target by a name that nobody chose. */
    @Test
    void settings_sourceInThePlaceOfTheReport_isRefused() throws IOException {
        String json = "{\"id\":1}";
        Path report = Files.writeString(folder.resolve("made.json.report.json"), json);
        assertTwoOfOneFile("report", "from", refresh(report, folder.resolve("made.json")));
        assertThat(Files.readString(report)).isEqualTo(json);
    }

    @Test
    void settings_placesWhereNoFileCanBe_areRefused() throws IOException {
        Path place = Files.createDirectory(folder.resolve("folder.csv"));
        Files.createDirectory(folder.resolve("made.csv.report.json"));
        for (Path target : List.of(
                place,
                folder.resolve("none").resolve("made.csv"),
                source.resolve("made.csv"),
                folder.resolve("made.csv"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> refresh(source, target).plan())
                    .withMessageContaining(folder.toString());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signed(
                                source,
                                folder.resolve("other.csv"),
                                folder.resolve("none").resolve("attestation.json"))
                        .plan())
                .withMessageStartingWith("'attestation' must be in a folder that is there");
        assertNothingWasWritten(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "none", "dangling", "pipe"})
    void settings_sourceThatIsNoFile_isRefused(String kind) throws IOException, InterruptedException {
        Path from = folder.resolve(kind + ".csv");
        switch (kind) {
            case "folder" -> Files.createDirectory(from);
            case "dangling" -> Files.createSymbolicLink(from, folder.resolve("nowhere.csv"));
            case "pipe" -> assumeTrue(pipe(from), "no pipe can be made here");
            default -> assertThat(from).doesNotExist();
        }
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> refresh(from, folder.resolve("made.csv")).plan())
                .withMessageContaining("the file of 'from'")
                .withMessageContaining(from.toString());
    }

    @Test
    void settings_pipeInThePlaceOfTheTarget_isRefused() throws IOException, InterruptedException {
        Path pipe = folder.resolve("made.csv");
        assumeTrue(pipe(pipe), "no pipe can be made here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refresh(source, pipe).plan())
                .withMessageContaining("pipe or a device");
    }

    private static boolean pipe(Path file) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", file.toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Needs the right to mount. */
    @Test
    void run_diskIsFull_saysWhichFileAndLeavesTheOldOne() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        Optional<SmallDisk> mounted = SmallDisk.mount(small, 1);
        assumeTrue(mounted.isPresent(), "this user may not mount a filesystem");
        try {
            Path target = Files.writeString(small.resolve("made.csv"), OLD);
            Path large = Files.writeString(folder.resolve("large.csv"), HEADER + ROW.repeat(100_000));
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> refresh(large, target).run())
                    .withMessageStartingWith(target + ": it cannot be written, and is as it was before: ")
                    .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain(".part"));
            assertThat(Files.readString(target)).isEqualTo(OLD);
            assertNothingWasWritten(small);
        } finally {
            mounted.get().unmount();
        }
    }

    /** Needs the right to mount; who may do that may write to a folder that is only marked. */
    @Test
    void settings_readOnlyFolder_isRefusedBeforeTheFileIsRead() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        Optional<SmallDisk> mounted = SmallDisk.mount(small, 1);
        assumeTrue(mounted.isPresent(), "this user may not mount a filesystem");
        try {
            mounted.get().lock();
            Path broken = Files.write(folder.resolve("broken.csv"), "no\"csv".getBytes(StandardCharsets.UTF_8));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> refresh(broken, small.resolve("made.csv")).run())
                    .withMessageStartingWith("'to' must be a file that this process can write");
        } finally {
            mounted.get().unmount();
        }
    }
}

package dev.ringfence.refresh.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.testing.Environments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come from elsewhere: each ends right, or is refused by name and place without a value of it. */
class OddFilesTest {
    private static final PseudonymKey KEY = PseudonymKey.ephemeral();
    private static final String OLD = "the old state";
    private static final String PERSON = "Ada Lovelace,ada.lovelace@engine.org";
    private static final String HEADER = "id,name,email\n";

    @TempDir
    Path folder;

    private static SanitizationPolicy policy(String name) {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("files");
        return name.contains(".json")
                ? policy.path("$.id", new Treatment.Keep())
                        .path("$.deep", new Treatment.Keep())
                        .key("email", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
                        .build()
                : policy.keep("customer.id")
                        .pseudonymize("customer.name", InfoType.PERSON_NAME)
                        .pseudonymize("customer.email", InfoType.EMAIL_ADDRESS)
                        .build();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileRefresh refresh(Path source, Path target) {
        return FileRefresh.from(source)
                .to(target)
                .through(policy(source.toString()))
                .with(KEY)
                .runningIn(Environments.PRODUCTION);
    }

    /** What a file becomes. */
    private String made(Path source) throws IOException {
        Path target = folder.resolve("made-" + source.getFileName());
        refresh(source, target).run();
        return Files.readString(target);
    }

    /** A file is refused with its name, its values are not shown, and the target is as it was. */
    private void assertRefused(Path source, String evidence) throws IOException {
        Path target = Files.writeString(folder.resolve("old-" + source.getFileName()), OLD);
        assertThatExceptionOfType(RefreshDeniedException.class)
                .isThrownBy(() -> refresh(source, target).run())
                .withMessageContaining(evidence)
                .satisfies(refused -> assertThat(refused.getMessage().replace("\u0000", ""))
                        .doesNotContain("ovelace", "engine", "4485"));
        assertThat(Files.readString(target)).isEqualTo(OLD);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void run_utf16ThatNobodyNamed_isRefusedAsSuch(String charset) throws IOException {
        for (String mark : List.of("", "\uFEFF")) {
            byte[] csv = (mark + HEADER + "1," + PERSON + "\n").getBytes(Charset.forName(charset));
            assertRefused(file("customer.csv", csv), "UTF-16 does: name it with 'charset'");
            byte[] json = (mark + "{\"email\":\"ada.lovelace@engine.org\"}\n").getBytes(Charset.forName(charset));
            assertRefused(file("customer.jsonl", json), "JSON must be in UTF-8");
        }
    }

    @Test
    void run_fileOfAnotherKind_isRefusedWithoutItsBytes() throws IOException {
        byte[] whole = compressed(HEADER + ("1," + PERSON + "\n").repeat(500));
        assertRefused(file("customer.csv", whole), "compressed with GZIP");
        assertRefused(file("customer.tsv", "PK\u0003\u0004\u0014\u0000ovelace.xml"), "ZIP archive");
        assertRefused(file("customer.csv.gz", HEADER + "1," + PERSON), "customer.csv.gz");
        assertRefused(file("customer.csv.gz", new byte[0]), "not the whole of one");
        for (int cut : new int[] {5, 9, whole.length / 2}) {
            assertRefused(file("customer.csv.gz", Arrays.copyOf(whole, whole.length - cut)), "not the whole of one");
        }
        byte[] json = compressed("{\"id\":1,\"email\":\"ada.lovelace@engine.org\"}\n".repeat(500));
        assertRefused(file("customer.jsonl.gz", Arrays.copyOf(json, json.length - 9)), "not the whole of one");
        whole[whole.length - 5] ^= 1;
        assertRefused(file("customer.csv.gz", whole), "not the whole of one");
    }

    /** The first line would be taken for names, which messages show. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,Ada Lovelace\n2,Grace\n",
                "n\u0001me,ovelace\n",
                "17,ovelace\n",
            })
    void run_noLineOfNames_isRefusedWithoutShowingTheFirst(String csv) throws IOException {
        assertRefused(file("customer.csv", csv), "the first line holds something else than names");
        assertRefused(file("customer.csv", PERSON + ",4485 2757 4230 8327\n"), "has a value there (line 1, column 2)");
        byte[] latin = "Straße,ovelace\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(file("customer.csv", latin), "the character set with 'charset'");
    }

    @Test
    void run_numbersForNamesThatHaveRules_areNames() throws IOException {
        Path source = file("customer.csv", "2025,2026\n1,2\n");
        Path target = folder.resolve("made.csv");
        FileRefresh.from(source)
                .to(target)
                .through(SanitizationPolicy.builder("years")
                        .keep("customer.\"2025\"")
                        .keep("customer.\"2026\"")
                        .build())
                .with(KEY)
                .runningIn(Environments.PRODUCTION)
                .run();
        assertThat(Files.readString(target)).isEqualTo("2025,2026\n1,2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,Ada Lovelace | line 2, column 2",
                "1,Ada Lovelace,a@engine.org,4485 | line 2, column 4",
                "1,\"Ada\" Lovelace,x | closing quote (line 2, column 2)",
                "1,\"Ada Lovelace,x | close its quotes (line 2, column 2)",
            })
    void run_raggedOrMisquotedCsv_isRefusedByFileLineAndColumn(String row, String evidence) throws IOException {
        Path source = file("customer.csv", HEADER + row);
        assertRefused(source, evidence);
        assertRefused(source, "Reading the file customer.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", HEADER, "\uFEFFid,name,email", "id,name,email\r\n"})
    void run_csvWithoutRows_staysSo(String csv) throws IOException {
        assertThat(made(file("customer.csv", csv))).isEqualTo(csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n", " \r\n\t\n"})
    void run_jsonLinesWithoutALine_staySo(String lines) throws IOException {
        assertThat(made(file("customer.jsonl", lines))).isEqualTo(lines);
        assertRefused(file("customer.json", lines), "Reading the file customer.json");
    }

    @Test
    void run_byteOrderMarkOfJson_stays() throws IOException {
        String json = "\uFEFF \n{\"id\":1e400,\"email\":\"ada.lovelace@engine.org\",\"email\":\"b@engine.org\"}";
        assertThat(made(file("customer.json", json)))
                .isEqualTo(made(file("customer.jsonl", json)))
                .startsWith("\uFEFF \n{\"id\":1e400,\"email\":\"")
                .endsWith("\"}")
                .doesNotContain("engine");
    }

    @Test
    void run_brokenJson_isRefusedByFileByteAndLine() throws IOException {
        Path lines = file("customer.jsonl", "{\"id\":1}\n{\"id\":2,\"email\":\"ada.lovelace@engine.org\n{\"id\":3}\n");
        assertRefused(lines, "byte 50, line 2");
        assertRefused(lines, "Reading the file customer.jsonl");
        assertRefused(file("customer.jsonl", "{\"id\":1}\n{\"id\":NaN}\n"), "line 2");
        for (int depth : new int[] {1_000, 100_000}) {
            String deep = "{\"id\":1}\n{\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + "}\n";
            assertRefused(file("customer.jsonl", deep), "nested deeper than 1,000 levels");
        }
        String most = "{\"deep\":" + "[".repeat(998) + "]".repeat(998) + "}\n";
        assertThat(made(file("customer.jsonl", most))).isEqualTo(most);
    }

    @Test
    void run_linkInThePlaceOfTheTarget_isReplaced() throws IOException {
        Path source = file("customer.csv", HEADER + "1," + PERSON + "\n");
        Path other = Files.writeString(folder.resolve("other.csv"), OLD);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), other);

        refresh(source, link).run();

        assertThat(Files.readString(other)).isEqualTo(OLD);
        assertThat(link).isRegularFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
        Path again = Files.createSymbolicLink(folder.resolve("again.csv"), source);
        assertThatIllegalStateException()
                .isThrownBy(() -> refresh(source, again).run())
                .withMessageContaining("another file");
    }
}

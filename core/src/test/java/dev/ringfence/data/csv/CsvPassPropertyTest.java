package dev.ringfence.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.transform.Distinctness;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** The pass against another reader of the format, over written and over random files. */
class CsvPassPropertyTest {
    /** Columns whose name has an x are turned around; all else stays. */
    private static final ColumnTreatments REVERSING = new ColumnTreatments() {
        @Override
        public @Nullable Transformation of(String name) {
            return name.indexOf('x') >= 0 ? new Reversing() : null;
        }

        @Override
        public boolean isValue(String headerCell) {
            return false;
        }
    };

    private record Reversing() implements Transformation {
        @Override
        public boolean accepts(ValueKind kind) {
            return true;
        }

        @Override
        public Distinctness distinctness() {
            return Distinctness.BIJECTIVE;
        }

        @Override
        public int minimumLength() {
            return 0;
        }

        @Override
        public Object apply(Object value) {
            return new StringBuilder(value.toString()).reverse().toString();
        }
    }

    private static final CsvDialect RAGGED = CsvDialect.STANDARD.raggedRows();

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> plain = Arbitraries.strings().withChars("abx é€ \t'").ofMaxLength(9);
        Arbitrary<String> quoted = Arbitraries.strings()
                .withChars("ax,é\"\n\r ")
                .ofMaxLength(9)
                .map(text -> '"' + text.replace("\"", "\"\"") + '"');
        Arbitrary<String> cell = Arbitraries.oneOf(plain, quoted, Arbitraries.of("", "x", "\"x\"", "😀b"));
        Arbitrary<String> row = cell.list().ofMinSize(1).ofMaxSize(4).map(cells -> String.join(",", cells));
        Arbitrary<String> lineEnd = Arbitraries.of("\n", "\r\n", "\r");
        return Combinators.combine(
                        Combinators.combine(row, lineEnd)
                                .as((line, end) -> line + end)
                                .list()
                                .ofMaxSize(6),
                        row)
                .as((lines, last) -> String.join("", lines) + last);
    }

    @Property(tries = 3000, seed = "20261122")
    void pass_wellFormedFile_readsTheCellsAnotherReaderReads(@ForAll("files") String file) {
        List<List<String>> before = records(file);
        List<List<String>> after = records(whole(file, RAGGED));
        assertThat(after).hasSameSizeAs(before);
        for (int row = 0; row < before.size(); row++) {
            List<String> names = before.get(0);
            List<String> cells = before.get(row);
            assertThat(after.get(row)).hasSameSizeAs(cells);
            for (int i = 0; i < cells.size(); i++) {
                boolean turned = row > 0 && i < names.size() && names.get(i).indexOf('x') >= 0;
                String expected =
                        turned ? new StringBuilder(cells.get(i)).reverse().toString() : cells.get(i);
                assertThat(after.get(row).get(i)).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 1500, seed = "20261122")
    void pass_anyChunks_writesTheSameBytes(@ForAll("files") String file, @ForAll @IntRange(min = 1, max = 7) int chunk)
            throws IOException {
        String whole = whole(file, RAGGED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvPass.streaming(
                        new ByteChannel(chunked(file.getBytes(StandardCharsets.UTF_8), chunk), bytes),
                        RAGGED,
                        REVERSING,
                        null,
                        8)
                .run();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(whole);
        StringWriter chars = new StringWriter();
        CsvPass.streaming(new CharChannel(new StringReader(file), chars), RAGGED, REVERSING, null, 8)
                .run();
        assertThat(chars.toString()).isEqualTo(whole);
    }

    @Property(tries = 1500, seed = "20261122")
    void pass_fileWithoutTreatedColumns_leavesEveryByte(@ForAll("files") String file) throws IOException {
        StringWriter out = new StringWriter();
        CsvPass pass = CsvPass.streaming(
                new CharChannel(new StringReader(file), out), RAGGED, REVERSING, List.of("a", "b", "c", "d"), 8);
        assertThat(pass.run()).isFalse();
        assertThat(out.toString()).isEqualTo(file);
    }

    @Property(tries = 3000, seed = "20261122")
    void pass_anyText_isReadOrRefusedWithAPlace(@ForAll("noise") String text) {
        try {
            whole(text, CsvDialect.STANDARD);
        } catch (CsvSyntaxException refused) {
            assertThat(refused.line()).isBetween(1L, text.length() + 1L);
            assertThat(refused.column()).isBetween(1, text.length() + 1);
        }
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("x,\"\n\r a").ofMaxLength(30);
    }

    private static String whole(String file, CsvDialect dialect) {
        StringWriter out = new StringWriter();
        CsvPass pass =
                CsvPass.whole(file.toCharArray(), new CharChannel(new StringReader(""), out), dialect, REVERSING, null);
        try {
            return pass.run() ? out.toString() : file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> records(String file) {
        List<List<String>> records = new ArrayList<>();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser reader = format.parse(new StringReader(file))) {
            reader.forEach(one -> records.add(List.of(one.values())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static FilterInputStream chunked(byte[] bytes, int most) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                return super.read(into, from, Math.min(count, most));
            }
        };
    }
}

package dev.ringfence.refresh.file;

import dev.ringfence.data.ColumnName;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.csv.CsvCells;
import dev.ringfence.data.csv.CsvSanitizer;
import dev.ringfence.data.sanitize.Sanitizer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comma-separated values. */
final class CsvFile implements DataFile {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");
    private static final Pattern UNREADABLE = Pattern.compile("[\\x00-\\x08\\x0E-\\x1F\\uFFFD]");
    private static final String NAMELESS = "the first line holds something else than names of columns, such as values:"
            + " name the columns with 'columns' if no line does, or the character set with 'charset'";

    private final FileLayout layout;
    private final SanitizationPolicy policy;
    private final CsvSanitizer reader;
    private final List<String> objections = new ArrayList<>();
    private List<FilePlace> places = List.of();
    private boolean nameless;

    CsvFile(FileLayout layout, SanitizationPolicy policy) {
        this.layout = layout;
        this.policy = policy;
        this.reader = csv(Sanitizer.redacting(policy));
    }

    private CsvSanitizer csv(Sanitizer sanitizer) {
        CsvSanitizer.Builder builder =
                CsvSanitizer.builder(sanitizer).table(layout.table()).delimiter(layout.delimiter());
        if (!layout.columns().isEmpty()) {
            builder.columns(layout.columns().toArray(String[]::new));
        }
        return builder.build();
    }

    /** Bytes of UTF-8 are not decoded but where they change, and those that are none stay. */
    private boolean utf8() {
        return layout.charset().equals(StandardCharsets.UTF_8);
    }

    @Override
    public void read(InputStream in, Values values) throws IOException {
        List<FilePlace> met = new ArrayList<>();
        CsvCells cells = new CsvCells() {
            @Override
            public void column(int column, String name) {
                FilePlace place = place(column, name, met);
                if (place.treatment().isEmpty() && layout.columns().isEmpty() && isNone(name)) {
                    nameless = true;
                }
                met.add(place);
            }

            @Override
            public void cell(int column, String value) {
                values.value(met.get(column), value);
            }

            @Override
            public void endRow() {
                values.endRow();
            }
        };
        if (utf8()) {
            reader.read(in, cells);
        } else {
            reader.read(decoded(in, layout.charset()), cells);
        }
        places = List.copyOf(met);
    }

    /** True for what is hardly the name of a column: then its neighbours may be values that no message may show. */
    private static boolean isNone(String name) {
        return NUMBER.matcher(name).matches() || UNREADABLE.matcher(name).find();
    }

    private FilePlace place(int column, String name, List<FilePlace> before) {
        boolean named = !name.isBlank();
        ColumnName target = ColumnName.of(layout.table(), named ? name : "column " + (column + 1));
        FilePlace place = new FilePlace(
                target.column(),
                target,
                named ? policy.treatmentOf(target).or(() -> policy.treatmentOfKey(name)) : Optional.empty());
        boolean again = before.stream().anyMatch(other -> other.name().equals(place.name()));
        if (places.isEmpty() && (!named || again)) {
            objections.add("column " + (column + 1) + (named ? " has the name of another" : " has no name")
                    + ": name the columns with 'columns', or in the file");
        }
        return place;
    }

    @Override
    public List<FilePlace> places() {
        return nameless ? List.of() : places;
    }

    @Override
    public List<String> objections() {
        return nameless ? List.of(NAMELESS) : List.copyOf(objections);
    }

    @Override
    public void sanitize(InputStream in, OutputStream out, Sanitizer sanitizer) throws IOException {
        CsvSanitizer csv = csv(sanitizer);
        if (utf8()) {
            csv.sanitize(in, out);
            return;
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(
                out,
                layout.charset()
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        csv.sanitize(decoded(in, layout.charset()), writer);
        writer.flush();
    }

    /** What is no text of the character set is refused, not replaced. */
    private static Reader decoded(InputStream in, Charset charset) {
        return new BufferedReader(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}

package dev.ringfence.data.csv;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.data.ColumnName;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.data.transform.Transformation;
import dev.ringfence.data.transform.ValueKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sanitizes tables of comma-separated values (RFC 4180), UTF-8 bytes or characters.
 *
 * <pre>{@code
 * CsvSanitizer csv = CsvSanitizer.builder(sanitizer).table("customer").build();
 * csv.sanitize(in, out);
 * }</pre>
 *
 * <p>A column is treated by the policy's rule for {@code table.column}, otherwise by the one for its name as a key,
 * otherwise by what the policy says of values without a rule. Whatever does not change keeps its bytes: quotes, line
 * breaks, blank lines, a byte order mark, bytes that are no UTF-8. A changed cell keeps its quotes and gets them where
 * it needs them; within one, what was no UTF-8 is U+FFFD afterwards. An empty cell stays empty, and a value that becomes
 * NULL is an empty cell.
 *
 * <p>Refused with line and cell: a quote that is not closed or stands within an unquoted cell, text behind a closing
 * quote, a row with more or fewer cells than the first (unless {@linkplain Builder#ragged() allowed}), a first line
 * that holds values where it should hold names, a cell that is too long. A line ends with CRLF, LF or CR. When a stream
 * is refused, what stood before has been written.
 *
 * <p>Memory: a buffer of 64 K units, or twice the longest cell. Immutable and safe for use by many threads.
 */
public final class CsvSanitizer {
    private final Sanitizer sanitizer;
    private final String table;
    private final CsvDialect dialect;
    private final @Nullable List<String> names;

    private CsvSanitizer(Builder builder) {
        this.sanitizer = builder.sanitizer;
        this.table = builder.table;
        this.dialect = builder.dialect;
        this.names = builder.names;
    }

    /** Commas, a line of names first, columns treated by their names as keys. */
    public static CsvSanitizer of(Sanitizer sanitizer) {
        return builder(sanitizer).build();
    }

    /** Begins another choice. */
    public static Builder builder(Sanitizer sanitizer) {
        return new Builder(sanitizer);
    }

    /**
     * Sanitizes UTF-8 to the end of a stream. Closes neither; flushes the second.
     *
     * @throws CsvSyntaxException if it is not as described above
     * @throws dev.ringfence.data.BlockedValueException if a column has a value that the policy blocks
     * @throws IllegalArgumentException if the policy has a rule for a column that takes no text
     * @throws IOException if a stream fails
     */
    public void sanitize(InputStream in, OutputStream out) throws IOException {
        CsvPass.streaming(new ByteChannel(in, out), dialect, new ByName(), names, CsvPass.BUFFER)
                .run();
    }

    /**
     * Sanitizes to the end of a reader. Closes neither; flushes the second.
     *
     * @throws IOException if one of them fails; otherwise as {@link #sanitize(InputStream, OutputStream)}
     */
    public void sanitize(Reader in, Writer out) throws IOException {
        CsvPass.streaming(new CharChannel(in, out), dialect, new ByName(), names, CsvPass.BUFFER)
                .run();
    }

    /** Sanitizes a text; the same object if nothing changed. Throws as {@link #sanitize(InputStream, OutputStream)}. */
    public String sanitize(String csv) {
        StringWriter out = new StringWriter();
        return whole(csv.toCharArray(), new CharChannel(Reader.nullReader(), out)) ? out.toString() : csv;
    }

    /** Sanitizes UTF-8; the same array if nothing changed. Throws as {@link #sanitize(InputStream, OutputStream)}. */
    public byte[] sanitize(byte[] csv) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteChannel channel = new ByteChannel(InputStream.nullInputStream(), out);
        return whole(ByteChannel.units(csv), channel) ? out.toByteArray() : csv;
    }

    /**
     * Shows the cells of UTF-8 as they are, to the end of a stream, by the same rules of structure. Closes nothing.
     *
     * @throws CsvSyntaxException as {@link #sanitize(InputStream, OutputStream)}
     * @throws IOException if the stream fails
     */
    public void read(InputStream in, CsvCells cells) throws IOException {
        ByteChannel channel = new ByteChannel(in, OutputStream.nullOutputStream());
        CsvPass.streaming(channel, dialect, new CellViews(cells, new ByName()), names, CsvPass.BUFFER)
                .run();
    }

    /** The same of characters; throws as {@link #read(InputStream, CsvCells)}. */
    public void read(Reader in, CsvCells cells) throws IOException {
        CharChannel channel = new CharChannel(in, Writer.nullWriter());
        CsvPass.streaming(channel, dialect, new CellViews(cells, new ByName()), names, CsvPass.BUFFER)
                .run();
    }

    private boolean whole(char[] units, CellChannel channel) {
        try {
            return CsvPass.whole(units, channel, dialect, new ByName(), names).run();
        } catch (IOException e) {
            // Memory does not fail.
            throw new UncheckedIOException(e);
        }
    }

    /** The policy's rules, for the names of one file. */
    private final class ByName implements ColumnTreatments {
        @Override
        public @Nullable Transformation of(String name) {
            Transformation transformation = bind(name);
            if (!transformation.accepts(ValueKind.TEXT)) {
                throw new IllegalArgumentException(
                        "'" + name + "' must have a rule for texts but it has one for other values");
            }
            // Keeping needs no look at the cell.
            return transformation.equals(sanitizer.transformation(new Treatment.Keep())) ? null : transformation;
        }

        private Transformation bind(String name) {
            if (name.isBlank()) {
                return sanitizer.otherwise();
            }
            return (table.isEmpty()
                            ? sanitizer.transformationOfKey(name)
                            : sanitizer.transformationOfCell(ColumnName.of(table, name)))
                    .orElseGet(sanitizer::otherwise);
        }

        @Override
        public boolean isValue(String headerCell) {
            return sanitizer.detector().find(headerCell).stream().anyMatch(finding -> finding.plausible());
        }
    }

    /** Collects choices; a second one of a kind is refused at once. Not safe for use by many threads. */
    public static final class Builder {
        private final Sanitizer sanitizer;
        private final BuilderSettings settings = new BuilderSettings();
        private String table = "";
        private CsvDialect dialect = CsvDialect.STANDARD;
        private @Nullable List<String> names;

        private Builder(Sanitizer sanitizer) {
            this.sanitizer = Objects.requireNonNull(sanitizer, "sanitizer");
        }

        /**
         * The table that the policy names the columns with; without one, only rules for keys apply.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder table(String name) {
            settings.once("table");
            if (name.isBlank()) {
                throw new IllegalArgumentException("'table' must not be blank");
            }
            this.table = name;
            return this;
        }

        /**
         * What stands between two cells; a comma by default.
         *
         * @throws IllegalArgumentException if it is a quote, a line break or not ASCII
         */
        public Builder delimiter(char delimiter) {
            settings.once("delimiter");
            this.dialect = dialect.delimitedBy(delimiter);
            return this;
        }

        /**
         * The names of the columns, for a file whose first line holds values. By default the first line names them.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder columns(String... names) {
            settings.once("columns");
            if (names.length == 0) {
                throw new IllegalArgumentException("'columns' must name at least one");
            }
            this.names = List.of(names);
            return this;
        }

        /** Rows may have fewer or more cells than the first; those beyond it have no rule of their own. */
        public Builder ragged() {
            settings.once("ragged");
            this.dialect = dialect.raggedRows();
            return this;
        }

        /**
         * The most UTF-16 units, or bytes, of one cell; 16 Mi by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxCellChars(int most) {
            settings.once("maxCellChars");
            this.dialect = dialect.cellsUpTo(most);
            return this;
        }

        /** The sanitizer; the builder can go on. */
        public CsvSanitizer build() {
            return new CsvSanitizer(this);
        }
    }
}

package dev.ringfence.data.csv;

import dev.ringfence.data.transform.Transformation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one file. Reads cell after cell within a buffer; what stays as it is is written as one stretch, at the
 * next changed cell or when the buffer must move on. Used once, by one thread.
 */
final class CsvPass {
    static final int BUFFER = 1 << 16;

    private final CellChannel channel;
    private final CsvDialect dialect;
    private final ColumnTreatments treatments;
    private final List<@Nullable Transformation> columns = new ArrayList<>();
    private final boolean headed;

    private char[] buffer;
    private int limit;
    private boolean ended;
    /** The first unit that is not written yet. */
    private int unwritten;
    /** The first unit of the cell being read. */
    private int cell;
    /** The first unit behind it. */
    private int end;

    private boolean quoted;
    private boolean doubled;
    private long line = 1;
    private int row;
    private boolean changed;

    private CsvPass(
            CellChannel channel,
            CsvDialect dialect,
            ColumnTreatments treatments,
            @Nullable List<String> names,
            char[] buffer) {
        this.channel = channel;
        this.dialect = dialect;
        this.treatments = treatments;
        this.buffer = buffer;
        this.headed = names == null;
        if (names != null) {
            names.forEach(name -> columns.add(treatments.of(name)));
        }
    }

    /** A pass over what the channel reads, at first {@code bufferSize} units at a time. */
    static CsvPass streaming(
            CellChannel channel,
            CsvDialect dialect,
            ColumnTreatments treatments,
            @Nullable List<String> names,
            int bufferSize) {
        return new CsvPass(channel, dialect, treatments, names, new char[bufferSize]);
    }

    /** A pass over units that are all there. */
    static CsvPass whole(
            char[] units,
            CellChannel channel,
            CsvDialect dialect,
            ColumnTreatments treatments,
            @Nullable List<String> names) {
        CsvPass pass = new CsvPass(channel, dialect, treatments, names, units);
        pass.limit = units.length;
        pass.ended = true;
        return pass;
    }

    /**
     * Reads to the end and writes all; of whole units nothing is written if none changed.
     *
     * @return true if a cell changed
     */
    boolean run() throws IOException {
        boolean whole = ended;
        while (limit < 3 && !ended && fill()) {
            // Three units tell whether there is a byte order mark.
        }
        end = channel.byteOrderMark(buffer, limit);
        while (has(end)) {
            row();
        }
        if (!whole || changed) {
            channel.copy(buffer, unwritten, limit);
            channel.flush();
        }
        return changed;
    }

    private void row() throws IOException {
        row++;
        long first = line;
        int count = 0;
        boolean more = true;
        while (more) {
            cell = end;
            count++;
            readCell(count);
            boolean blankLine = count == 1 && end == cell && !(has(end) && buffer[end] == dialect.delimiter());
            if (blankLine && !(headed && row == 1)) {
                // RFC 4180 knows no blank line; with one cell it would be an empty value, which stays empty.
                endLine();
                return;
            }
            if (headed && row == 1) {
                name(count);
            } else {
                treat(count);
            }
            more = has(end) && buffer[end] == dialect.delimiter();
            if (more) {
                end++;
            }
        }
        if (!(headed && row == 1)) {
            treatments.endRow();
        }
        endLine();
        if (count < columns.size() && !dialect.ragged()) {
            throw new CsvSyntaxException(
                    "must have " + columns.size() + " cells in each row but had " + count, first, count);
        }
    }

    /** Finds the end of the cell that begins here. */
    private void readCell(int column) throws IOException {
        quoted = has(end) && buffer[end] == '"';
        doubled = false;
        if (quoted) {
            readQuoted(column);
        } else {
            readPlain(column);
        }
        if (end - cell > dialect.maxCellChars()) {
            throw tooLong(column);
        }
    }

    private void readPlain(int column) throws IOException {
        char delimiter = dialect.delimiter();
        do {
            char[] units = buffer;
            int i = end;
            while (i < limit) {
                char c = units[i];
                if (c == delimiter || c == '\n' || c == '\r') {
                    end = i;
                    return;
                }
                if (c == '"') {
                    throw new CsvSyntaxException("must have a quote only in a cell that begins with one", line, column);
                }
                i++;
            }
            end = i;
        } while (has(end, column));
    }

    private void readQuoted(int column) throws IOException {
        long opened = line;
        end++;
        while (has(end, column)) {
            char c = buffer[end++];
            if (c == '"') {
                if (!has(end, column) || buffer[end] != '"') {
                    closeQuoted(column);
                    return;
                }
                doubled = true;
                end++;
            } else if (c == '\n' || (c == '\r' && !(has(end, column) && buffer[end] == '\n'))) {
                line++;
            }
        }
        throw new CsvSyntaxException("must close its quotes", opened, column);
    }

    private void closeQuoted(int column) throws IOException {
        if (has(end)) {
            char c = buffer[end];
            if (c != dialect.delimiter() && c != '\n' && c != '\r') {
                throw new CsvSyntaxException("must end a cell at its closing quote", line, column);
            }
        }
    }

    private void endLine() throws IOException {
        if (!has(end)) {
            return;
        }
        if (buffer[end++] == '\r' && has(end) && buffer[end] == '\n') {
            end++;
        }
        line++;
    }

    private void name(int column) {
        String name = value();
        if (treatments.isValue(name)) {
            throw new CsvSyntaxException(
                    "must begin with the names of its columns but has a value there", line, column);
        }
        columns.add(treatments.of(name));
    }

    private void treat(int column) throws IOException {
        Transformation transformation = column <= columns.size() ? columns.get(column - 1) : beyond(column);
        if (transformation == null || end == cell) {
            return;
        }
        String value = value();
        if (value.isEmpty()) {
            return;
        }
        Object treated = transformation.apply(value);
        if (value.equals(treated)) {
            return;
        }
        changed = true;
        channel.copy(buffer, unwritten, cell);
        unwritten = end;
        if (treated != null) {
            String text = treated.toString();
            boolean quotes = quoted || dialect.needsQuotes(text);
            channel.write(quotes ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
    }

    /** A cell that no name of the header stands over. */
    private @Nullable Transformation beyond(int column) {
        if (!dialect.ragged()) {
            throw new CsvSyntaxException(
                    "must have " + columns.size() + " cells in each row but had more", line, column);
        }
        columns.add(treatments.of(""));
        return columns.get(column - 1);
    }

    private String value() {
        if (!quoted) {
            return channel.decode(buffer, cell, end);
        }
        String inner = channel.decode(buffer, cell + 1, end - 1);
        return doubled ? inner.replace("\"\"", "\"") : inner;
    }

    private boolean has(int index) throws IOException {
        // The buffer may move while it fills; what is asked for is always the end.
        return index < limit || (!ended && fill());
    }

    private boolean has(int index, int column) throws IOException {
        if (end - cell > dialect.maxCellChars()) {
            throw tooLong(column);
        }
        return has(index);
    }

    private CsvSyntaxException tooLong(int column) {
        return new CsvSyntaxException(
                "must have at most " + dialect.maxCellChars() + " characters in a cell", line, column);
    }

    /** Reads on; what lies before the cell is written and dropped. */
    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            channel.copy(buffer, Math.min(unwritten, cell), cell);
            int kept = limit - cell;
            char[] next = kept > buffer.length / 2 ? new char[Math.multiplyExact(buffer.length, 2)] : buffer;
            System.arraycopy(buffer, cell, next, 0, kept);
            // A changed cell is written before its end moves on, so what is not written begins at a cell or behind it.
            unwritten = Math.max(0, unwritten - cell);
            end -= cell;
            cell = 0;
            limit = kept;
            buffer = next;
        }
        int read = channel.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return true;
    }
}

package dev.ringfence.jdbc.live;

import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Lets characters through in stretches that were looked at before. The first {@value #HELD} are looked at when the
 * stream is bound, so that most streams are refused before the driver reads any of them; the rest as the driver reads
 * on. Consecutive stretches overlap, so that a value at a seam is seen whole.
 */
public final class LiveReader extends Reader {
    /** Characters looked at together. */
    public static final int HELD = 65_536;

    /** The longest value that is sure to be seen at a seam. */
    private static final int OVERLAP = 1_024;

    private final Reader source;
    private final Consumer<CharSequence> check;
    private final char[] held = new char[HELD];
    /** Before it: let through already, kept only for the next look. */
    private int from;
    /** Before it: looked at. Behind it the beginning of a word that may go on. */
    private int checked;

    private int to;
    private boolean ended;

    private LiveReader(Reader source, Consumer<CharSequence> check) {
        this.source = source;
        this.check = check;
    }

    /**
     * A reader of the same characters.
     *
     * @param check throws what the driver's read, or this call, is to fail with
     */
    static Reader of(Reader source, Consumer<CharSequence> check) throws SQLException {
        LiveReader reader = new LiveReader(source, check);
        try {
            reader.fill();
        } catch (IOException failure) {
            throw new SQLException("the stream of a parameter cannot be read", failure);
        }
        return reader;
    }

    private void fill() throws IOException {
        int kept = Math.min(checked, OVERLAP);
        System.arraycopy(held, checked - kept, held, 0, kept + to - checked);
        to -= checked - kept;
        from = kept;
        while (!ended && to < held.length) {
            int count = source.read(held, to, held.length - to);
            ended = count < 0;
            to += Math.max(count, 0);
        }
        checked = ended ? to : endOfWords();
        if (checked > from) {
            check.accept(new String(held, 0, checked));
        }
    }

    /** Half a value could be taken for another one: {@code example.co} for a domain that is somebody's. */
    private int endOfWords() {
        for (int i = to; i > to - OVERLAP; i--) {
            if (Character.isWhitespace(held[i - 1])) {
                return i;
            }
        }
        return to;
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
        if (from == checked && !(ended && checked == to)) {
            fill();
        }
        if (from == checked) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, checked - from);
        System.arraycopy(held, from, into, at, count);
        from += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

package dev.ringfence.refresh.copy;

import java.sql.SQLException;

/** The two formats of PostgreSQL's COPY in which rows cross (its documentation, COPY, "File Formats"). */
public enum CopyFormat {
    /** Of any type: a line for a row, tabs between fields, {@code \N} for NULL, backslashes before what would mistake. */
    TEXT("") {
        @Override
        public int locate(byte[] row, int fields, int[][] begin, int[][] end, int index) {
            int at = 0;
            for (int field = 0; field < fields; field++) {
                int from = at;
                at = CopyInput.endOfField(row, from);
                begin[field][index] = from;
                end[field][index] = CopyInput.none(row, from, at) ? NONE : at;
                at++;
            }
            return at;
        }

        @Override
        public String text(byte[] bytes, int from, int to) {
            return CopyInput.text(bytes, from, to);
        }

        @Override
        public void beginRow(CopyOutput out, byte[] row) {}

        @Override
        public void none(CopyOutput out) {
            out.raw('\\');
            out.raw('N');
            out.raw('\t');
        }

        @Override
        public void field(CopyOutput out, byte[] bytes, int from, int to) {
            out.raw(bytes, from, to);
            out.raw('\t');
        }

        @Override
        public void text(CopyOutput out, String text) {
            out.text(text);
            out.raw('\t');
        }

        @Override
        public boolean endRow(CopyOutput out, int rest, byte[] row) {
            if (rest < row.length || rest == 0) {
                return false;
            }
            // No column is behind those that are looked at: the last tab ends the row.
            out.endRow();
            return true;
        }
    },

    /** Of types whose bytes mean the same on either side: each field behind its length, nothing escaped. */
    BINARY(" WITH (FORMAT binary)") {
        @Override
        public int locate(byte[] row, int fields, int[][] begin, int[][] end, int index) throws SQLException {
            int at = Short.BYTES;
            for (int field = 0; field < fields; field++) {
                if (at + Integer.BYTES > row.length) {
                    throw wrongLayout();
                }
                int length = CopyOutput.int32(row, at);
                at += Integer.BYTES;
                begin[field][index] = at;
                if (length < -1 || length > row.length - at) {
                    throw wrongLayout();
                }
                end[field][index] = length < 0 ? NONE : at + length;
                at += Math.max(0, length);
            }
            return at;
        }

        @Override
        public String text(byte[] bytes, int from, int to) {
            return CopyInput.plain(bytes, from, to);
        }

        @Override
        public void beginRow(CopyOutput out, byte[] row) {
            out.raw(row, 0, Short.BYTES);
        }

        @Override
        public void none(CopyOutput out) {
            out.int32(-1);
        }

        @Override
        public void field(CopyOutput out, byte[] bytes, int from, int to) {
            out.int32(to - from);
            out.raw(bytes, from, to);
        }

        @Override
        public void text(CopyOutput out, String text) {
            int at = out.size();
            out.int32(0);
            out.plain(text);
            out.int32At(at, out.size() - at - Integer.BYTES);
        }

        @Override
        public boolean endRow(CopyOutput out, int rest, byte[] row) {
            return false;
        }
    };

    /** The end of a field that is NULL. */
    public static final int NONE = -1;

    private final String options;

    CopyFormat(String options) {
        this.options = options;
    }

    /** Behind COPY. */
    String options() {
        return options;
    }

    private static SQLException wrongLayout() {
        return new SQLException("a row of COPY has another layout than was asked for", "08P01");
    }

    /**
     * Finds the first fields of a row.
     *
     * @param begin by field, where in the rows it begins
     * @param end likewise, where it ends; {@link #NONE} if it is NULL
     * @param index of the row
     * @return where the other fields begin
     */
    public abstract int locate(byte[] row, int fields, int[][] begin, int[][] end, int index) throws SQLException;

    /** A field that holds a text, as texts are. */
    public abstract String text(byte[] bytes, int from, int to);

    /** Begins a row like one that was read. */
    public abstract void beginRow(CopyOutput out, byte[] row);

    /** Writes a field that is NULL. */
    public abstract void none(CopyOutput out);

    /** Writes a field that has the format already. */
    public abstract void field(CopyOutput out, byte[] bytes, int from, int to);

    /** Writes a text. */
    public abstract void text(CopyOutput out, String text);

    /** Ends a row if nothing of it is left to be copied; false if the rest of the row that was read ends it. */
    public abstract boolean endRow(CopyOutput out, int rest, byte[] row);
}

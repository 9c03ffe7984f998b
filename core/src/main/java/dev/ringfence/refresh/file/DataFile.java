package dev.ringfence.refresh.file;

import dev.ringfence.data.sanitize.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** How one format of files is read and written. Reads the same file again and again; for one thread. */
interface DataFile {
    /** Is shown the values of a file. */
    interface Values {
        /**
         * A value that is neither empty nor null.
         *
         * @param place where it stands
         */
        void value(FilePlace place, String value);

        /** The name of a member of an object, which may be a value itself. */
        default void name(String name) {}

        /** Behind each row, line or document. */
        default void endRow() {}
    }

    /**
     * Shows all values, and gets to know the places.
     *
     * @throws IllegalArgumentException if the file is not of the format; the message shows nothing of it
     */
    void read(InputStream in, Values values) throws IOException;

    /** The places that were met so far, in the order of the file; a place whose values are all empty is one too. */
    List<FilePlace> places();

    /** What stands against the file as it was read, in readable lines. */
    List<String> objections();

    /** Treats it by the policy; throws as {@link #read}. */
    void sanitize(InputStream in, OutputStream out, Sanitizer sanitizer) throws IOException;
}

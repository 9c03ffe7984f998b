package dev.ringfence.jdbc.undo.row;

/**
 * How the values of a column become text that says them exactly, and how they come back from it.
 *
 * @param name as the database spells it
 * @param quoted for use in a statement
 * @param readPrefix what stands before the column in a SELECT
 * @param readSuffix what stands behind it there
 * @param placeholder a parameter, with what makes a value of the column's type from the text
 * @param form how a driver hands the value over
 * @param numbered true if the database numbers rows by it
 * @param fixed true if an UPDATE must not set it
 */
public record UndoColumn(
        String name,
        String quoted,
        String readPrefix,
        String readSuffix,
        String placeholder,
        Form form,
        boolean numbered,
        boolean fixed) {

    /** How a driver hands a value over. */
    enum Form {
        /** As text, in the form of the server. */
        TEXT,
        /** As bytes, kept in hexadecimal. */
        BYTES,
        /** As an array, kept as a JSON array of texts. */
        ARRAY,
        /** As seconds since 1970, kept as a date and time of UTC. */
        UTC_SECONDS
    }

    /** The column in a SELECT. */
    String read(String qualifier) {
        return readPrefix + qualifier + "." + quoted + readSuffix;
    }

    /** The column compared with a parameter. */
    String equalsParameter(String qualifier) {
        return qualifier + "." + quoted + " = " + placeholder;
    }
}

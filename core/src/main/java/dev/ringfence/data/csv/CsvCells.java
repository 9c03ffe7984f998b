package dev.ringfence.data.csv;

/** Is shown the cells of a file, see {@link CsvSanitizer#read(java.io.InputStream, CsvCells)}. */
public interface CsvCells {
    /**
     * A column, before its cells.
     *
     * @param column its index, from 0
     * @param name as the header has it, or as it was given; empty for a cell beyond the names
     */
    void column(int column, String name);

    /**
     * A cell that is not empty.
     *
     * @param column its index, from 0
     * @param value without quotes
     */
    void cell(int column, String value);

    /** Behind the cells of each row. */
    void endRow();
}

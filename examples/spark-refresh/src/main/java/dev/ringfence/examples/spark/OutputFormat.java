package dev.ringfence.examples.spark;

import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;

/** How the files are written, and read again to be searched. */
public enum OutputFormat {
    /** Apache Parquet. */
    PARQUET("parquet", Map.of()),
    /** CSV as RFC 4180 has it, with a line of names; NULL is {@code \N}, as nothing else may be. */
    CSV(
            "csv",
            Map.of(
                    "header", "true",
                    "escape", "\"",
                    "multiLine", "true",
                    // Otherwise an empty text is read as NULL.
                    "nullValue", "\\N",
                    "ignoreLeadingWhiteSpace", "false",
                    "ignoreTrailingWhiteSpace", "false"));

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable.
    private final Map<String, String> options;

    OutputFormat(String source, Map<String, String> options) {
        this.source = source;
        this.options = options;
    }

    /** Set up to write such files. */
    public DataFrameWriter<Row> writer(DataFrameWriter<Row> writer) {
        return writer.format(source).options(options);
    }

    /** Set up to read such files. */
    public DataFrameReader reader(DataFrameReader reader) {
        return reader.format(source).options(options);
    }
}

package dev.ringfence.refresh.file;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How a file is written.
 *
 * @param table the name by which rules speak of columns
 * @param delimiter between two cells
 * @param columns the names of the columns; empty if the first line has them
 */
record FileLayout(Format format, String table, char delimiter, List<String> columns, Charset charset) {
    FileLayout {
        columns = List.copyOf(columns);
    }

    /** By the extension. */
    enum Format {
        CSV,
        TSV,
        JSON,
        JSON_LINES;

        /**
         * The format of a file, compressed or not.
         *
         * @throws IllegalArgumentException if its name has another extension
         */
        static Format of(Path file) {
            String name = plainName(file).toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "csv" -> CSV;
                case "tsv" -> TSV;
                case "json" -> JSON;
                case "jsonl", "ndjson" -> JSON_LINES;
                default ->
                    throw new IllegalArgumentException("'" + name
                            + "' must end in .csv, .tsv, .json, .jsonl or .ndjson, with .gz behind it if compressed");
            };
        }

        boolean cells() {
            return this == CSV || this == TSV;
        }
    }

    static boolean compressed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Without what says that it is compressed. */
    static String plainName(Path file) {
        String name = String.valueOf(file.getFileName());
        return compressed(file) ? name.substring(0, name.length() - 3) : name;
    }

    /** The name of a table that a file holds: its own without extensions. */
    static String tableOf(Path file) {
        String name = plainName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

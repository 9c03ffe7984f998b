package dev.ringfence.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A text file that is read strictly, such as a policy. Stateless. */
public final class ParsedFile {
    private ParsedFile() {}

    /**
     * Reads it, UTF-8.
     *
     * @throws IllegalArgumentException that the parser throws, with the file's name before its message
     * @throws IOException if it cannot be read
     */
    public static <T> T read(Path file, Function<String, T> parser) throws IOException {
        String text = Files.readString(file);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}

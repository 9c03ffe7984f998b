package dev.ringfence.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that lies in the library, such as a schema or a script. Stateless. */
public final class TextResource {
    private TextResource() {}

    /**
     * Reads it, UTF-8.
     *
     * @param beside a class of the module that holds it
     * @param path from that class, or from the root where it begins with a slash
     * @throws IllegalStateException if it is missing, as from a library that was repackaged
     */
    public static String read(Class<?> beside, String path) {
        try (InputStream resource = beside.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException("'" + path + "' must be in the library but is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + path + "' must be readable", e);
        }
    }
}

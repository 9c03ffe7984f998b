package dev.ringfence.examples.story.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.engine.Constants;

/**
 * Two files in a temporary directory. A file is open only while a connection is, so that another process can have it
 * afterwards.
 */
public final class H2Files implements Databases {
    private final Path directory;

    private H2Files(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory.
     *
     * @throws IOException if it cannot be made
     */
    public static H2Files create() throws IOException {
        return new H2Files(Files.createTempDirectory("ringfence-example-"));
    }

    @Override
    public String product() {
        return "H2 " + Constants.VERSION + ", two files";
    }

    @Override
    public String productionUrl() {
        return url("production");
    }

    @Override
    public String stagingUrl() {
        return url("staging");
    }

    private String url(String name) {
        return "jdbc:h2:file:" + directory.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}

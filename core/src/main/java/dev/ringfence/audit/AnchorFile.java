package dev.ringfence.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Anchors in a file outside of the database, one line of JSON each. */
public final class AnchorFile implements AnchorSink {
    private final Path path;

    AnchorFile(Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    @Override
    public synchronized void keep(Anchor anchor) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((AnchorJson.line(anchor) + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The anchors of a file, oldest first. A last line that has no end, since a process died over it, is passed over.
     *
     * @throws IllegalArgumentException if another line is not an anchor
     * @throws UncheckedIOException if the file cannot be read
     */
    public static List<Anchor> read(Path path) {
        try {
            String text = Files.readString(path, UTF_8);
            List<Anchor> anchors = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                anchors.add(AnchorJson.parse(text.substring(start, end)));
                start = end + 1;
            }
            return List.copyOf(anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.ringfence.examples.shop.story;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.write.DigestKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keys and files that come from the deployment and never from a database; a directory for the length of the story. */
public final class Deployment implements Closeable {
    private final Path directory;

    private Deployment(Path directory) {
        this.directory = directory;
    }

    /** Makes all keys, as it is done once. */
    static Deployment create(String... people) throws IOException {
        Deployment made = new Deployment(Files.createTempDirectory("ringfence-shop-"));
        DigestKey.createFile(made.digestKey());
        Files.createDirectory(made.approvers());
        for (String person : people) {
            Files.writeString(
                    made.approvers().resolve(person + ".pem"),
                    SigningKey.createFile(person, made.personalKey(person)).pem());
        }
        return made;
    }

    /** What writes are digested with: a secret of all instances. */
    Path digestKey() {
        return file("digest");
    }

    /** The public keys of those who may approve. */
    Path approvers() {
        return file("approvers");
    }

    /** What a person signs with: on nobody's machine but theirs. */
    public Path personalKey(String person) {
        return file(person);
    }

    /** A file to hand over. */
    public Path file(String name) {
        return directory.resolve(name);
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

package dev.ringfence.refresh.job;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.OwnerOnlyFile;
import dev.ringfence.refresh.signing.NamedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is: in an environment variable or in a file that only its owner can read. Never the secret itself.
 *
 * @param name what messages call the secret
 */
public record SecretReference(String name, Optional<String> variable, Optional<Path> file) {
    private static final List<String> KEYS = List.of("variable", "file");

    /** Reads the member of that name. */
    public static SecretReference read(JsonMembers members, String key, Path directory) {
        JsonMembers reference = members.members(key);
        reference.requireKeys(key, KEYS, List.of());
        return members.using(key, () -> of(key, reference, directory));
    }

    /** Of an object that may say more than that. */
    public static SecretReference of(String name, JsonMembers reference, Path directory) {
        if (reference.has("variable") == reference.has("file")) {
            throw new IllegalArgumentException("'" + name + "' must be either in a 'variable' or in a 'file'");
        }
        return reference.has("variable")
                ? new SecretReference(name, Optional.of(reference.text("variable")), Optional.empty())
                : new SecretReference(name, Optional.empty(), Optional.of(directory.resolve(reference.text("file"))));
    }

    /**
     * The secret, without the end of its line.
     *
     * @throws IllegalArgumentException if it is not there, or others may read it
     * @throws IOException if the file cannot be read
     */
    public String open(Function<String, @Nullable String> variables) throws IOException {
        if (variable.isPresent()) {
            String value = variables.apply(variable.get());
            if (value == null) {
                throw new IllegalArgumentException(
                        "'" + name + "' must be in the variable " + variable.get() + ", which is not set");
            }
            return value;
        }
        return new NamedFile(name, file.orElseThrow()).read(this::read);
    }

    private String read(Path there) throws IOException {
        Optional<String> exposure = OwnerOnlyFile.exposure(there);
        if (exposure.isPresent()) {
            throw new IllegalArgumentException("'" + name
                    + "' must be in a file that its owner alone can read (chmod 600) but of " + there.getFileName()
                    + " "
                    + exposure.get());
        }
        return Files.readString(there, StandardCharsets.UTF_8).strip();
    }
}

package dev.ringfence.refresh.job;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.jdbc.UrlDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which datastore is meant: by URL, user and where the password is, or by a name that whoever runs the job knows.
 *
 * @param role what messages call it
 */
public record DatastoreReference(
        String role, Optional<String> name, Optional<String> url, String user, Optional<SecretReference> password) {
    private static final List<String> KEYS = List.of("name", "url", "user", "password");

    /** A parameter of that name, or credentials before the host. */
    private static final Pattern SECRET_IN_URL =
            Pattern.compile("(?i)[?&;](password|pwd|sslpassword)=|//[^/?;@]*:[^/?;@]*@");

    /** Reads the member of that name. */
    public static DatastoreReference read(JsonMembers members, String role, Path directory) {
        JsonMembers there = members.members(role);
        there.requireKeys(role, KEYS, List.of());
        return members.using(role, () -> read(there, role, directory, there.has("name")));
    }

    private static DatastoreReference read(JsonMembers there, String role, Path directory, boolean named) {
        if (named == there.has("url")) {
            throw new IllegalArgumentException("'" + role + "' must have either a 'url' or a 'name'");
        }
        if (named) {
            there.requireKeys(role, List.of("name"), List.of());
            return new DatastoreReference(
                    role, Optional.of(there.text("name")), Optional.empty(), "", Optional.empty());
        }
        return new DatastoreReference(
                role,
                Optional.empty(),
                Optional.of(there.using("url", () -> withoutSecret(there.text("url")))),
                there.has("user") ? there.text("user") : "",
                there.has("password")
                        ? Optional.of(SecretReference.read(there, "password", directory))
                        : Optional.empty());
    }

    private static String withoutSecret(String url) {
        if (!url.startsWith("jdbc:") || SECRET_IN_URL.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "'url' must be a JDBC URL without a password: name a variable or a file in 'password'");
        }
        return url;
    }

    /**
     * The datastore.
     *
     * @throws IllegalArgumentException if nobody knows the name, or the password is not there
     * @throws IOException if the password's file cannot be read
     */
    public DataSource open(Map<String, DataSource> named, Function<String, @Nullable String> variables)
            throws IOException {
        if (url.isPresent()) {
            return new UrlDataSource(
                    url.get(), user, password.isPresent() ? password.get().open(variables) : "");
        }
        DataSource known = named.get(name.orElseThrow());
        if (known == null) {
            throw new IllegalArgumentException(
                    "'" + role + "' must be the name of a DataSource that was handed in, one of "
                            + new TreeSet<>(named.keySet()) + "; a command line knows none, and needs a 'url'");
        }
        return known;
    }
}

package dev.ringfence.parity;

import dev.ringfence.base.ParsedFile;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an environment is made of, without its values: something to carry to another environment and compare.
 *
 * <pre>{@code
 * EnvironmentFingerprint here = EnvironmentFingerprint.builder(key, environment)
 *         .configuration(settings)
 *         .process()
 *         .database("shop", pool)
 *         .capture();
 * here.write(Path.of("staging.json"));
 * }</pre>
 *
 * <p>Holds names, facts of the platform and keyed fingerprints; the package says which is which, and how far they protect
 * the values: as long as the {@link ComparisonKey} is kept. Immutable and safe for use by many threads.
 *
 * @param environment the name of the environment that was captured
 * @param tier its tier
 * @param keyCheck tells whether two were made under one key; 16 hexadecimal digits
 * @param capturedAt when, by the clock of the process
 * @param entries in the order of section and name, each name once in a section
 */
public record EnvironmentFingerprint(
        String environment, Tier tier, String keyCheck, Instant capturedAt, List<FingerprintEntry> entries) {
    /** The most characters of a file. */
    public static final int MAX_CHARS = 64_000_000;

    private static final Pattern KEY_CHECK = Pattern.compile("[0-9a-f]{16}");

    /**
     * A fingerprint from its parts; entries may come in any order.
     *
     * @throws IllegalArgumentException if a name stands twice in a section, or the check of the key has another form
     */
    public EnvironmentFingerprint {
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(capturedAt, "capturedAt");
        if (environment.isBlank()) {
            throw new IllegalArgumentException("'environment' must not be blank");
        }
        if (!KEY_CHECK.matcher(keyCheck).matches()) {
            throw new IllegalArgumentException("'keyCheck' must be 16 hexadecimal digits but had another form");
        }
        entries = entries.stream().sorted(FingerprintEntry.ORDER).toList();
        for (int i = 1; i < entries.size(); i++) {
            if (FingerprintEntry.ORDER.compare(entries.get(i - 1), entries.get(i)) == 0) {
                FingerprintEntry twice = entries.get(i);
                throw new IllegalArgumentException("'" + twice.key() + "' must stand once in section "
                        + twice.section().label() + " but stood twice");
            }
        }
    }

    /**
     * Collects what is captured.
     *
     * @param key the one that the other environment captures under too
     * @param environment where this process runs
     */
    public static FingerprintBuilder builder(ComparisonKey key, DeploymentEnvironment environment) {
        return new FingerprintBuilder(key, environment);
    }

    /** The entry of a name. */
    public Optional<FingerprintEntry> entry(Section section, String key) {
        return entries.stream()
                .filter(entry -> entry.section() == section && entry.key().equals(key))
                .findFirst();
    }

    /**
     * Reads what {@link #toJson()} wrote. Strict: nothing unknown is passed over.
     *
     * @throws IllegalArgumentException if it is no fingerprint; the message quotes none of its values
     */
    public static EnvironmentFingerprint parse(String json) {
        return FingerprintJson.read(json);
    }

    /**
     * Reads a file of {@link #write}, as {@link #parse} does.
     *
     * @throws IllegalArgumentException if it is no fingerprint, or longer than {@value #MAX_CHARS} bytes
     * @throws IOException if it cannot be read
     */
    public static EnvironmentFingerprint read(Path file) throws IOException {
        if (Files.size(file) > MAX_CHARS) {
            throw new IllegalArgumentException("'file' must have at most " + MAX_CHARS + " bytes");
        }
        return ParsedFile.read(file, EnvironmentFingerprint::parse);
    }

    /** As JSON, one line for each entry. */
    public String toJson() {
        return FingerprintJson.write(this);
    }

    /**
     * Writes it as JSON, over an older one.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, toJson());
    }

    /** Environment, time and number of entries. */
    @Override
    public String toString() {
        return "EnvironmentFingerprint of " + environment + " (" + tier.label() + ") at " + capturedAt + ", "
                + entries.size() + " entries";
    }
}

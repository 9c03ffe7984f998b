package dev.ringfence.refresh.base;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.data.ColumnName;
import dev.ringfence.refresh.signing.RefreshSignature;
import dev.ringfence.refresh.signing.RefreshSigning;
import dev.ringfence.refresh.survivor.Canaries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a refresh proves of its target before it shows the rows, and who signs it.
 *
 * <p>Always checked: rows and foreign keys; that no identifying value of the source is readable in the target; that every
 * value of a column of made pseudonyms is made; that columns are shaped like the source's where their treatments say so.
 * One check that does not pass ends the refresh, and the target is as it was.
 *
 * <pre>{@code
 * RefreshChecks.builder()
 *         .signedBy(SigningKey.read("refresh", Path.of("/run/secrets/refresh.pem")))
 *         .canary("Testperson Kanari")
 *         .anonymity("customer", 5, "birth_year", "zip")
 *         .build();
 * }</pre>
 *
 * <p>What is looked for and what is not found: a value of a column that identifies a person, by its treatment or its name,
 * is found in any column of the target, within texts and documents too, in any case, with other separators, and with the
 * escapes of JSON and URLs. A lone word is looked for as a whole cell. Not found are values shorter than six letters and
 * digits, parts of values, other spellings, and what is compressed or encoded otherwise. Columns whose pseudonyms preserve
 * the format are not looked at, since theirs may be somebody's by chance; the attestation lists them.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class RefreshChecks {
    /** How long an attestation is in force, unless said otherwise. */
    public static final Duration VALIDITY = RefreshSignature.VALIDITY;

    /** The most memory for fingerprints of the source's values, in bytes, unless said otherwise: 64 MiB. */
    public static final long SURVIVOR_MEMORY_BYTES = 64L << 20;

    /** How far a column may be unlike the source's, as a share, unless said otherwise. */
    public static final double FIDELITY_TOLERANCE = 0.02;

    private final RefreshSignature signature;
    private final long survivorMemoryBytes;
    private final List<String> canaries;
    private final double fidelityTolerance;
    private final List<Anonymity> anonymity;
    private final Map<ColumnName, String> allowed;

    private RefreshChecks(Builder builder) {
        signature = builder.signing.signature();
        survivorMemoryBytes = builder.survivorMemoryBytes;
        fidelityTolerance = builder.fidelityTolerance;
        canaries = List.copyOf(builder.canaries);
        anonymity = List.copyOf(builder.anonymity);
        allowed = Map.copyOf(builder.allowed);
    }

    /** What is always checked, and no signature. */
    public static RefreshChecks standard() {
        return builder().build();
    }

    /** For more than that. */
    public static Builder builder() {
        return new Builder(new RefreshSigning());
    }

    /** A builder of the same, with which each setting may be given anew, and more canaries and demands may be added. */
    public Builder toBuilder() {
        Builder same = new Builder(new RefreshSigning(signature));
        same.survivorMemoryBytes = survivorMemoryBytes;
        same.fidelityTolerance = fidelityTolerance;
        same.canaries.addAll(canaries);
        same.anonymity.addAll(anonymity);
        same.allowed.putAll(allowed);
        return same;
    }

    /** What signs the attestation; empty if it is not signed. */
    public Optional<SigningKey> key() {
        return signature.key();
    }

    /** How long the attestation is in force. */
    public Duration validity() {
        return signature.validity();
    }

    /** Where the attestation is written besides; empty if nowhere. */
    public Optional<Path> file() {
        return signature.file();
    }

    /** The most memory for fingerprints of the source's values, in bytes. */
    public long survivorMemoryBytes() {
        return survivorMemoryBytes;
    }

    /** How far a column may be unlike the source's, as a share. */
    public double fidelityTolerance() {
        return fidelityTolerance;
    }

    /** Values planted in the source, none of which may be readable in the target. */
    public List<String> canaries() {
        return canaries;
    }

    /** Of how many rows combinations of values must be. */
    public List<Anonymity> anonymity() {
        return anonymity;
    }

    /** Columns of the target where values of the source may be, with the reason. */
    public Map<ColumnName, String> allowed() {
        return allowed;
    }

    /** Collects what is proven. Not safe for use by many threads. Single settings are given at most once. */
    public static final class Builder {
        private final BuilderSettings given = new BuilderSettings();
        private final RefreshSigning signing;
        private long survivorMemoryBytes = SURVIVOR_MEMORY_BYTES;
        private double fidelityTolerance = FIDELITY_TOLERANCE;
        private final List<String> canaries = new ArrayList<>();
        private final List<Anonymity> anonymity = new ArrayList<>();
        private final Map<ColumnName, String> allowed = new LinkedHashMap<>();

        private Builder(RefreshSigning signing) {
            this.signing = signing;
        }

        /**
         * Signs an attestation and leaves it in the target, in the commit that shows the rows.
         *
         * @throws IllegalStateException if it was given before
         */
        public Builder signedBy(SigningKey signer) {
            signing.signedBy(signer);
            return this;
        }

        /**
         * How long the attestation is in force; {@link #VALIDITY} unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         * @throws IllegalStateException if it was given before
         */
        public Builder validFor(Duration duration) {
            signing.validFor(duration);
            return this;
        }

        /**
         * Writes the attestation to a file too, in the place of one of that name, right before the commit.
         *
         * @throws IllegalStateException if it was given before
         */
        public Builder alsoIn(Path attestation) {
            signing.alsoIn(attestation);
            return this;
        }

        /**
         * The most memory for fingerprints of the source's values; {@link #SURVIVOR_MEMORY_BYTES} unless set. Nine bytes
         * for each value are enough that hardly ever a stranger is suspected; with two, one in ten thousand stretches of
         * the target is, and the source is read again to tell. No survivor is missed with less. While values are copied
         * it is half as much again, that is at most 32 MiB more.
         *
         * @throws IllegalArgumentException if it is less than a mebibyte or more than eight gibibytes
         * @throws IllegalStateException if it was given before
         */
        public Builder survivorMemory(long bytes) {
            given.once("survivorMemory");
            if (bytes < 1L << 20 || bytes > 8L << 30) {
                throw new IllegalArgumentException(
                        "'survivorMemory' must be from 1048576 to 8589934592 bytes but was " + bytes);
            }
            survivorMemoryBytes = bytes;
            return this;
        }

        /**
         * How far the share of NULLs, the number of different values, their frequencies and lengths may be off where a
         * treatment keeps them; {@link #FIDELITY_TOLERANCE} unless set.
         *
         * @param share such as 0.02 for 2 %
         * @throws IllegalArgumentException if it is not more than 0 and at most 1
         * @throws IllegalStateException if it was given before
         */
        public Builder fidelityTolerance(double share) {
            given.once("fidelityTolerance");
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "'fidelityTolerance' must be more than 0 and at most 1 but was " + share);
            }
            fidelityTolerance = share;
            return this;
        }

        /**
         * A value of a synthetic person that was planted in an identifying column of the source. It must not be readable in
         * the target, and must be in the source.
         *
         * @throws IllegalArgumentException if it is too short to be looked for
         */
        public Builder canary(String value) {
            canaries.add(Objects.requireNonNull(value, "value"));
            new Canaries(canaries);
            return this;
        }

        /**
         * Demands that each combination of values in some columns of the target is that of k rows or more.
         *
         * @param table with or without its schema
         * @param columns the quasi-identifiers, at least one
         * @throws IllegalArgumentException if k is less than 2, or there is no column
         */
        public Builder anonymity(String table, int k, String... columns) {
            anonymity.add(new Anonymity(table, k, List.of(columns)));
            return this;
        }

        /**
         * Lets values of the source be in a column of the target, as where a partner's address is also a customer's. Told in
         * the attestation and the report with the reason.
         *
         * @param column such as {@code order.reference}
         * @throws IllegalArgumentException if it is no name of a column, or the reason is blank
         * @throws IllegalStateException if the column was given before
         */
        public Builder allowSurvivorsIn(String column, String reason) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("'reason' must not be blank");
            }
            if (allowed.putIfAbsent(ColumnName.parse(column), reason) != null) {
                throw new IllegalStateException("'" + column + "' must be allowed once but was allowed before");
            }
            return this;
        }

        /**
         * The checks.
         *
         * @throws IllegalStateException if there is a file to write an attestation to, but no key to sign it
         */
        public RefreshChecks build() {
            return new RefreshChecks(this);
        }
    }
}

package dev.ringfence.jdbc.attestation;

import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.base.TextResource;
import dev.ringfence.data.InfoType;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is claimed of a datastore that was filled, from production through a policy or with made rows: signed by who filled
 * it, and checked by each process that opens it ({@link AttestationPolicy}). Holds names, counts and digests, no value of
 * any row.
 *
 * <p>It is of one stamp of one datastore: the next stamp has another nonce, and so needs another attestation. As an in-toto
 * statement its predicate type is {@value #PREDICATE_TYPE}, its predicate is what {@link #jsonSchema()} describes, and its
 * subject is the stamp, with the digest algorithm {@value #SUBJECT_ALGORITHM}.
 *
 * <p>What it proves: whoever holds the private key says so. Not that the rows are still those. Immutable and safe for use
 * by many threads.
 *
 * @param provenance where its rows come from
 * @param target the datastore that was filled
 * @param generation the place of the target's stamp in its lineage, higher with each refresh
 * @param schemaFingerprint of the target's tables and columns, see {@link DatastoreAttestations#schemaFingerprint}
 * @param tables the rows of each table
 * @param columns what became of each column
 * @param checks what was verified before the rows were shown
 * @param toolVersion the version of the library that signed
 * @param issuedAt when, by the signer's clock
 * @param expiresAt until when it may be relied on
 */
public record Attestation(
        Provenance provenance,
        Datastore target,
        long generation,
        String schemaFingerprint,
        List<TableRows> tables,
        List<ColumnAction> columns,
        List<Check> checks,
        String toolVersion,
        Instant issuedAt,
        Instant expiresAt) {
    /** The predicate type of the statement. */
    public static final String PREDICATE_TYPE = "https://ringfence.dev/refresh-attestation/v1";

    /** The digest algorithm of the statement's subject: the stamp's nonce, which is no digest but names it as well. */
    public static final String SUBJECT_ALGORITHM = "ringfenceStampNonce";

    public Attestation {
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(schemaFingerprint, "schemaFingerprint");
        Objects.requireNonNull(toolVersion, "toolVersion");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
    }

    /** True if a copy was sanitized where it stands, and not filled from elsewhere. */
    public boolean inPlace() {
        return provenance instanceof Crossed crossed
                && crossed.source().environment().equals(target.environment())
                && crossed.source().identity().equals(target.identity());
    }

    /** Where rows come from. */
    public sealed interface Provenance {}

    /**
     * From production, through a policy.
     *
     * @param source production's datastore; of a copy that was sanitized in place the copy itself, as it was stamped before
     * @param policy name of the sanitization policy
     * @param policyDigest its digest, 64 hexadecimal digits
     * @param keyCheckValue which key assigned the pseudonyms, without telling it
     */
    public record Crossed(Datastore source, String policy, String policyDigest, String keyCheckValue)
            implements Provenance {
        public Crossed {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(policyDigest, "policyDigest");
            Objects.requireNonNull(keyCheckValue, "keyCheckValue");
        }

        @Override
        public String toString() {
            return "from " + source.environment() + " through " + policy;
        }
    }

    /**
     * From nobody: made after the target's own schema.
     *
     * @param planDigest of the plan that was carried out, 64 hexadecimal digits
     * @param seed that the rows come of
     */
    public record Made(String planDigest, long seed) implements Provenance {
        public Made {
            Objects.requireNonNull(planDigest, "planDigest");
        }

        @Override
        public String toString() {
            return "of made rows, seed " + seed;
        }
    }

    /**
     * A datastore at one moment.
     *
     * @param environment the name of its environment
     * @param identity what its engine proves of it, empty where it proves nothing
     * @param nonce of its stamp
     */
    public record Datastore(String environment, String identity, String nonce) {
        public Datastore {
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(nonce, "nonce");
        }

        /** The datastore that carries a stamp. */
        public static Datastore of(DatastoreStamp stamp) {
            return new Datastore(stamp.environment(), stamp.origin().identity(), stamp.nonce());
        }
    }

    /**
     * The rows of a table.
     *
     * @param schema empty where there are no schemas
     */
    public record TableRows(String schema, String table, long rows) {
        public TableRows {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(table, "table");
        }
    }

    /** What a sample of a column must show. */
    public enum Expectation {
        /** Every value lies in the made space of the column's info type. */
        MADE,
        /** Every value is NULL. */
        NULL,
        /** No value is one that could be of a person. */
        NOT_PLAUSIBLE,
        /** Nothing: the policy keeps the column, or gives it pseudonyms that nobody can tell from live values. */
        ANY;

        /** The word in statements, such as {@code not-plausible}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Expectation> find(String label) {
            for (Expectation expectation : values()) {
                if (expectation.label().equals(label)) {
                    return Optional.of(expectation);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What became of a column.
     *
     * @param schema empty where there are no schemas
     * @param action the treatment in words, or where made values come from
     * @param infoType the kind of pseudonyms or made values that it holds, if there is one
     */
    public record ColumnAction(
            String schema,
            String table,
            String column,
            String action,
            Expectation expectation,
            Optional<InfoType> infoType) {
        public ColumnAction {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(expectation, "expectation");
            Objects.requireNonNull(infoType, "infoType");
        }
    }

    /**
     * What was verified.
     *
     * @param name such as {@code survivors}
     * @param subject what was looked at
     * @param finding one line for people, with counts
     */
    public record Check(String name, String subject, boolean passed, String finding) {
        public Check {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(finding, "finding");
        }
    }

    /** As the statement that is signed. */
    public InTotoStatement statement() {
        return AttestationClaims.write(this);
    }

    /**
     * Reads a statement.
     *
     * @throws IllegalArgumentException if it is of another predicate type, or lacks a claim; the message names it
     */
    public static Attestation of(InTotoStatement statement) {
        return AttestationClaims.read(statement);
    }

    /** The JSON Schema (draft 2020-12) of the predicate. */
    public static String jsonSchema() {
        return TextResource.read(Attestation.class, "refresh-attestation.schema.json");
    }

    /** Environment, provenance, counts and times on one line. */
    @Override
    public String toString() {
        return "attestation of " + target.environment() + " #" + generation + " " + provenance + ", " + tables.size()
                + " tables, " + columns.size() + " columns, " + checks.size() + " checks, " + issuedAt + " to "
                + expiresAt;
    }
}

package dev.ringfence.jdbc.attestation;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.jdbc.attestation.Attestation.Check;
import dev.ringfence.jdbc.attestation.Attestation.ColumnAction;
import dev.ringfence.jdbc.attestation.Attestation.Crossed;
import dev.ringfence.jdbc.attestation.Attestation.Datastore;
import dev.ringfence.jdbc.attestation.Attestation.Expectation;
import dev.ringfence.jdbc.attestation.Attestation.Made;
import dev.ringfence.jdbc.attestation.Attestation.Provenance;
import dev.ringfence.jdbc.attestation.Attestation.TableRows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An attestation as the claims of a statement, and back. What is not there is an error: nothing is assumed. */
final class AttestationClaims {
    private static final String MADE = "made";

    private AttestationClaims() {}

    static InTotoStatement write(Attestation said) {
        Claims claims = provenance(said.provenance())
                .group("target", datastore(said.target()))
                .number("generation", said.generation())
                .text("schemaFingerprint", said.schemaFingerprint())
                .groups(
                        "tables",
                        said.tables().stream()
                                .map(table -> place(table.schema(), table.table())
                                        .number("rows", table.rows())
                                        .build())
                                .toList())
                .groups(
                        "columns",
                        said.columns().stream().map(AttestationClaims::column).toList())
                .groups(
                        "checks",
                        said.checks().stream().map(AttestationClaims::check).toList())
                .text("toolVersion", said.toolVersion())
                .instant(StatementVerifier.ISSUED_AT, said.issuedAt())
                .instant(StatementVerifier.EXPIRES_AT, said.expiresAt())
                .build();
        return InTotoStatement.of(
                said.target().environment(),
                Attestation.SUBJECT_ALGORITHM,
                said.target().nonce(),
                Attestation.PREDICATE_TYPE,
                claims);
    }

    private static Claims.Builder provenance(Provenance provenance) {
        if (provenance instanceof Crossed crossed) {
            return Claims.builder()
                    .group("source", datastore(crossed.source()))
                    .text("policy", crossed.policy())
                    .text("policyDigest", crossed.policyDigest())
                    .text("keyCheckValue", crossed.keyCheckValue());
        }
        Made made = (Made) provenance;
        return Claims.builder()
                .group(
                        MADE,
                        Claims.builder()
                                .text("planDigest", made.planDigest())
                                .number("seed", made.seed())
                                .build());
    }

    private static Provenance readProvenance(Claims claims) {
        Optional<Claims> made = claims.group(MADE);
        if (made.isEmpty()) {
            return new Crossed(
                    datastore(claims, "source"),
                    text(claims, "policy"),
                    text(claims, "policyDigest"),
                    text(claims, "keyCheckValue"));
        }
        if (claims.group("source").isPresent()) {
            throw new IllegalArgumentException("'source' must not be claimed of made rows");
        }
        return new Made(text(made.get(), "planDigest"), number(made.get(), "seed"));
    }

    private static Claims datastore(Datastore datastore) {
        return Claims.builder()
                .text("environment", datastore.environment())
                .text("identity", datastore.identity())
                .text("nonce", datastore.nonce())
                .build();
    }

    private static Claims.Builder place(String schema, String table) {
        return Claims.builder().text("schema", schema).text("table", table);
    }

    private static Claims column(ColumnAction column) {
        Claims.Builder claims = place(column.schema(), column.table())
                .text("column", column.column())
                .text("action", column.action())
                .text("expectation", column.expectation().label());
        column.infoType().ifPresent(type -> claims.text("infoType", type.name()));
        return claims.build();
    }

    private static Claims check(Check check) {
        return Claims.builder()
                .text("name", check.name())
                .text("subject", check.subject())
                .flag("passed", check.passed())
                .text("finding", check.finding())
                .build();
    }

    static Attestation read(InTotoStatement statement) {
        if (!statement.predicateType().equals(Attestation.PREDICATE_TYPE)) {
            throw new IllegalArgumentException("'predicateType' must be " + Attestation.PREDICATE_TYPE);
        }
        Claims claims = statement.predicate();
        Datastore target = datastore(claims, "target");
        boolean ofTarget = statement.subjects().stream()
                .anyMatch(subject -> target.nonce().equals(subject.digest().get(Attestation.SUBJECT_ALGORITHM)));
        if (!ofTarget) {
            throw new IllegalArgumentException("'subject' must be the target's stamp");
        }
        return new Attestation(
                readProvenance(claims),
                target,
                number(claims, "generation"),
                text(claims, "schemaFingerprint"),
                claims.groups("tables").stream()
                        .map(table -> new TableRows(text(table, "schema"), text(table, "table"), number(table, "rows")))
                        .toList(),
                claims.groups("columns").stream()
                        .map(AttestationClaims::readColumn)
                        .toList(),
                claims.groups("checks").stream()
                        .map(check -> new Check(
                                text(check, "name"),
                                text(check, "subject"),
                                required("passed", check.flag("passed")),
                                text(check, "finding")))
                        .toList(),
                text(claims, "toolVersion"),
                required(StatementVerifier.ISSUED_AT, claims.instant(StatementVerifier.ISSUED_AT)),
                required(StatementVerifier.EXPIRES_AT, claims.instant(StatementVerifier.EXPIRES_AT)));
    }

    private static ColumnAction readColumn(Claims column) {
        return new ColumnAction(
                text(column, "schema"),
                text(column, "table"),
                text(column, "column"),
                text(column, "action"),
                required("expectation", Expectation.find(text(column, "expectation"))),
                column.text("infoType").flatMap(AttestationClaims::knownType));
    }

    /** Empty for a type that only the signer's application declares. */
    private static Optional<InfoType> knownType(String name) {
        List<InfoType> known = InfoType.standard();
        return known.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static Datastore datastore(Claims claims, String name) {
        Claims group = required(name, claims.group(name));
        return new Datastore(text(group, "environment"), text(group, "identity"), text(group, "nonce"));
    }

    private static String text(Claims claims, String name) {
        return required(name, claims.text(name));
    }

    private static long number(Claims claims, String name) {
        OptionalLong number = claims.number(name);
        return number.orElseThrow(() -> missing(name));
    }

    private static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("'" + name + "' must be claimed");
    }
}

package dev.ringfence.write;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.sql.StatementAnalysis;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What proofs cost: digests, signatures, and the comparison of statements with those that were declared. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class ProofBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SQL = "DELETE FROM orders WHERE customer = ? AND note = 'old'";

    private final Write write = Write.sql("purge")
            .target("customer")
            .maxRows(500)
            .statement("DELETE FROM customer WHERE id = ?", 4711)
            .statement(SQL, 4711);
    private final WriteAttempt attempt =
            new WriteAttempt(write, Actor.human("ada"), DeploymentEnvironment.resolve(), NOW);
    private final WriteDigests digests = WriteDigests.of(DigestKey.ephemeral());
    private final SigningKey key = SigningKey.generate("bob");
    private final ApprovalRequest request = ApprovalRequest.of(
            attempt,
            Actor.human("ada"),
            digests.execution(attempt),
            List.of("DELETE FROM CUSTOMER WHERE ID = ?"),
            "0f".repeat(16),
            NOW,
            NOW.plusSeconds(3600));
    private final String envelope = Envelope.sign(request.statement(), key).toJson();
    private final StatementVerifier verifier =
            StatementVerifier.of(VerificationKeys.of(key.verificationKey()), ApprovalRequest.PREDICATE_TYPE);
    private final DeclaredStatements declared =
            DeclaredStatements.of(write, Dialect.POSTGRESQL).orElseThrow();
    private final StatementAnalysis analysis =
            SqlAnalyzer.of(Dialect.POSTGRESQL).analyze(SQL);
    private final List<Integer> parameters = List.of(4711);

    /** Two statements, two parameters. */
    @Benchmark
    public ExecutionDigest executionDigest() {
        return digests.execution(attempt);
    }

    @Benchmark
    public String operationDigest() {
        return digests.operation(write, "7");
    }

    @Benchmark
    public Envelope sign() {
        return Envelope.sign(request.statement(), key);
    }

    /** Parses the envelope, verifies one signature, parses the statement. */
    @Benchmark
    public Verification verify() {
        return verifier.verify(envelope, NOW);
    }

    /** Paid for each changing statement of a write that declares its statements, and by nobody else. */
    @Benchmark
    public Decision declaredStatement() {
        return declared.decide(SQL, analysis, parameters, "production");
    }
}

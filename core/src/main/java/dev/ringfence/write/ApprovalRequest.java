package dev.ringfence.write;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.audit.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody asks others to consent to: one write, once, until a point in time. Immutable and safe for use by many
 * threads.
 *
 * <p>Its JSON form is exactly what an approver signs: an in-toto statement whose subject is the operation with the {@link
 * ExecutionDigest}. It holds names, shapes, counts and keyed digests, never the value of a parameter or literal; reason and
 * ticket stand there as they were given. So an approver who has to judge the values must be shown them by other means; what
 * the digest adds is that nobody can exchange them afterwards.
 */
public final class ApprovalRequest {
    /** The predicate type of the statement. */
    public static final String PREDICATE_TYPE = "https://ringfence.dev/approval/v1";

    static final String DIGEST_ALGORITHM = "hmacSha256";

    private final InTotoStatement statement;
    private final String id;
    private final String operation;
    private final Actor requester;
    private final Instant expiresAt;
    private final ExecutionDigest digest;

    private ApprovalRequest(InTotoStatement statement) {
        Claims claims = statement.predicate();
        if (!statement.predicateType().equals(PREDICATE_TYPE)
                || statement.subjects().size() != 1) {
            throw new IllegalArgumentException("'request' must be a statement of type " + PREDICATE_TYPE);
        }
        this.statement = statement;
        this.id = required(claims, "id");
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("'id' must be 32 hexadecimal digits");
        }
        this.operation = required(claims, "operation");
        this.requester = Actor.human(required(claims, "requester"));
        this.expiresAt = claims.instant(StatementVerifier.EXPIRES_AT)
                .orElseThrow(() -> new IllegalArgumentException("'expiresAt' must be a time"));
        this.digest = digest(statement, claims.group("parts").orElse(Claims.none()));
    }

    private static ExecutionDigest digest(InTotoStatement statement, Claims claims) {
        String value = statement.subjects().get(0).digest().get(DIGEST_ALGORITHM);
        if (value == null || !value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + DIGEST_ALGORITHM + "' must be 64 hexadecimal digits");
        }
        Map<ExecutionDigest.Part, String> parts = new EnumMap<>(ExecutionDigest.Part.class);
        for (ExecutionDigest.Part part : ExecutionDigest.Part.values()) {
            claims.text(part.label()).ifPresent(text -> parts.put(part, text));
        }
        return new ExecutionDigest(value, parts);
    }

    private static String required(Claims claims, String name) {
        return claims.text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' must not be blank"));
    }

    static ApprovalRequest of(
            WriteAttempt attempt,
            Actor requester,
            ExecutionDigest digest,
            List<String> shapes,
            String id,
            Instant issuedAt,
            Instant expiresAt) {
        Write write = attempt.write();
        Claims.Builder parts = Claims.builder();
        digest.parts().forEach((part, value) -> parts.text(part.label(), value));
        Claims.Builder claims = Claims.builder()
                .text("id", id)
                .text("operation", write.operation())
                .text("kind", write.kind().name())
                .flag("destructive", write.isDestructive())
                .text("environment", attempt.environment().name())
                .text("tier", attempt.environment().tier().label())
                .text("actor", attempt.actor().toString())
                .text("requester", requester.name())
                .texts("statements", shapes)
                .number(
                        "parameters",
                        write.statements().stream()
                                .mapToLong(one -> one.parameters().size())
                                .sum())
                .texts(
                        "arguments",
                        write.arguments().stream().map(Write.Argument::name).toList())
                .group("parts", parts.build())
                .instant(StatementVerifier.ISSUED_AT, issuedAt)
                .instant(StatementVerifier.EXPIRES_AT, expiresAt);
        write.target().ifPresent(target -> claims.text("target", target));
        write.reason().ifPresent(reason -> claims.text("reason", reason));
        write.ticket().ifPresent(ticket -> claims.text("ticket", ticket));
        write.maxRows().ifPresent(rows -> claims.number("maxRows", rows));
        write.expectedRows().ifPresent(rows -> claims.number("expectedRows", rows));
        return new ApprovalRequest(InTotoStatement.of(
                write.operation(), DIGEST_ALGORITHM, digest.value(), PREDICATE_TYPE, claims.build()));
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException if it is no request; the message shows nothing of it
     */
    public static ApprovalRequest parse(String json) {
        return new ApprovalRequest(InTotoStatement.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The request that a statement holds. */
    static ApprovalRequest of(InTotoStatement statement) {
        return new ApprovalRequest(statement);
    }

    /** The JSON form, to be handed to an approver. */
    public String toJson() {
        return new String(statement.payload(), StandardCharsets.UTF_8);
    }

    InTotoStatement statement() {
        return statement;
    }

    /** Which request: 32 random hexadecimal digits. An approval of it can be used once. */
    public String id() {
        return id;
    }

    /** The name of the operation. */
    public String operation() {
        return operation;
    }

    /** The person who asks. */
    public Actor requester() {
        return requester;
    }

    /** What consent is bound to. */
    public ExecutionDigest digest() {
        return digest;
    }

    /** Until when a signed request can be used, by the clock of the state store. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** The request for a person to read, a line for each fact; characters that steer a terminal are shown as {@code ?}. */
    @Override
    public String toString() {
        return ShownClaims.of("Approval request", statement);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApprovalRequest that && statement.equals(that.statement);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }
}

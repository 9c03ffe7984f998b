package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.Approval;
import dev.ringfence.write.ApprovalRequest;
import dev.ringfence.write.Approvers;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.Subject;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteContext;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteDigests;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Consent to a call of an annotated method, asked for with nothing but its refusal. */
class ApprovedCallTest {
    private static final Actor ADA = Actor.human("ada");
    private static final String SECRET = "4711-0815";

    private final SigningKey bob = SigningKey.generate("bob");
    private final Approval approval = Approval.builder(
                    Approvers.builder()
                            .approver(Actor.human("bob"), bob.verificationKey())
                            .build(),
                    WriteDigests.of(DigestKey.ephemeral()),
                    StateStore.inMemory())
            .build();
    private final WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .requirements(Requirements.standard().with(approval))
            .meters(new SimpleMeterRegistry())
            .build();
    private final List<String> closed = new ArrayList<>();
    private final Accounts accounts = Guards.of(guard).proxy(Accounts.class, closed::add);

    /** What needs consent. */
    public interface Accounts {
        @GuardedWrite(operation = "close", maxRows = 5, requires = "approval")
        void close(String account);
    }

    private WriteDeniedException refused(WriteContext context, String account) {
        return Objects.requireNonNull(
                catchThrowableOfType(WriteDeniedException.class, () -> context.run(() -> accounts.close(account))));
    }

    private WriteContext ada() {
        return guard.capture().as(ADA).because("a test");
    }

    private void sign(ApprovalRequest request) {
        InTotoStatement statement = InTotoStatement.parse(request.toJson().getBytes(StandardCharsets.UTF_8));
        assertThat(approval.submit(Envelope.sign(statement, bob).toJson())).isEmpty();
    }

    @Test
    void call_refusedAndApproved_runsOnceWithTheseArgumentsByThisActor() {
        WriteDeniedException denied = refused(ada(), SECRET);
        sign(approval.request(denied));

        refused(ada(), "4711-0816");
        refused(guard.capture().as(Actor.human("cy")), SECRET);
        assertThat(closed).isEmpty();
        ada().run(() -> accounts.close(SECRET));
        assertThat(closed).hasSize(1);
        refused(ada(), SECRET);
        assertThat(closed).hasSize(1);
    }

    @Test
    void call_ofAService_isAskedForByAPerson() {
        WriteDeniedException denied = refused(guard.capture(), SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> approval.request(denied))
                .withMessageContaining("'requester' must be human");
        sign(approval.request(denied, ADA));
        accounts.close(SECRET);
        assertThat(closed).hasSize(1);
    }

    @Test
    void refusal_ofACall_carriesItAndShowsNoArgument() {
        WriteDeniedException denied = refused(ada(), SECRET);
        assertThat(denied.attempt())
                .hasValueSatisfying(attempt -> assertThat(attempt.write().arguments())
                        .singleElement()
                        .satisfies(argument ->
                                assertThat(SECRET.equals(argument.value())).isTrue()));
        for (Object shown : List.of(denied, denied.attempt(), denied.refusal(), approval.request(denied))) {
            assertThat(shown.toString().contains(SECRET)).isFalse();
        }
        assertThat(approval.request(denied).toJson().contains(SECRET)).isFalse();
    }

    @Test
    void refusal_insideARunningWrite_isNoneToAskConsentFor() {
        WriteDeniedException inside = Objects.requireNonNull(catchThrowableOfType(
                WriteDeniedException.class,
                () -> guard.run(
                        Write.custom("many").maxRows(1),
                        () -> guard.apply(guard.countRows(2), Subject.named("rows")))));
        assertThat(inside.attempt()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> approval.request(inside))
                .withMessage("'denied' must be the refusal of a write before it ran but was one by rule"
                        + " rows.operation-ceiling inside it");
    }

    @Test
    void refusal_serialized_keepsItsMessageAndCarriesNoCall() throws Exception {
        WriteDeniedException denied = refused(ada(), SECRET);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(denied);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1).contains(SECRET)).isFalse();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            WriteDeniedException read = (WriteDeniedException) in.readObject();
            assertThat(read.getMessage()).isEqualTo(denied.getMessage());
            assertThat(read.attempt()).isEmpty();
        }
    }
}

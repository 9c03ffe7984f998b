package dev.ringfence.jdbc.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Levels;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.Approval;
import dev.ringfence.write.Approvers;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteDigests;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an approval is bound to is the very datastore. */
class DatastoreIdentityIT {
    private static final DigestKey KEY = DigestKey.ephemeral();

    private final SigningKey bob = SigningKey.generate("bob");
    private final StateStore store = StateStore.inMemory();

    private static DatastoreStamps stamps(DataSource db) {
        return DatastoreStamps.of(db, Environments.PRODUCTION);
    }

    private static Supplier<String> stamped(TestDatabase kind) throws SQLException {
        DatastoreStamps stamps = stamps(kind.create());
        stamps.stamp("ops", "first day");
        return stamps.identity();
    }

    /** A process whose writes go to a datastore; all of them share keys and store. */
    private Approval approval(Supplier<String> datastore) {
        return Approval.builder(
                        Approvers.builder()
                                .approver(Actor.human("bob"), bob.verificationKey())
                                .build(),
                        WriteDigests.builder(KEY).datastore(datastore).build(),
                        store)
                .build();
    }

    private static WriteGuard guard(Approval approval) {
        return WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .requirements(Requirements.standard().with(approval))
                .meters(new SimpleMeterRegistry())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void approval_forOneDatastore_isNoneForAnother(TestDatabase kind) throws SQLException {
        Approval here = approval(stamped(kind));
        Approval elsewhere = approval(stamped(kind));
        Write purge =
                Write.sql("purge").by(Actor.human("ada")).because("a test").requiring("approval");

        InTotoStatement request =
                InTotoStatement.parse(here.request(guard(here), purge).toJson().getBytes(StandardCharsets.UTF_8));
        assertThat(here.submit(Envelope.sign(request, bob).toJson())).isEmpty();

        assertThat(guard(elsewhere).decide(purge))
                .isInstanceOfSatisfying(
                        Decision.Needs.class,
                        needs -> assertThat(needs.refusal().what()).contains("there is one for other datastore"));
        assertThat(guard(here).decide(purge)).isEqualTo(Decision.allowed());
    }

    @Test
    void identity_ofARestoredCopy_isAnother() throws SQLException {
        String original = PostgresServer.createDatabase();
        DatastoreStamps first = stamps(PostgresServer.superuser(original));
        first.stamp("ops", "first day");
        DatastoreStamps copy = stamps(PostgresServer.superuser(PostgresServer.createDatabase(original)));

        assertThat(copy.identity().get()).isNotEqualTo(first.identity().get());
        String before = first.identity().get();
        assertThat(first.identity().get()).isEqualTo(before);
        first.stamp("ops", "stamped anew");
        assertThat(first.identity().get()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void identity_ofAnUnstampedDatastore_isNone(TestDatabase kind) throws SQLException {
        assertThatIllegalStateException()
                .isThrownBy(stamps(kind.create()).identity()::get)
                .withMessage("'datastore' must have a stamp that can be read but is unstamped");
        Write write = Write.sql("purge").requiring("approval");
        assertThat(guard(approval(stamps(kind.create()).identity())).decide(write))
                .as("nobody can tell where it would go")
                .isInstanceOf(Decision.Needs.class);
    }
}

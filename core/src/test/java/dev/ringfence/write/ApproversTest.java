package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKey;
import dev.ringfence.audit.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproversTest {
    private static VerificationKey key(String name) {
        return SigningKey.generate(name).verificationKey();
    }

    @Test
    void directory_ofKeys_namesPeopleAndTheirFurtherKeys(@TempDir Path directory) throws IOException {
        VerificationKey ada = key("x");
        VerificationKey laptop = key("x");
        VerificationKey dotted = key("x");
        Files.writeString(directory.resolve("ada.pem"), ada.pem());
        Files.writeString(directory.resolve("ada@laptop.pem"), laptop.pem());
        Files.writeString(directory.resolve("grace.hopper.pem"), dotted.pem());

        Approvers approvers = Approvers.readDirectory(directory);

        assertThat(approvers.person(ada)).contains(Actor.human("ada"));
        assertThat(approvers.person(laptop)).contains(Actor.human("ada"));
        assertThat(approvers.person(dotted)).contains(Actor.human("grace.hopper"));
        assertThat(approvers.person(key("ada"))).isEmpty();
        assertThat(approvers.keys().all()).hasSize(3);
    }

    @Test
    void people_ofOneName_areOnePerson() {
        Approvers approvers = Approvers.builder()
                .approver(Actor.human("Ada"), key("ada"))
                .alias("DB_Ada", Actor.human("ADA"))
                .build();

        assertThat(approvers.same(Actor.human(" ada "), Actor.human("ADA"))).isTrue();
        assertThat(approvers.same(Actor.human("db_ada"), Actor.service("ada"))).isTrue();
        assertThat(approvers.same(Actor.human("ada"), Actor.human("bob"))).isFalse();
        assertThat(approvers.same(Actor.human("db_ada"), Actor.human("db_bob"))).isFalse();
    }

    @Test
    void people_wrongOrTwice_areRefused() {
        VerificationKey ada = key("ada");
        Approvers.Builder builder = Approvers.builder().approver(Attempts.ADA, ada);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.approver(Attempts.BOB, ada))
                .withMessageContaining("is of human ada and human bob");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.approver(Attempts.BOB));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.approver(Actor.service("job"), key("job")));
        builder.alias("x", Attempts.ADA);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> builder.alias("X", Attempts.BOB));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approvers.builder().build());
    }
}

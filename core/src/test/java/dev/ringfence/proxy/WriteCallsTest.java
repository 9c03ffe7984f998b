package dev.ringfence.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.RunningWrite;
import dev.ringfence.write.UnrestrictedWrite;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteCallsTest {
    private final List<RunningWrite> seen = new ArrayList<>();
    private WriteGuard guard = guard("production");

    private static WriteGuard guard(String environment) {
        return WriteGuard.builder(Environments.named(environment))
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .build();
    }

    /** What is annotated here and there. */
    @GuardedWrite(operation = "accounts", maxRows = 50, requires = "justification")
    public interface Accounts {
        void inherit();

        @GuardedWrite(operation = "close", maxRows = 70, kind = Write.Kind.SQL, destructive = true)
        void close(long id, String note);

        void narrowed();

        default void byItself() {
            close(1, "");
        }

        void failing() throws IOException;
    }

    class PlainAccounts implements Accounts {
        @Override
        public void inherit() {
            note();
        }

        @Override
        public void close(long id, String note) {
            WriteGuard.assertActive();
            Guards.assertActive();
            note();
        }

        @Override
        @GuardedWrite(maxRows = 9)
        public void narrowed() {
            note();
        }

        @Override
        public void failing() throws IOException {
            throw new IOException("down");
        }

        private void note() {
            guard.running().ifPresent(seen::add);
        }
    }

    private Accounts accounts() {
        return Guards.of(guard).proxy(Accounts.class, new PlainAccounts());
    }

    private RunningWrite only() {
        assertThat(seen).hasSize(1);
        return Objects.requireNonNull(seen.get(0));
    }

    private void justified(Runnable action) {
        guard.capture().because("a test").run(action);
    }

    @Test
    void annotation_ofTheType_holdsForItsMethods() {
        justified(accounts()::inherit);

        assertThat(only().write().operation()).isEqualTo("accounts");
        assertThat(only().write().maxRows()).hasValue(50);
        assertThat(only().write().requirements()).containsExactly("justification");
        assertThat(only().write().isAudited()).isTrue();
    }

    @Test
    void annotation_ofTheMethod_namesTheOperationAndAddsToThatOfTheType() {
        justified(() -> accounts().close(12, "gone"));

        Write write = only().write();
        assertThat(write.operation()).isEqualTo("close");
        assertThat(write.kind()).isEqualTo(Write.Kind.SQL);
        assertThat(write.maxRows()).hasValue(50);
        assertThat(write.isDestructive()).isTrue();
        assertThat(write.requirements()).containsExactly("justification");
    }

    @Test
    void annotation_ofTheClass_lowersTheCeiling() {
        justified(accounts()::narrowed);

        assertThat(only().write().maxRows()).hasValue(9);
        assertThat(only().write().operation()).isEqualTo("accounts");
    }

    @Test
    void arguments_ofTheCall_areArgumentsOfTheWrite() {
        justified(() -> accounts().close(12, "gone"));

        assertThat(only().write().arguments()).extracting(Write.Argument::value).containsExactly(12L, "gone");
        assertThat(only().write() + " " + only()).doesNotContain("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging", "test", "development", "nowhere"})
    void assertActive_inAMethodThatCalledItself_fails(String environment) {
        guard = guard(environment);
        justified(() -> accounts().close(1, ""));

        assertThatThrownBy(() -> new PlainAccounts().close(1, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("passed no check");
        assertThatThrownBy(() -> justified(accounts()::byItself))
                .as("the check was of another method")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void exceptions_ofTheMethod_comeOutAsTheyAre() {
        assertThatThrownBy(() -> guard.capture().because("a test").call(() -> {
                    accounts().failing();
                    return 0;
                }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("down");
        assertThat(guard.running()).isEmpty();
    }

    /** Annotations that cannot be. */
    interface Misspelt {
        @GuardedWrite(requires = "justificaton")
        void run();
    }

    interface Both {
        @GuardedWrite
        @UnrestrictedWrite(reason = "an import")
        void run();
    }

    interface WithoutReason {
        @UnrestrictedWrite(reason = " ")
        void run();
    }

    interface BelowNothing {
        @GuardedWrite(maxRows = -2)
        void run();
    }

    @Test
    void annotations_thatCannotBe_failWhenTheProxyIsMade() {
        Guards guards = Guards.of(guard);
        assertThatThrownBy(() -> guards.proxy(Misspelt.class, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Misspelt.run")
                .hasMessageContaining(
                        "must name one of blast-radius, justification, row-budget but named 'justificaton'")
                .hasMessageContaining("did you mean 'justification'?");
        assertThatThrownBy(() -> guards.proxy(Both.class, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not speak for one method, but on Both.run both do");
        assertThatThrownBy(() -> guards.proxy(WithoutReason.class, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'reason' must not be blank");
        assertThatThrownBy(() -> guards.proxy(BelowNothing.class, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'maxRows' must not be negative but was -2");
    }

    /** The annotation of a method of the class that no interface declares. */
    static final class Unreached implements Runnable {
        @Override
        public void run() {}

        @GuardedWrite
        public void purge() {}
    }

    @Test
    void annotation_thatNoCallPasses_isRefused() {
        assertThatThrownBy(() -> Guards.of(guard).proxy(Runnable.class, new Unreached()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@GuardedWrite on Unreached.purge would guard nothing");
    }
}
